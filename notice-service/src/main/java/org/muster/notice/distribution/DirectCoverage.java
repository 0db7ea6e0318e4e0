package org.muster.notice.distribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Coverage.Row;
import org.muster.notice.distribution.Oversight.Scope;
import org.muster.notice.document.Notice;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Counts a notice that nobody has carried on and that has one kind of recipients. No organisation was reached twice then,
 * so nothing need be told apart: receipts are counted from their key alone, a range of it for each branch. How many
 * recipients a branch has is frozen with the notice and counted once. See
 * docs/adr/0008-what-is-frozen-is-counted-once.md.
 */
@ApplicationScoped
class DirectCoverage {

    private static final int REMEMBERED = 200;

    private static final String IS_DIRECT = """
            select not exists (select 1 from notice f where f.forward_of = :notice and f.state = 'ISSUED')
                and not exists (select 1 from audience_clause c where c.audience = :audience and c.way <> 'to')""";

    private static final String MEMBERS = "with recursive " + Coverage.BRANCHES + """
             select b.code, b.pos, b.last, m.members from branch b cross join lateral (
                select count(distinct m.pos) as members from cascade k join audience_member m on m.audience = k.audience
                where m.from_pos <= b.last and m.to_pos >= b.pos and m.pos between b.pos and b.last) m
            where m.members > 0 order by b.n""";

    private static final String RECEIPTS = """
            select b.code, o.name, b.members, r.*, x.returned, l.late
            from unnest(cast(:codes as text[]), cast(:from as bigint[]), cast(:to as bigint[]), cast(:members as int[]))
                    b (code, pos, last, members)
                join organisation o on o.code = b.code
                cross join lateral (
                    select count(*) filter (where r.step = 1) as opened, count(*) filter (where r.step = 2) as decided,
                        count(*) filter (where r.step = 3) as replied, count(*) filter (where r.step = 4) as closed
                    from receipt r where r.notice = :notice and r.pos between b.pos and b.last) r
                cross join lateral (
                    select count(*) as returned from receipt r
                    where r.notice = :notice and r.pos between b.pos and b.last and r.act = 'RETURNED') x
                cross join lateral (
                    select count(*) as late from receipt r
                    where cast(:due as date) is not null and r.notice = :notice and r.pos between b.pos and b.last
                        and r.step = 3 and (r.at at time zone 'Asia/Shanghai')::date > cast(:due as date)) l
            order by o.pos""";

    /**
     * What a branch did, each act counted for itself. Who did which of them together is not known and makes no figure
     * differ; so those who replied are taken for the first of those who signed, and so on.
     */
    private record Tally(
            String code,
            String name,
            int members,
            int opened,
            int decided,
            int returned,
            int replied,
            int closed,
            int late) {

        static Tally read(ResultSet row) throws SQLException {
            return new Tally(
                    row.getString("code"),
                    row.getString("name"),
                    row.getInt("members"),
                    row.getInt("opened"),
                    row.getInt("decided"),
                    row.getInt("returned"),
                    row.getInt("replied"),
                    row.getInt("closed"),
                    row.getInt("late"));
        }

        void addTo(List<Row> rows, int asked) {
            int from = 0;
            for (int to : IntStream.of(late, replied, closed, decided - returned)
                    .sorted()
                    .toArray()) {
                int done = 3 | (to <= replied ? 8 : 0) | (to <= closed ? 16 : 0) | (to <= late ? Share.LATE : 0);
                add(rows, asked | done, to - from);
                from = to;
            }
            add(rows, asked | 5, returned);
            add(rows, asked | 1, opened - decided);
            add(rows, asked, members - Math.max(opened, decided));
        }

        private void add(List<Row> rows, int bits, int recipients) {
            if (recipients > 0) {
                rows.add(new Row(code, name, bits, recipients));
            }
        }
    }

    private record Asked(UUID audience, String anchor, boolean everything) {}

    private record Part(String code, long from, long to, int members) {}

    private final Cache<Asked, List<Part>> parts =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    @Inject
    Jdbi jdbi;

    /** Empty for a notice that cannot be counted so. */
    Optional<List<Row>> byBranch(Scope scope, LocalDate today) {
        return jdbi.withHandle(handle -> {
            boolean counts = handle.createQuery(IS_DIRECT)
                    .bind("notice", scope.notice().id())
                    .bind("audience", scope.notice().audience())
                    .mapTo(Boolean.class)
                    .one();
            return counts ? Optional.of(receipts(handle, scope, asked(scope.notice(), today))) : Optional.empty();
        });
    }

    private static int asked(Notice notice, LocalDate today) {
        LocalDate due = notice.terms().replyDue();
        return Share.ADDRESSED
                | (notice.terms().replyRequired() ? Share.ASKED : 0)
                | (due != null && due.isBefore(today) ? Share.OVERDUE : 0);
    }

    private List<Row> receipts(Handle handle, Scope scope, int asked) {
        List<Part> all = parts(handle, scope);
        List<Row> rows = new ArrayList<>();
        handle.createQuery(RECEIPTS)
                .bind("notice", scope.notice().id())
                .bind("due", scope.notice().terms().replyDue())
                .bindArray("codes", String.class, all.stream().map(Part::code).toList())
                .bindArray("from", Long.class, all.stream().map(Part::from).toList())
                .bindArray("to", Long.class, all.stream().map(Part::to).toList())
                .bindArray(
                        "members",
                        Integer.class,
                        all.stream().map(Part::members).toList())
                .map((row, context) -> Tally.read(row))
                .forEach(tally -> tally.addTo(rows, asked));
        return rows;
    }

    private List<Part> parts(Handle handle, Scope scope) {
        boolean everything = scope.under() == null;
        String anchor = everything ? scope.notice().organisation() : scope.under();
        Asked asked = new Asked(scope.notice().audience(), anchor, everything);
        return parts.get(
                asked,
                missing -> handle.createQuery(MEMBERS)
                        .bind("notice", scope.notice().id())
                        .bind("anchor", anchor)
                        .bind("everything", everything)
                        .map((row, context) -> new Part(
                                row.getString("code"), row.getLong("pos"), row.getLong("last"), row.getInt("members")))
                        .list());
    }
}
