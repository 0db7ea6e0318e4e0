package org.muster.notice.distribution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Asks about those whom a notice and its forwards reached, in the order of today's tree. A page is looked for some places
 * of the tree at a time, no further than it is full: what a chain of thousands of forwards reached altogether is never
 * listed for it. See docs/adr/0008-what-is-frozen-is-counted-once.md.
 */
@ApplicationScoped
class Reached {

    private static final int MORE = 4;

    /** @param under only copies that were addressed at or below this organisation hold; null for all */
    record Chain(UUID notice, String under) {}

    /**
     * SQL that begins with {@code with recursive} and these, and ends in order of pos with a limit of {@code :fetch}:
     * cascade; clause, the selectors of each of its documents; and copy, of each organisation of the part of the tree that
     * is looked at, every document of the cascade that was addressed to it: pos, its place today; way; bits, what it did
     * with that copy, as in {@link Act#BIT}; and holds, whether that document is in force and was addressed to it at or
     * below :under.
     */
    record Question(String sql, UnaryOperator<Query> parameters) {}

    /** The cascade and its selectors. */
    static final String CLAUSES = Oversight.CASCADE + """
            ,
            clause as (
                select k.id, c.audience, c.n, c.way, c.from_pos, c.to_pos
                from cascade k join audience_clause c on c.audience = k.audience)""";

    /** Whoever stands elsewhere than it once did, of all that stand in (:after, :until] today. */
    private static final String MOVED = """
            ,
            mover as materialized (
                select distinct o.code, o.pos from organisation_position p
                    join organisation o on o.code = p.code and o.pos <> p.pos and o.pos > :after and o.pos <= :until
                where p.until is not null)""";

    private static final String ONLY = """
            ,
            mover as materialized (select code, pos from organisation where code = any (:only))""";

    /** Who stands in (:from, :to], and stood there when it was addressed. */
    private static final String STILL = """
                select c.id, c.way, m.code, m.pos, m.pos, m.edition
                from clause c cross join lateral (
                    select m.code, m.pos, m.edition from audience_member m
                    where m.audience = c.audience and m.clause = c.n
                        and m.pos > :from and m.pos <= :to offset 0) m
                    join organisation o on o.pos = m.pos and o.code = m.code
                where c.from_pos <= :to and c.to_pos > :from
                    and not exists (select 1 from mover x where x.code = m.code)
                union all""";

    /*
     * What an organisation that moved got is looked for at each of its places. part: where :under lay when a document was
     * addressed.
     */
    private static final String COPIES = """
            ,
            place (id, way, code, was, pos, edition) as (
                %s
                select c.id, c.way, x.code, m.pos, x.pos, m.edition
                from mover x join organisation_position p on p.code = x.code
                    join clause c on p.pos between c.from_pos and c.to_pos
                    cross join lateral (
                        select m.pos, m.edition from audience_member m
                        where m.audience = c.audience and m.clause = c.n and m.code = x.code and m.pos = p.pos
                            and p.since <= m.edition and (p.until is null or p.until > m.edition) offset 0) m),
            part as materialized (
                select e.edition, p.pos, p.last from (select distinct edition from place) e cross join lateral (
                    select * from organisation_position p where p.code = :under and p.since <= e.edition
                    order by p.since desc limit 1) p),
            copy as materialized (
                select x.code, x.pos, x.way, k.*, r.bits,
                    (cast(:under as text) is null or x.was between u.pos and u.last)
                        and not exists (select 1 from notice_ending e where e.notice = x.id) as holds
                from place x join cascade k on k.id = x.id left join part u on u.edition = x.edition
                    cross join lateral (
                        select coalesce(bit_or(
                            """ + Act.BIT + """
                            ), 0) as bits
                        from receipt r where r.notice = x.id and r.pos = x.was) r)
            """;

    private static final String SPAN = "with recursive " + CLAUSES + """
            ,
            part as (
                select e.edition, p.pos, p.last
                from (select distinct a.edition from cascade k join audience a on a.id = k.audience) e cross join lateral (
                    select * from organisation_position p where p.code = :under and p.since <= e.edition
                    order by p.since desc limit 1) p)
            select min(greatest(c.from_pos, u.pos)) as from_pos, max(least(c.to_pos, u.last)) as to_pos
            from clause c join audience a on a.id = c.audience left join part u on u.edition = a.edition
            where cast(:under as text) is null or c.from_pos <= u.last and c.to_pos >= u.pos""";

    private static final String BORDER = "select pos from organisation where pos > ? order by pos offset ? limit 1";

    /** Where those stood that were addressed; empty when nobody was. */
    private record Span(long from, long to) {}

    /** So many places are looked at first, and {@link #MORE} times as many when they did not fill the page. */
    int firstLook = 500;

    @Inject
    Jdbi jdbi;

    /** A page of answers. @param after the place of the last one before */
    <T> List<T> page(Chain chain, Question question, long after, int fetch, RowMapper<T> mapper) {
        return jdbi.withHandle(handle -> {
            Span span = span(handle, chain);
            List<T> found = new ArrayList<>();
            long done = after;
            long from = Math.max(after, span.from() - 1);
            int look = firstLook;
            while (found.size() < fetch && done < Long.MAX_VALUE) {
                long until = border(handle, from, look, span);
                ask(handle, MOVED, STILL, chain, question)
                        .bind("after", done)
                        .bind("from", from)
                        .bind("to", Math.min(until, span.to()))
                        .bind("until", until)
                        .bind("fetch", fetch - found.size())
                        .map(mapper)
                        .forEach(found::add);
                done = until;
                from = until;
                look *= MORE;
            }
            return found;
        });
    }

    /** All answers. */
    <T> List<T> all(Chain chain, Question question, RowMapper<T> mapper) {
        return jdbi.withHandle(handle -> ask(handle, MOVED, STILL, chain, question)
                .bind("after", -1)
                .bind("from", -1)
                .bind("to", Long.MAX_VALUE)
                .bind("until", Long.MAX_VALUE)
                .bind("fetch", Integer.MAX_VALUE)
                .map(mapper)
                .list());
    }

    /** All answers about these organisations. */
    <T> List<T> among(Collection<String> only, Chain chain, Question question, RowMapper<T> mapper) {
        return jdbi.withHandle(handle -> ask(handle, ONLY, "", chain, question)
                .bindArray("only", String.class, only)
                .bind("fetch", Integer.MAX_VALUE)
                .map(mapper)
                .list());
    }

    private static Query ask(Handle handle, String movers, String still, Chain chain, Question question) {
        Query query = handle.createQuery(
                        "with recursive " + CLAUSES + movers + COPIES.formatted(still) + question.sql())
                .bind("notice", chain.notice())
                .bind("under", chain.under());
        return question.parameters().apply(query);
    }

    private static Span span(Handle handle, Chain chain) {
        return handle.createQuery(SPAN)
                .bind("notice", chain.notice())
                .bind("under", chain.under())
                .map((row, context) -> new Span(row.getLong("from_pos"), row.getLong("to_pos")))
                .one();
    }

    /** The place up to which so many others stand; the last there is when nobody who stood still can be behind it. */
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
