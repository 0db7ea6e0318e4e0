package org.muster.notice.calendar;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class CalendarResourceTest {

    @Test
    void showsTheArrangementOfAYear() {
        as("ln-drafter")
                .get("/api/calendar?year=2020")
                .then()
                .statusCode(200)
                .body("official", equalTo(true))
                .body("arrangements.from", hasItem("2020-01-24"))
                .body("arrangements.find { it.from == '2020-01-24' }.until", equalTo("2020-02-02"))
                .body("arrangements.find { it.from == '2020-01-24' }.name", equalTo("春节"));
    }

    @Test
    void saysWhenItKnowsNoArrangement() {
        as("ln-drafter")
                .get("/api/calendar?year=2031")
                .then()
                .statusCode(200)
                .body("official", equalTo(false))
                .body("arrangements", empty());
        as("ln-drafter")
                .get("/api/calendar/period?after=2026-12-31&workingDays=1")
                .then()
                .body("last", equalTo("2027-01-01"))
                .body("official", equalTo(false));
    }

    @Test
    void countsWorkingDaysAcrossTheSpringFestival() {
        as("expert1")
                .get("/api/calendar/period?after=2020-01-23&workingDays=2")
                .then()
                .statusCode(200)
                .body("last", equalTo("2020-02-04"))
                .body("official", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?year=1900",
                "/period?after=2020-01-23",
                "/period?workingDays=2",
                "/period?after=2020-01-23&workingDays=0",
                "/period?after=2020-01-23&workingDays=251",
            })
    void refusesWhatIsNoQuestion(String query) {
        as("ln-drafter").get("/api/calendar" + query).then().statusCode(400);
    }

    @Test
    void asksStrangersToLogIn() {
        anonymous().get("/api/calendar?year=2020").then().statusCode(401);
        anonymous()
                .get("/api/calendar/period?after=2020-01-23&workingDays=2")
                .then()
                .statusCode(401);
    }
}
