package org.muster.report.periods;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Who is expected and has not submitted. A returned report is missing until it is submitted again. */
@ApplicationScoped
class MissingReports {

    /** @param pos the place in tree order, from which the next page goes on */
    record Missing(String organisation, String name, long pos) {}

    private static final String QUERY = """
            select p.code, o.name, p.pos from report_period t
                join audience a on a.id = t.audience
                join period_node top on top.period = t.id and top.parent_pos is null
                join organisation_position p on p.pos > :after and p.pos between :from and :to
                    and p.since <= a.edition and (p.until is null or p.until > a.edition)
                join organisation o on o.code = p.code
            where t.id = :period and audience_has(a.id, 'to', p) and <tier>
                and not exists (select 1 from report r
                    where r.period = t.id and r.pos = p.pos and r.state in ('SUBMITTED', 'ACCEPTED'))
            order by p.pos limit :limit""";

    @Inject
    Jdbi jdbi;

    /** Now, in tree order, in the subtree of a place. */
    List<Missing> below(UUID period, Place place, long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(QUERY.replace("<tier>", "true"))
                .bind("period", period)
                .bind("after", after)
                .bind("from", place.pos())
                .bind("to", place.last())
                .bind("limit", limit)
                .map((row, context) -> new Missing(row.getString(1), row.getString(2), row.getLong(3)))
                .list());
    }

    /** Now, in tree order, of those who report until this cut-off. */
    List<Missing> ofTier(UUID period, int tier, long after, int limit) {
        String ofTier = tier == Cutoff.EVERY_OTHER
                ? "not exists (select 1 from report_cutoff c where c.period = t.id and c.tier = p.depth - top.depth)"
                : "p.depth - top.depth = " + tier;
        return jdbi.withHandle(handle -> handle.createQuery(QUERY.replace("<tier>", ofTier))
                .bind("period", period)
                .bind("after", after)
                .bind("from", Long.MIN_VALUE)
                .bind("to", Long.MAX_VALUE)
                .bind("limit", limit)
                .map((row, context) -> new Missing(row.getString(1), row.getString(2), row.getLong(3)))
                .list());
    }
}
