package org.muster.report.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.operations.Finding;
import org.muster.platform.operations.State;
import org.muster.platform.operations.Watch;

/** Reports received of those expected, for each period that is open or was due within a day; drills are none. */
@ApplicationScoped
class ReportWatch implements Watch {

    private static final int SHOWN = 20;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    private record Open(String about, long expected, long received, Instant openedAt, Instant dueAt) {

        Finding finding(Instant now) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("received", received);
            figures.put("expected", expected);
            figures.put("minutesLeft", Duration.between(now, dueAt).toMinutes());
            return new Finding("reports", about, state(now), figures);
        }

        /** Somebody is always late; that nearly nobody reports is hardly their fault. */
        private State state(Instant now) {
            Duration time = Duration.between(openedAt, dueAt);
            if (received > 0) {
                return !now.isBefore(dueAt) && received * 2 < expected ? State.WATCH : State.OK;
            }
            if (now.isAfter(dueAt.minus(time.dividedBy(10)))) {
                return State.ACT;
            }
            return now.isAfter(openedAt.plus(time.dividedBy(2))) ? State.WATCH : State.OK;
        }
    }

    @Override
    public List<Finding> look() {
        Instant now = clock.instant();
        List<Open> open = open(now);
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("report-periods", State.OK, Map.of("open", open.size())));
        open.forEach(period -> findings.add(period.finding(now)));
        return findings;
    }

    private List<Open> open(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select f.name || ' ' || p.date || ' ' || p.organisation as about, p.expected, p.opened_at, p.due_at,
                            (select count(*) from report r
                                where r.period = p.id and r.state in ('SUBMITTED', 'ACCEPTED')) as received
                        from report_period p join report_form f on f.id = p.form
                        where p.due_at > :yesterday and not p.drill
                        order by p.due_at, p.id limit :shown""")
                .bind("yesterday", now.minus(Duration.ofDays(1)))
                .bind("shown", SHOWN)
                .map((row, context) -> new Open(
                        row.getString("about"),
                        row.getLong("expected"),
                        row.getLong("received"),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getTimestamp("due_at").toInstant()))
                .list());
    }
}
