package org.muster.platform.operations;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jdbi.v3.core.Jdbi;

/**
 * How much came in the last hour and the last six, beside what is usual at this time of day: the mean of the same hours
 * on the 14 days before. Something healthy that has gone silent shows here and nowhere else.
 */
public record Flow(long lastHour, long lastSixHours, double usualHour, double usualSixHours) {

    /** Below this much in six hours nothing can be said about a silence. */
    private static final double ENOUGH = 3;

    /** @param times a query of one column "at", such as {@code select issued_at as at from notice} */
    public static Flow of(Jdbi jdbi, String times) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) filter (where t.at > now() - interval '1 hour') as hour,
                            count(*) filter (where t.at > now() - interval '6 hours') as six,
                            count(*) filter (where t.at <= now() - interval '1 day' and t.ago < interval '1 hour') / 14.0 as usual_hour,
                            count(*) filter (where t.at <= now() - interval '1 day' and t.ago < interval '6 hours') / 14.0 as usual_six
                        from (select e.at,
                                  (now() - e.at) - date_trunc('day', now() - e.at) as ago
                              from (%s) e where e.at > now() - interval '15 days' and e.at <= now()) t""".formatted(times))
                .map((row, context) -> new Flow(
                        row.getLong("hour"),
                        row.getLong("six"),
                        row.getDouble("usual_hour"),
                        row.getDouble("usual_six")))
                .one());
    }

    /** Nothing in an hour that usually has some is worth a look; nothing in six is a silence. */
    public State state() {
        if (lastSixHours == 0 && usualSixHours >= ENOUGH) {
            return State.ACT;
        }
        return lastHour == 0 && usualHour >= ENOUGH ? State.WATCH : State.OK;
    }

    public Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("lastHour", lastHour);
        figures.put("usualHour", Math.round(usualHour * 10) / 10.0);
        figures.put("lastSixHours", lastSixHours);
        figures.put("usualSixHours", Math.round(usualSixHours * 10) / 10.0);
        return figures;
    }

    public Finding as(String kind) {
        return Finding.of(kind, state(), figures());
    }
}
