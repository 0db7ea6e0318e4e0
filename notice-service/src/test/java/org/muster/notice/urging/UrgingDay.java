package org.muster.notice.urging;

import java.time.LocalDate;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

/** Every test of urgings begins at ten in the morning of a day that no other test has, with nobody urged. */
abstract class UrgingDay {

    @Inject
    UrgingFixture told;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    LocalDate day;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void newDay() {
        day = told.newDay();
    }

    @AfterEach
    void goOn() {
        clock.start();
    }
}
