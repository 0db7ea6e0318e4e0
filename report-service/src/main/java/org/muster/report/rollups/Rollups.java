package org.muster.report.rollups;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.report.periods.Place;
import org.muster.report.periods.ReportPeriod;

/** Reads the sums of a node and of its children. An organisation without a node has only its own report to show. */
@ApplicationScoped
class Rollups {

    /** For places {@code p} of a period {@code t} with its audience {@code a}; the few places are looked up one by one. */
    private static final String FIGURES = """
            select p.code, o.name,
                coalesce(n.expected, 1) as expected,
                case when n.pos is null then (r.late is false)::int else coalesce(s.on_time, 0) end as on_time,
                case when n.pos is null then (r.late is true)::int else coalesce(s.late, 0) end as late,
                case when n.pos is null then (r.nil is true)::int else coalesce(s.nil, 0) end as nil,
                case when n.pos is null then (r.correction is true)::int else coalesce(s.corrected, 0) end as corrected,
                case when n.pos is null then r.figures else s.stated end as stated,
                s.summed,
                case when n.pos is null then r.figures else s.figures end as figures,
                r.reasons, r.note
            from report_period t
                join audience a on a.id = t.audience
                join organisation_position p on p.since <= a.edition and (p.until is null or p.until > a.edition)
                cross join lateral (select name from organisation where code = p.code limit 1) o
                left join period_node n on n.period = t.id and n.pos = p.pos
                left join lateral (select * from rollup where period = t.id and pos = p.pos limit 1) s on true
                left join lateral (select * from report where period = t.id and pos = p.pos
                    and state in ('SUBMITTED', 'ACCEPTED') limit 1) r on true
            where t.id = :period and (n.pos is not null or audience_has(a.id, 'to', p))""";

    @Inject
    Jdbi jdbi;

    NodeFigures of(ReportPeriod period, Place place) {
        return jdbi.withHandle(handle -> handle.createQuery(FIGURES + " and p.pos = :pos")
                .bind("period", period.id())
                .bind("pos", place.pos())
                .map(NodeFigures::read)
                .one());
    }

    /** Direct children with expected organisations, in tree order. */
    List<NodeFigures> branches(ReportPeriod period, Place place) {
        return jdbi.withHandle(handle -> handle.createQuery(FIGURES + """
                         and p.pos > :pos and p.pos <= :last
                            and p.depth = 1 + (select depth from period_node where period = :period and pos = :pos)
                        order by p.pos""")
                .bind("period", period.id())
                .bind("pos", place.pos())
                .bind("last", place.last())
                .map(NodeFigures::read)
                .list());
    }

    /** Changes that are not in the sums yet. */
    long waiting(UUID period) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from rollup_dirty where period = ?")
                .bind(0, period)
                .mapTo(Long.class)
                .one());
    }
}
