package org.muster.notice.distribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Arrivals.Arrival;
import org.muster.notice.distribution.Reasons.Ground;
import org.muster.notice.document.Addressees;
import org.muster.notice.document.EndingKind;
import org.muster.platform.web.Page;

/**
 * What lies in an organisation's inbox (收文). There is no row per recipient: it is computed from the audiences that
 * hold one of the places the organisation ever had, so a move loses nothing.
 */
@ApplicationScoped
class InboxList {

    /** What was delivered to :organisation and where, and the first selector by which. */
    static final String DELIVERED = """
            (select m.audience, m.pos, bool_or(m.way = 'to') as must_sign,
                min(m.selector) filter (where m.way = 'to') as to_selector,
                min(m.selector) filter (where m.way = 'cc') as cc_selector
                from audience_member m
                where m.code = :organisation and int8range(m.from_pos, m.to_pos + 1) @> m.pos
                group by m.audience, m.pos)""";

    /*
     * The newest deliveries: of each interval around a place the organisation ever had the newest lines that mean it, and
     * of these the newest.
     */
    private static final String NEWEST = """
            place as (select * from organisation_position where code = :organisation),
            around as (
                select distinct r.* from place p join inbox_range r on int8range(r.from_pos, r.to_pos + 1) @> p.pos),
            newest as (
                select d.issue_order, d.notice, d.pos, bool_or(d.must_sign) as must_sign,
                    min(d.to_selector) as to_selector, min(d.cc_selector) as cc_selector
                from around r cross join lateral (
                    select l.issue_order, l.notice, p.pos, bool_or(l.way = 'to') as must_sign,
                        min(l.selector) filter (where l.way = 'to') as to_selector,
                        min(l.selector) filter (where l.way = 'cc') as cc_selector
                    from (select * from inbox_line l where l.range = r.id and l.issue_order < :before
                            and (not :ended or exists (select 1 from notice_ending e where e.notice = l.notice))
                            order by l.issue_order desc) l
                        join place p on p.pos between r.from_pos and r.to_pos
                            and p.depth between l.depth_from and l.depth_to
                            and (l.kinds is null or p.kind = any (l.kinds))
                            and (l.groups is null or p.groups && l.groups)
                            and p.since <= l.edition and (p.until is null or p.until > l.edition)
                            and (not l.narrowed or exists (select 1 from audience_member m
                                where m.audience = l.audience and m.clause = l.clause and m.code = p.code and m.pos = p.pos))
                    group by l.issue_order, l.notice, p.pos order by l.issue_order desc limit :fetch) d
                group by d.issue_order, d.notice, d.pos order by d.issue_order desc limit :fetch)""";

    /**
     * A line of the inbox.
     *
     * @param id of the delivery; one notice reaches an organisation once, so it is the notice's
     * @param way "to" must be signed, "cc" may be
     * @param organisation who sent it here: of a forward, the forwarder
     * @param reason why it was sent here, in a few words
     * @param replyDue by when a reply is wanted; null without a day
     * @param forwarding whether it is to be carried on, and is; null when that is not asked of the organisation
     * @param ending null while it is in force
     * @param signedThrough another copy of the same notice that is signed while this one is not; null for most
     * @param forwarded what it carries on; null for a notice that forwards nothing
     */
    record Item(
            UUID id,
            UUID notice,
            String number,
            String type,
            String title,
            String urgency,
            String organisation,
            String organisationName,
            LocalDate issuedOn,
            Instant issuedAt,
            String way,
            String reason,
            State state,
            boolean replyRequired,
            LocalDate replyDue,
            Forwarding forwarding,
            boolean drill,
            EndingKind ending,
            Arrival signedThrough,
            Origin forwarded) {

        private Item with(String why, Forwarding asked, Arrival signed) {
            return new Item(
                    id,
                    notice,
                    number,
                    type,
                    title,
                    urgency,
                    organisation,
                    organisationName,
                    issuedOn,
                    issuedAt,
                    way,
                    why,
                    state,
                    replyRequired,
                    replyDue,
                    asked,
                    drill,
                    ending,
                    signed,
                    forwarded);
        }
    }

    /** The first notice of a chain of forwards. */
    record Origin(UUID id, String number, String organisation, String organisationName) {}

    /** @param order the place in the list */
    record Row(Item item, long order) {}

    /** @param chained whether there are forwards of it, or it is one */
    private record Line(Item item, long order, UUID root, boolean chained, boolean forwardRequired, Ground ground) {

        boolean mayBeToForward() {
            return forwardRequired && ground.mustSign() && item.ending() == null;
        }

        boolean mayBeSignedElsewhere() {
            return chained && (item.state() == State.DELIVERED || item.state() == State.OPENED);
        }
    }

    @Inject
    Jdbi jdbi;

    @Inject
    Reasons reasons;

    @Inject
    Arrivals arrivals;

    @Inject
    Unforwarded unforwarded;

    /** Newest issue first. @param ended only those that are no longer in force */
    List<Row> of(String organisation, boolean ended, Page page, Locale language) {
        List<Line> lines = lines(organisation, ended, page);
        List<String> words = reasons.words(lines.stream().map(Line::ground).toList(), organisation, language);
        Map<UUID, List<Arrival>> arrived = arrivals.of(
                organisation,
                lines.stream()
                        .filter(Line::mayBeSignedElsewhere)
                        .map(Line::root)
                        .collect(Collectors.toSet()));
        Map<UUID, Forwarding> asked = unforwarded.standing(
                lines.stream()
                        .filter(Line::mayBeToForward)
                        .map(line -> line.item().id())
                        .toList(),
                organisation);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> {
                    Line line = lines.get(i);
                    Forwarding forwarding = asked.get(line.item().id());
                    return new Row(line.item().with(words.get(i), forwarding, signed(line, arrived)), line.order());
                })
                .toList();
    }

    private static Arrival signed(Line line, Map<UUID, List<Arrival>> arrived) {
        return !line.mayBeSignedElsewhere()
                ? null
                : arrived.getOrDefault(line.root(), List.of()).stream()
                        .filter(arrival -> arrival.signedAt() != null)
                        .findFirst()
                        .orElse(null);
    }

    private List<Line> lines(String organisation, boolean ended, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with %s,
                        page as (
                            select w.notice as id, w.pos, w.must_sign, coalesce(w.to_selector, w.cc_selector) as selector
                            from newest w)
                        select n.*, p.must_sign, case when p.must_sign then n.addressees else n.copies end -> p.selector as selector,
                            n.root is not null or exists (select 1 from notice f where f.forward_of = n.id) as chained,
                            e.kind as ending, root.number as root_number, root.organisation as root_organisation,
                            root.issuer_name as root_issuer_name,
                            array(select cast(r.act as text) from receipt r where r.notice = p.id and r.pos = p.pos) as acts
                        from page p join notice n on n.id = p.id left join notice root on root.id = n.root
                            left join notice_ending e on e.notice = n.id
                        order by n.issue_order desc""".formatted(NEWEST))
                .bind("organisation", organisation)
                .bind("ended", ended)
                .bind("before", page.afterLong(Long.MAX_VALUE))
                .bind("fetch", page.fetch())
                .map((row, context) -> line(row))
                .list());
    }

    private static Line line(ResultSet row) throws SQLException {
        Item item = item(row);
        boolean forward = item.forwarded() != null;
        return new Line(
                item,
                row.getLong("issue_order"),
                forward ? item.forwarded().id() : item.id(),
                row.getBoolean("chained"),
                row.getBoolean("forward_required"),
                new Ground(
                        row.getString("selector"),
                        row.getBoolean("must_sign"),
                        forward ? item.organisationName() : null,
                        forward ? row.getString("body") : null));
    }

    /** How many in force nobody of the organisation has opened, those of drills apart. */
    InboxResource.UnreadResponse unread(String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) filter (where not n.drill) as unread, count(*) filter (where n.drill) as drill
                        from %s d join notice n on n.audience = d.audience
                        where not exists (select 1 from receipt r
                            where r.notice = n.id and r.pos = d.pos and r.act = 'OPENED')
                            and not exists (select 1 from notice_ending e where e.notice = n.id)""".formatted(DELIVERED))
                .bind("organisation", organisation)
                .map((row, context) -> new InboxResource.UnreadResponse(row.getInt("unread"), row.getInt("drill")))
                .one());
    }

    private static Item item(ResultSet row) throws SQLException {
        UUID root = row.getObject("root", UUID.class);
        List<Act> acts = Arrays.stream((String[]) row.getArray("acts").getArray())
                .map(Act::valueOf)
                .toList();
        return new Item(
                row.getObject("id", UUID.class),
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("type"),
                row.getString("title"),
                row.getString("urgency"),
                row.getString("organisation"),
                row.getString("issuer_name"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("must_sign") ? Addressees.TO : Addressees.CC,
                null,
                State.after(acts),
                row.getBoolean("reply_required"),
                row.getObject("reply_due", LocalDate.class),
                null,
                row.getBoolean("drill"),
                row.getString("ending") == null ? null : EndingKind.valueOf(row.getString("ending")),
                null,
                root == null
                        ? null
                        : new Origin(
                                root,
                                row.getString("root_number"),
                                row.getString("root_organisation"),
                                row.getString("root_issuer_name")));
    }
}
