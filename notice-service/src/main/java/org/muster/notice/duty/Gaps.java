package org.muster.notice.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/** Counts and lists organisations in which nobody is on duty in a span of time, or not all of it. */
@ApplicationScoped
class Gaps {

    private static final String BY_BRANCH = "with " + Expected.CTE + """
            , branch as (
                select code, name, pos, last from organisation where parent = :under
                union all
                select code, name, pos, pos from organisation where code = :under)
            select b.code, b.name, count(*) as expected,
                count(*) filter (where h.times @> tstzrange(:from, :until)) as covered,
                count(*) filter (where h.times is null) as nobody
            from expected e join branch b on e.pos between b.pos and b.last
                left join held h on h.organisation = e.code
            group by b.code, b.name, b.pos order by b.pos""";

    private static final String UNITS = "with " + Expected.CTE + """
            , gap as (
                select e.*, tstzmultirange(tstzrange(:from, :until)) - coalesce(h.times, '{}') as times
                from expected e left join held h on h.organisation = e.code)
            select g.*,
                array(select lower(r) from unnest(g.times) r order by r) as gap_from,
                array(select upper(r) from unnest(g.times) r order by r) as gap_until
            from gap g where not isempty(g.times) and g.pos > :after order by g.pos limit :limit""";

    /**
     * @param expected how many organisations are expected to be on duty
     * @param covered in how many somebody is all the time
     * @param partly in how many somebody is part of the time
     * @param nobody in how many nobody is
     */
    record Branch(String organisation, String name, int expected, int covered, int partly, int nobody) {}

    record Span(Instant from, Instant until) {}

    /** An organisation with a gap. */
    record Unit(String organisation, String name, List<Expectation> because, List<Span> gaps, long place) {}

    @Inject
    Jdbi jdbi;

    /** The organisation itself, where it is expected, and its children with all below, in tree order. */
    List<Branch> byBranch(String under, Night night) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(BY_BRANCH), under, night)
                .map((row, context) -> new Branch(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("expected"),
                        row.getInt("covered"),
                        row.getInt("expected") - row.getInt("covered") - row.getInt("nobody"),
                        row.getInt("nobody")))
                .list());
    }

    /** In tree order from the one after {@code place}. */
    List<Unit> units(String under, Night night, long place, int limit) {
        return jdbi.withHandle(handle -> bind(handle.createQuery(UNITS), under, night)
                .bind("after", place)
                .bind("limit", limit)
                .map((row, context) -> new Unit(
                        row.getString("code"), row.getString("name"), because(row), spans(row), row.getLong("pos")))
                .list());
    }

    private static Query bind(Query query, String under, Night night) {
        return query.bind("under", under)
                .bind("day", night.date())
                .bind("from", night.from())
                .bind("until", night.until());
    }

    private static List<Expectation> because(ResultSet row) throws SQLException {
        List<Expectation> because = new ArrayList<>();
        if (row.getString("kind").equals("ASSOCIATION")) {
            because.add(Expectation.ASSOCIATION);
        }
        if (row.getBoolean("has_roster")) {
            because.add(Expectation.ROSTER);
        }
        if (row.getBoolean("is_demanded")) {
            because.add(Expectation.RESPONSE);
        }
        return because;
    }

    private static List<Span> spans(ResultSet row) throws SQLException {
        Timestamp[] from = (Timestamp[]) row.getArray("gap_from").getArray();
        Timestamp[] until = (Timestamp[]) row.getArray("gap_until").getArray();
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < from.length; i++) {
            spans.add(new Span(from[i].toInstant(), until[i].toInstant()));
        }
        return spans;
    }
}
