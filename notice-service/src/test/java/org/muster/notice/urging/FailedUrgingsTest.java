package org.muster.notice.urging;

import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.testing.Caller.as;

/** What an operator sees of urgings that reach nobody. */
@QuarkusTest
class FailedUrgingsTest {

    @Inject
    UrgingFixture told;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void goOn() {
        jdbi.useHandle(handle -> handle.execute("delete from urging"));
        clock.start();
    }

    @Test
    void showAsWhatAnOperatorMustAttendTo() {
        TreeFixture.load();
        told.newDay();
        line("OK", "as usual");

        failOneMore();
        line("WATCH", "1 reached nobody");
        for (int i = 2; i <= 10; i++) {
            failOneMore();
        }
        line("ACT", "10 reached nobody");
        as("operator")
                .get("/api/operations/notice-service")
                .then()
                .body("lines.find { it.kind == 'notices-issued' }.title", equalTo("印发通知"));
    }

    private void failOneMore() {
        UUID period = UUID.randomUUID();
        told.tellMissing(period, "KX-210100");
        jdbi.useHandle(handle -> handle.execute(
                "insert into urging_delivery (urging, channel, state, attempts, next_at, ended_at, reason)"
                        + " select id, 'MAIL', 'FAILED', 5, now(), now(), 'mailbox unknown'"
                        + " from urging where subject_id = ?",
                period));
    }

    private static void line(String state, String says) {
        as("operator")
                .header("Accept-Language", "en")
                .get("/api/operations/notice-service")
                .then()
                .statusCode(200)
                .body("lines.find { it.kind == 'urgings' && it.about == 'MAIL' }.state", equalTo(state))
                .body("lines.find { it.kind == 'urgings' && it.about == 'MAIL' }.says", containsString(says));
    }
}
