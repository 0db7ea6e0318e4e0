package org.muster.notice.distribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.muster.notice.distribution.Oversight.Scope;
import org.muster.notice.duty.DutyDesk;
import org.muster.notice.duty.DutyDesk.OnDuty;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.web.Page;

/**
 * Who has not come as far as a notice asks (未签收 and the like), those reached by forwards included. Nobody is asked
 * anything by what is no longer in force.
 */
@ApplicationScoped
class Outstanding {

    /**
     * One who keeps others waiting.
     *
     * @param via numbers of the documents that reached it
     * @param since when the first of them did
     * @param due by when the first of them wants a reply; null when none does by a day
     * @param late that day is over without a reply
     * @param onDuty whom to turn to until tomorrow morning; null when nobody is, or the caller may not know
     */
    record Organisation(
            String organisation,
            String name,
            OrganisationKind kind,
            State state,
            List<String> via,
            Instant since,
            LocalDate due,
            boolean late,
            OnDuty onDuty) {

        private Organisation with(OnDuty found) {
            return new Organisation(organisation, name, kind, state, via, since, due, late, found);
        }
    }

    record Row(Organisation organisation, long pos) {}

    private static final String SILENT = "with recursive " + Oversight.CASCADE + """
            ,
            part as (
                select a.id, p.pos, p.last from audience a join cascade k on k.audience = a.id cross join lateral (
                    select * from organisation_position p where p.code = :under and p.since <= a.edition
                    order by p.since desc limit 1) p),
            reached as (
                select m.code, array_agg(distinct n.number order by n.number) as via, min(n.issued_at) as since,
                    min(k.due) as due
                from cascade k join notice n on n.id = k.id join audience_member m on m.audience = k.audience
                where (m.way = 'to' or :copies) and (k.asks or not :asked) and (not :forwards or exists (
                        select 1 from forward_asked a where a.notice = k.id and a.organisation = m.code))
                    and (cast(:document as uuid) is null or k.id = :document)
                    and not exists (select 1 from notice_ending e where e.notice = k.id) and (cast(:under as text) is null
                    or exists (select 1 from part where part.id = m.audience and m.pos between part.pos and part.last))
                group by m.code),
            done as (
                select r.organisation as code, bit_or(
                    """ + Act.BIT + """
                    ) as bits
                from cascade k cross join lateral (select * from receipt r where r.notice = k.id offset 0) r
                group by r.organisation)
            select o.code, o.name, o.kind, o.pos, x.via, x.since, x.due, coalesce(d.bits, 0) as bits
            from reached x join organisation o on o.code = x.code left join done d on d.code = x.code
            where coalesce(d.bits, 0) & :bit = 0 and coalesce(d.bits, 0) & 6 <> 4 and o.pos > :after %s
            order by o.pos limit :fetch""";

    /** That an organisation o has some directly below, none of them has the notice, and it carried on none that is in force. */
    private static final String KEEPS = """
            and exists (select 1 from organisation b where b.parent = o.code
                and (b.valid_to is null or b.valid_to > current_date))
            and not exists (select 1 from organisation b join audience_member m on m.code = b.code
                join cascade k on k.audience = m.audience where b.parent = o.code
                    and not exists (select 1 from notice_ending e where e.notice = k.id))
            and not exists (select 1 from cascade k join notice f on f.id = k.id where f.organisation = o.code
                and f.forward_of is not null and not exists (select 1 from notice_ending e where e.notice = k.id))""";

    @Inject
    Jdbi jdbi;

    @Inject
    DirectOutstanding directly;

    @Inject
    DutyDesk duty;

    @Inject
    Clock clock;

    /** In the order of today's tree. @param document null for all */
    List<Row> of(Scope scope, Stage stage, UUID document, Page page) {
        List<Row> rows = rows(scope, stage, document, page);
        Map<String, OnDuty> onDuty = duty.tonight(
                rows.stream().map(row -> row.organisation().organisation()).toList());
        return rows.stream()
                .map(row -> new Row(
                        row.organisation().with(onDuty.get(row.organisation().organisation())), row.pos()))
                .toList();
    }

    private List<Row> rows(Scope scope, Stage stage, UUID document, Page page) {
        LocalDate today = LocalDate.now(clock);
        RowMapper<Row> mapper = (row, context) -> new Row(organisation(row, today), row.getLong("pos"));
        boolean direct = stage == Stage.SIGNED && document == null;
        return jdbi.withHandle(handle -> direct && directly.answers(handle, scope)
                ? directly.page(handle, scope, page, mapper)
                : handle.createQuery(SILENT.formatted(stage == Stage.FORWARDED ? KEEPS : ""))
                        .bind("notice", scope.notice().id())
                        .bind("under", scope.under())
                        .bind("document", document)
                        .bind("copies", stage == Stage.OPENED)
                        .bind("asked", stage == Stage.REPLIED)
                        .bind(
                                "forwards",
                                stage == Stage.FORWARDED
                                        && scope.notice().terms().forwardRequired())
                        .bind("bit", stage.bit())
                        .bind("after", page.afterLong(-1))
                        .bind("fetch", page.fetch())
                        .map(mapper)
                        .list());
    }

    private static Organisation organisation(ResultSet row, LocalDate today) throws SQLException {
        State state = State.of(row.getInt("bits"));
        LocalDate due = row.getObject("due", LocalDate.class);
        boolean replied = (row.getInt("bits") & Stage.REPLIED.bit()) != 0;
        return new Organisation(
                row.getString("code"),
                row.getString("name"),
                OrganisationKind.valueOf(row.getString("kind")),
                state,
                Arrays.asList((String[]) row.getArray("via").getArray()),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                due,
                due != null && due.isBefore(today) && !replied,
                null);
    }
}
