package org.muster.notice.urging;

import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import io.restassured.response.ValidatableResponse;

import static org.muster.notice.testing.Caller.as;

/** What tests of reminders share: a society and a city that are reminded, at moments the test chooses. */
abstract class Reminded {

    static final String SOCIETY = "XH-210000-YYX";
    static final String SHENYANG = "KX-210100";

    @Inject
    UrgingFixture told;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    final void nothingElseIsToBeRemindedOf() {
        told.newDay();
        forgetTheRest();
        clock.stopAt("2020-01-20T10:00");
    }

    abstract DateReminders reminders();

    /** What other tests left to be reminded of. */
    abstract void forgetTheRest();

    @AfterEach
    final void goOn() {
        clock.start();
    }

    final void at(String moment) {
        clock.stopAt(moment);
        reminders().remindOfToday();
    }

    static ValidatableResponse seenBy(String organisation) {
        String user = organisation.equals(SOCIETY) ? "yyx-clerk" : "sy-clerk";
        return as(user).get("/api/urgings?organisation=" + organisation).then().statusCode(200);
    }

    final int rows(String subject, String which) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from urging where subject_id = ? and " + which)
                        .bind(0, UUID.fromString(subject))
                        .mapTo(Integer.class)
                        .one());
    }
}
