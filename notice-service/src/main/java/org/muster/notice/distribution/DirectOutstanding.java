package org.muster.notice.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.muster.notice.distribution.Oversight.Scope;
import org.muster.platform.web.Page;

/**
 * Who must sign a notice that nobody has carried on and is silent. Each organisation was reached by it alone, so a page is
 * read from the tree where it begins and, some places at a time, no further than it is full. See
 * docs/adr/0008-what-is-frozen-is-counted-once.md.
 */
@ApplicationScoped
class DirectOutstanding {

    /** So many places are looked at first, and this many times more when they did not fill the page. */
    private static final int FIRST_LOOK = 2000;

    private static final int MORE = 4;

    private static final String IS_CARRIED_ON =
            "select exists (select 1 from notice f where f.forward_of = ? and f.state = 'ISSUED')";

    private static final String CLAUSES = """
            with clause as (
                select c.audience, c.n, greatest(c.from_pos, coalesce(u.pos, c.from_pos)) as from_pos,
                    least(c.to_pos, coalesce(u.last, c.to_pos)) as to_pos
                from notice n join audience a on a.id = n.audience
                    join audience_clause c on c.audience = a.id and c.way = 'to'
                    left join lateral (
                        select * from organisation_position p where p.code = :under and p.since <= a.edition
                        order by p.since desc limit 1) u on true
                where n.id = :notice and (cast(:under as text) is null or u.code is not null)
                    and not exists (select 1 from notice_ending e where e.notice = n.id))""";

    private static final String SPAN =
            CLAUSES + " select min(from_pos) as from_pos, max(to_pos) as to_pos from clause where from_pos <= to_pos";

    private static final String BORDER = "select pos from organisation where pos > ? order by pos offset ? limit 1";

    /*
     * still: who stands where it stood when the notice was frozen. moved: the few others, who are elsewhere in today's
     * order.
     */
    private static final String SILENT = CLAUSES + """
            ,
            near as materialized (
                select o.code, o.name, o.kind, o.pos from organisation o
                where o.pos > :from and o.pos <= :until and not exists (
                    select 1 from receipt r where r.notice = :notice and r.pos = o.pos and r.step = 2)
                order by o.pos),
            still as (
                select s.*, s.pos as was from near s join clause c on s.pos between c.from_pos and c.to_pos
                    cross join lateral (
                        select 1 from audience_member m
                        where m.audience = c.audience and m.clause = c.n and m.code = s.code and m.pos = s.pos offset 0) m
                order by s.pos limit :fetch),
            moved as (
                select o.code, o.name, o.kind, o.pos, p.pos as was
                from clause c cross join lateral (
                        select p.code, p.pos from organisation_position p
                        where p.until is not null and p.pos between c.from_pos and c.to_pos offset 0) p
                    join organisation o on o.code = p.code and o.pos <> p.pos and o.pos > :after and o.pos <= :until
                    cross join lateral (
                        select 1 from audience_member m
                        where m.audience = c.audience and m.clause = c.n and m.code = p.code and m.pos = p.pos offset 0) m
                where not exists (
                    select 1 from receipt r where r.notice = :notice and r.pos = p.pos and r.step = 2)),
            silent as (
                select * from (select * from still union select * from moved) each order by pos limit :fetch)
            select s.code, s.name, s.kind, s.pos, array[n.number] as via, n.issued_at as since, n.reply_due as due,
                case when exists (select 1 from receipt r where r.notice = n.id and r.pos = s.was and r.step = 1)
                    then 1 else 0 end as bits
            from silent s join notice n on n.id = :notice order by s.pos""";

    private record Span(long from, long to) {}

    boolean answers(Handle handle, Scope scope) {
        return !handle.createQuery(IS_CARRIED_ON)
                .bind(0, scope.notice().id())
                .mapTo(Boolean.class)
                .one();
    }

    /** In the order of today's tree. */
    <T> List<T> page(Handle handle, Scope scope, Page page, RowMapper<T> mapper) {
        UUID notice = scope.notice().id();
        Span span = span(handle, notice, scope.under());
        List<T> found = new ArrayList<>();
        long after = page.afterLong(-1);
        long from = Math.max(after, span.from() - 1);
        int look = FIRST_LOOK;
        while (found.size() < page.fetch() && from < Long.MAX_VALUE) {
            long until = border(handle, from, look, span);
            handle.createQuery(SILENT)
                    .bind("notice", notice)
                    .bind("under", scope.under())
                    .bind("after", after)
                    .bind("from", from)
                    .bind("until", until)
                    .bind("fetch", page.fetch() - found.size())
                    .map(mapper)
                    .forEach(found::add);
            after = until;
            from = until;
            look *= MORE;
        }
        return found;
    }

    private static Span span(Handle handle, UUID notice, String under) {
        return handle.createQuery(SPAN)
                .bind("notice", notice)
                .bind("under", under)
                .map((row, context) -> new Span(row.getLong("from_pos"), row.getLong("to_pos")))
                .one();
    }

    /** The place up to which so many others stand; the last there is when nobody can be behind it. */
    private static long border(Handle handle, long from, int places, Span span) {
        return handle.createQuery(BORDER)
                .bind(0, from)
                .bind(1, places)
                .mapTo(Long.class)
                .findOne()
                .filter(border -> border < span.to())
                .orElse(Long.MAX_VALUE);
    }
}
