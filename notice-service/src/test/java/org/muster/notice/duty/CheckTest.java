package org.muster.notice.duty;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.duty.DutyFixture.PROVINCE;
import static org.muster.notice.duty.DutyFixture.SHENYANG;
import static org.muster.notice.duty.DutyFixture.person;
import static org.muster.notice.duty.DutyFixture.rotation;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

/** 沈阳's person on duty is sy-clerk, the society's yyx-clerk; in 大连 somebody without an account; else nobody. */
@QuarkusTest
class CheckTest extends DutyDay {

    private static final String SOCIETY = "XH-210000-YYX";
    private static final String DALIAN = "KX-210200";

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void someAreOnDuty() {
        onDuty(SHENYANG, "sy-clerk");
        onDuty(SOCIETY, "yyx-clerk");
        onDuty(DALIAN, null);
    }

    @Nested
    class AsOneAbove {

        @Test
        void seesWhichDutyPointsAnswered() {
            String check = started(PROVINCE, 30);
            clock.stopAt(day + "T09:10");
            answer("sy-clerk", check).then().statusCode(200).body("mine.state", equalTo("ANSWERED"));

            as("ln-reviewer")
                    .get("/api/duty/checks/" + check)
                    .then()
                    .statusCode(200)
                    .body("asked", equalTo(5))
                    .body("answered", equalTo(1))
                    .body("silent", equalTo(2))
                    .body("nobody", equalTo(2))
                    .body("over", equalTo(false))
                    .body("mine", nullValue())
                    .body("branches.organisation", contains(SOCIETY, SHENYANG, DALIAN))
                    .body("branches.asked", contains(1, 2, 2))
                    .body("branches.answered", contains(0, 1, 0))
                    .body("branches.nobody", contains(0, 1, 1));
            as("ln-duty")
                    .get("/api/duty/checks/" + check + "/units?state=SILENT")
                    .then()
                    .body("organisation", contains(SOCIETY, DALIAN));
            as("ln-duty")
                    .get("/api/duty/checks/" + check + "/units?under=" + SHENYANG)
                    .then()
                    .body("state", contains("ANSWERED", "NOBODY"))
                    .body("[0].answeredAt", equalTo(day + "T01:10:00Z"));
        }

        @Test
        void keepsTheDenominatorItStartedWith() {
            String check = started(PROVINCE, 30);
            onDuty("KX-210102", null);
            onDuty("DW-YYX-1", "dw1-clerk");

            as("ln-duty")
                    .get("/api/duty/checks/" + check)
                    .then()
                    .body("asked", equalTo(5))
                    .body("nobody", equalTo(2));
            answer("dw1-clerk", check).then().statusCode(404);
        }

        @Test
        void neverLearnsWhichPersonAnswered() {
            String check = started(PROVINCE, 30);
            answer("sy-clerk", check).then().statusCode(200);

            assertThat(as("ln-duty").get("/api/duty/checks/" + check + "/units").asString())
                    .doesNotContain("值班员", "sy-clerk", "by");
            List<String> columns = jdbi.withHandle(handle -> handle.createQuery(
                            "select column_name from information_schema.columns where table_name = 'duty_check_unit'")
                    .mapTo(String.class)
                    .list());
            assertThat(columns).containsExactlyInAnyOrder("check_id", "organisation", "manned", "answered_at");
        }

        @Test
        void startsOneAtATimeAndTwoADay() {
            started(PROVINCE, 30);
            start("ln-duty", PROVINCE, 30).then().statusCode(409).body("type", equalTo("/problems/duty-check-runs"));
            clock.stopAt(day + "T09:30");
            started(PROVINCE, 30);
            clock.stopAt(day + "T12:00");
            start("ln-duty", PROVINCE, 30)
                    .then()
                    .statusCode(429)
                    .body("type", equalTo("/problems/duty-check-often-enough"));
            clock.stopAt(day.plusDays(1) + "T00:00");
            started(PROVINCE, 30);
        }

        @Test
        void startsOnlyOneOfManyAtOnce() throws Exception {
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                calls.add(() -> start("ln-duty", PROVINCE, 30).statusCode());
            }
            ExecutorService many = Executors.newFixedThreadPool(5);
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> each : many.invokeAll(calls)) {
                answers.add(each.get());
            }
            many.shutdown();
            assertThat(answers).containsExactlyInAnyOrder(201, 409, 409, 409, 409);
        }

        @Test
        void isToldWhatToChange() {
            start("ln-duty", PROVINCE, 4).then().statusCode(400);
            start("ln-duty", PROVINCE, 241).then().statusCode(400);
            start("ln-duty", "DW-YYX-1", 30)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/duty-check-nobody"));
            as("ln-duty").get("/api/duty/checks").then().body("", empty());
        }
    }

    @Nested
    class AsTheAsked {

        @Test
        void answersOnceAndSaysSoAgainWithoutEffect() {
            String check = started(PROVINCE, 30);
            as("sy-clerk")
                    .get("/api/duty/checks")
                    .then()
                    .body("id", contains(check))
                    .body("mine.state", contains("SILENT"))
                    .body("asked", contains(nullValue()));

            as("sy-clerk").get("/api/duty/mine").then().body("checks.id", contains(check));
            answer("sy-clerk", check).then().statusCode(200);
            as("sy-clerk").get("/api/duty/mine").then().body("checks", empty());
            clock.stopAt(day + "T09:20");
            answer("sy-clerk", check).then().statusCode(200).body("mine.answeredAt", equalTo(day + "T01:00:00Z"));
        }

        @Test
        void isTooLateAtTheMinute() {
            String check = started(PROVINCE, 30);
            clock.stopAt(day + "T09:29");
            answer("sy-clerk", check).then().statusCode(200);
            clock.stopAt(day + "T09:30");

            answer("yyx-clerk", check).then().statusCode(409).body("type", equalTo("/problems/duty-check-over"));
            answer("sy-clerk", check).then().statusCode(200);
            as("ln-duty")
                    .get("/api/duty/checks/" + check)
                    .then()
                    .body("over", equalTo(true))
                    .body("answered", equalTo(1));
        }

        @Test
        void isWhoeverIsOnDutyThen() {
            String check = started(PROVINCE, 30);

            answer("yyx-issuer", check).then().statusCode(403).body("type", equalTo("/problems/duty-not-on-shift"));
            answer("dl-reporter", check).then().statusCode(403);
            answer("ln-duty", check).then().statusCode(403).body("type", equalTo("/problems/duty-check-not-asked"));
            answer("js-all", check).then().statusCode(404);
            answer("expert1", check).then().statusCode(403);
            anonymous().post("/api/duty/checks/" + check + "/answer").then().statusCode(401);
            as("ln-duty").get("/api/duty/checks/" + check).then().body("answered", equalTo(0));
        }

        @Test
        void seesOnlyItsOwnBranch() {
            String check = started(PROVINCE, 30);

            as("sy-clerk")
                    .get("/api/duty/checks/" + check)
                    .then()
                    .body("asked", equalTo(2))
                    .body("branches.organisation", contains(SHENYANG, "KX-210102"));
            as("sy-clerk")
                    .get("/api/duty/checks/" + check + "?under=" + PROVINCE)
                    .then()
                    .statusCode(403);
            as("sy-clerk")
                    .get("/api/duty/checks/" + check + "/units?under=" + DALIAN)
                    .then()
                    .statusCode(403);
            as("sy-clerk").get("/api/duty/checks/" + check + "/units").then().body("", hasSize(2));
        }
    }

    @Nested
    class Refused {

        @Test
        void neitherUpwardsNorSidewaysNorWithoutTheRole() {
            start("sy-clerk", PROVINCE, 30).then().statusCode(403);
            start("js-all", PROVINCE, 30).then().statusCode(403);
            start("ln-clerk", PROVINCE, 30).then().statusCode(403);
            start("ln-admin", PROVINCE, 30).then().statusCode(403);
            String check = started(SHENYANG, 30);
            as("js-all").get("/api/duty/checks/" + check).then().statusCode(404);
            as("dl-reporter").get("/api/duty/checks/" + check).then().statusCode(404);
            as("dl-reporter").get("/api/duty/checks/" + check + "/units").then().statusCode(404);
            as("js-all").get("/api/duty/checks").then().body("", empty());
            as("ln-duty").get("/api/duty/checks/" + UUID.randomUUID()).then().statusCode(404);
        }
    }

    private void onDuty(String organisation, String userName) {
        UUID person = person(organisation, "值班员", userName);
        rotation("全天")
                .from(LocalDate.now(clock))
                .hours("08:00", 24)
                .members(person)
                .of(organisation);
    }

    private static String started(String under, int minutes) {
        return start("ln-duty", under, minutes).then().statusCode(201).extract().path("id");
    }

    private static Response start(String user, String under, int minutes) {
        return as(user).body(Map.of("under", under, "minutes", minutes, "note", "例行检查"))
                .post("/api/duty/checks");
    }

    private static Response answer(String user, String check) {
        return as(user).post("/api/duty/checks/" + check + "/answer");
    }
}
