package org.muster.report.rollups;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.Unavailable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Empties the queue of changed nodes: sums each again from its children, and then all above it. */
@ApplicationScoped
public class Summing {

    private static final Logger LOG = Logger.getLogger(Summing.class);

    /** Changes taken at once; the more there are, the fewer times the upper levels are summed. */
    private static final int BATCH = 20_000;

    /** A node's own report, its children's counts and figures, and what they make of it. */
    private static final String SUM = """
            with node as (
                select n.pos, n.member from period_node n where n.period = :period and n.pos = any(:nodes)
            ), own as (
                select r.pos, r.late, r.nil, r.correction, r.figures from report r
                where r.period = :period and r.pos = any(:nodes) and r.state in ('SUBMITTED', 'ACCEPTED')
            ), child as (
                select r.parent_pos as node, (not r.late)::int as on_time, r.late::int as late, r.nil::int as nil,
                    r.correction::int as corrected, r.figures
                from report r
                where r.period = :period and r.parent_pos = any(:nodes) and not r.node
                    and r.state in ('SUBMITTED', 'ACCEPTED')
                union all
                select x.parent_pos, c.on_time, c.late, c.nil, c.corrected, c.figures
                from period_node x join rollup c on c.period = :period and c.pos = x.pos
                where x.period = :period and x.parent_pos = any(:nodes)
            ), counted as (
                select node, sum(on_time) as on_time, sum(late) as late, sum(nil) as nil, sum(corrected) as corrected
                from child group by node
            ), added as (
                select node, array_agg(total order by i) as summed from (
                    select node, i, sum(figure)::bigint as total
                    from child, unnest(child.figures) with ordinality as value (figure, i) group by node, i) field
                group by node
            )
            insert into rollup as t (period, pos, on_time, late, nil, corrected, stated, summed, figures)
            select :period, n.pos,
                coalesce(c.on_time, 0) + (n.member and r.pos is not null and not r.late)::int,
                coalesce(c.late, 0) + (n.member and r.pos is not null and r.late)::int,
                coalesce(c.nil, 0) + (n.member and r.pos is not null and r.nil)::int,
                coalesce(c.corrected, 0) + coalesce(r.correction, false)::int,
                r.figures, a.summed,
                (select array_agg(coalesce(own, below) order by i)
                    from unnest(r.figures, a.summed) with ordinality as value (own, below, i))
            from node n
                left join counted c on c.node = n.pos
                left join added a on a.node = n.pos
                left join own r on r.pos = n.pos
            on conflict (period, pos) do update set on_time = excluded.on_time, late = excluded.late, nil = excluded.nil,
                corrected = excluded.corrected, stated = excluded.stated, summed = excluded.summed,
                figures = excluded.figures""";

    @Inject
    Jdbi jdbi;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        try {
            for (UUID period : waiting()) {
                while (sum(period)) {
                    // one batch a transaction
                }
            }
        } catch (RuntimeException e) {
            if (!Unavailable.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("Roll-ups wait for the database");
        }
    }

    private List<UUID> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("select distinct period from rollup_dirty")
                .mapTo(UUID.class)
                .list());
    }

    /** Sums one batch of a period's changed nodes; false when there is none, or another replica is at this period. */
    boolean sum(UUID period) {
        return QuarkusTransaction.requiringNew()
                .call(() -> jdbi.withHandle(handle -> {
                    // a period that has just begun has no statistics, and joining its nodes row by row took a minute
                    // instead of two seconds
                    handle.execute("set local enable_nestloop = off");
                    boolean free = handle.createQuery("select pg_try_advisory_xact_lock(hashtextextended(?::text, 32))")
                            .bind(0, period)
                            .mapTo(Boolean.class)
                            .one();
                    if (!free) {
                        return false;
                    }
                    Map<Integer, List<Long>> levels = take(handle, period);
                    levels.forEach((depth, nodes) -> sum(handle, period, nodes));
                    return !levels.isEmpty();
                }));
    }

    /** The changed nodes and all above them, the deepest level first. */
    private static Map<Integer, List<Long>> take(Handle handle, UUID period) {
        Map<Integer, List<Long>> levels = new TreeMap<>((a, b) -> Integer.compare(b, a));
        levels.putAll(handle.createQuery("""
                        with recursive taken as (
                            delete from rollup_dirty where id in
                                (select id from rollup_dirty where period = :period order by id limit :batch)
                            returning pos
                        ), up as (
                            select n.pos, n.parent_pos, n.depth from period_node n
                                where n.period = :period and n.pos in (select pos from taken)
                            union
                            select n.pos, n.parent_pos, n.depth from up
                                join period_node n on n.period = :period and n.pos = up.parent_pos
                        )
                        select pos, depth from up""")
                .bind("period", period)
                .bind("batch", BATCH)
                .map((row, context) -> Map.entry(row.getInt("depth"), row.getLong("pos")))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
        return levels;
    }

    private static void sum(Handle handle, UUID period, List<Long> nodes) {
        handle.createUpdate(SUM)
                .bind("period", period)
                .bindArray("nodes", Long.class, nodes)
                .execute();
    }
}
