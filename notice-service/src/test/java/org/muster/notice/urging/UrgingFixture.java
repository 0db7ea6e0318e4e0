package org.muster.notice.urging;

import java.time.Duration;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TestEvents;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.awaitility.Awaitility.await;

/** Tells of reports as report-service would, and waits until that was heard. Days are given out once, so caps do not mix. */
@ApplicationScoped
public class UrgingFixture {

    private static final String MISSING = "org.muster.report.missing";
    private static final String SUBMITTED = "org.muster.report.submitted";

    private int days;

    @Inject
    Jdbi jdbi;

    @Inject
    LadderWorker ladders;

    @Inject
    TestClock clock;

    /** No urgings, at ten in the morning of a day no other test has. @return that day */
    public synchronized java.time.LocalDate newDay() {
        jdbi.useHandle(handle -> handle.execute("delete from urging"));
        jdbi.useHandle(handle -> handle.execute("delete from report_standing"));
        // notices of other tests, in whose future this day lies
        jdbi.useHandle(handle -> handle.execute("delete from notice_ladder"));
        java.time.LocalDate day = java.time.LocalDate.of(2031, 1, 1).plusDays(10L * days++);
        clock.stopAt(day + "T10:00");
        return day;
    }

    /** Moves the clock and lets the platform urge about notices by itself. */
    public void takeLadderStepsAt(String moment) {
        clock.stopAt(moment);
        ladders.takeDueSteps();
    }

    ObjectNode missing(UUID period, String organisation) {
        return about(TestEvents.example(MISSING), period, organisation);
    }

    ObjectNode submitted(UUID period, String organisation) {
        return about(TestEvents.example(SUBMITTED), period, organisation);
    }

    private static ObjectNode about(ObjectNode event, UUID period, String organisation) {
        return event.put("reportKey", period + "/" + organisation)
                .put("periodId", period.toString())
                .put("organisation", organisation);
    }

    void tellMissing(UUID period, String organisation) {
        tell(missing(period, organisation), 1);
    }

    void tellSubmitted(UUID period, String organisation) {
        tell(submitted(period, organisation), 1);
    }

    /** Sent so often with one id; returns when it was handled. */
    void tell(ObjectNode event, int times) {
        UUID id = TestEvents.send(event.has("submittedAt") ? SUBMITTED : MISSING, event, times);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> handled(id));
    }

    private boolean handled(UUID event) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from inbox where event_id = ?)")
                .bind(0, event)
                .mapTo(Boolean.class)
                .one());
    }
}
