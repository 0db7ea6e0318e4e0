package org.muster.notice.duty;

import java.time.LocalDate;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

/** Every test of rosters begins at nine in the morning of a day that no other test has, with nobody on duty. */
abstract class DutyDay {

    @Inject
    DutyFixture duty;

    @Inject
    TestClock clock;

    LocalDate day;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void newDay() {
        day = duty.newDay();
    }

    @AfterEach
    void goOn() {
        clock.start();
    }
}
