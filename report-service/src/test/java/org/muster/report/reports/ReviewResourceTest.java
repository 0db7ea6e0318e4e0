package org.muster.report.reports;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.report.testing.Liaoning;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.muster.report.testing.Desk.DAY;
import static org.muster.report.testing.Desk.NEIGHBOUR;
import static org.muster.report.testing.Desk.accept;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.asking;
import static org.muster.report.testing.Desk.below;
import static org.muster.report.testing.Desk.correct;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.giveBack;
import static org.muster.report.testing.Desk.missing;
import static org.muster.report.testing.Desk.nil;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Desk.open;
import static org.muster.report.testing.Desk.path;
import static org.muster.report.testing.Desk.period;
import static org.muster.report.testing.Desk.report;
import static org.muster.report.testing.Desk.rollup;
import static org.muster.report.testing.Desk.submit;
import static org.muster.report.testing.Desk.summed;
import static org.muster.report.testing.Desk.write;

@QuarkusTest
class ReviewResourceTest {

    private static final String PROVINCE = Liaoning.PROVINCE;
    private static final String SHENYANG = Liaoning.SHENYANG;
    private static final String DALIAN = Liaoning.DALIAN;

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    private static String submitted(int confirmed) {
        String period = period(form(summed("confirmed")), DAY, below(PROVINCE, "ASSOCIATION"));
        report(period, SHENYANG, Map.of("confirmed", confirmed));
        return period;
    }

    @Nested
    class AsReviewerAbove {

        @Test
        void acceptsAndSoLocksAReport() {
            String period = submitted(26);
            accept("ln-reviewer", period, SHENYANG)
                    .statusCode(200)
                    .body("state", is("ACCEPTED"))
                    .body("reviewer", containsString("审核"));
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 1)).statusCode(409);
            giveBack("ln-reviewer", period, SHENYANG)
                    .statusCode(409)
                    .body("type", is("/problems/report-not-submitted"));
            accept("ln-reviewer", period, SHENYANG).statusCode(409);
        }

        @Test
        void returnsAReportWithTheReason() {
            String period = submitted(62);
            giveBack("ln-reviewer", period, SHENYANG)
                    .statusCode(200)
                    .body("state", is("RETURNED"))
                    .body("returnReason", is("与昨日不符"));
            assertThat(missing("ln-reviewer", period)).contains(SHENYANG);
            assertThat(rollup(period, PROVINCE).getInt("onTime")).isZero();
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 26))
                    .statusCode(200)
                    .body("version", is(2))
                    .body("state", is("DRAFT"));
            submit("sy-reporter", period, SHENYANG).statusCode(200);
            as("sy-reporter")
                    .get(path(period, SHENYANG) + "/versions")
                    .then()
                    .body("version", contains(1, 2))
                    .body("state", contains("RETURNED", "SUBMITTED"))
                    .body("values.confirmed", contains(62, 26));
            JsonPath rollup = rollup(period, PROVINCE);
            assertThat(rollup.getInt("values.confirmed")).isEqualTo(26);
            assertThat(rollup.getInt("corrected")).isZero();
        }

        @Test
        void hasToSayWhy() {
            String period = submitted(26);
            as("ln-reviewer")
                    .body(Map.of("reason", " "))
                    .post(path(period, SHENYANG) + "/return")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("/reason"));
            as("ln-reviewer").get(path(period, SHENYANG)).then().body("state", is("SUBMITTED"));
        }

        @Test
        void cannotAcceptWhatWasNotSubmitted() {
            String period = period(form(summed("confirmed")), DAY, one(SHENYANG));
            accept("ln-reviewer", period, SHENYANG).statusCode(404);
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 1)).statusCode(200);
            accept("ln-reviewer", period, SHENYANG).statusCode(409);
        }

        @Test
        void mayReviewTheStatementOfTheAskingOrganisationItself() {
            String period = submitted(26);
            report(period, PROVINCE, Map.of("confirmed", 30));
            accept("ln-reviewer", period, PROVINCE).statusCode(200);
        }
    }

    @Nested
    class AsReporterWhoCorrects {

        @Test
        void supersedesAnAcceptedReportAndFlagsTheTotals() {
            String period = submitted(26);
            accept("ln-reviewer", period, SHENYANG).statusCode(200);
            correct(period, SHENYANG)
                    .statusCode(201)
                    .body("version", is(2))
                    .body("state", is("DRAFT"))
                    .body("values.confirmed", is(26))
                    .body("correctionReason", is("核对后更正"));
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 27)).statusCode(200);
            assertThat(rollup(period, PROVINCE).getInt("values.confirmed")).isEqualTo(26);
            submit("sy-reporter", period, SHENYANG).statusCode(200).body("correction", is(true));
            JsonPath rollup = rollup(period, PROVINCE);
            assertThat(rollup.getInt("values.confirmed")).isEqualTo(27);
            assertThat(rollup.getInt("corrected")).isEqualTo(1);
            assertThat(rollup.getInt("onTime")).isEqualTo(1);
            as("sy-reporter")
                    .get(path(period, SHENYANG) + "/versions")
                    .then()
                    .body("state", contains("SUPERSEDED", "SUBMITTED"))
                    .body("values.confirmed", contains(26, 27));
        }

        @Test
        void staysAsTimelyAsTheReportSheCorrects() throws Exception {
            Instant dueAt = Instant.now().plusSeconds(5);
            String period = open(asking(form(summed("confirmed")), DAY, dueAt, List.of(one(SHENYANG), one(DALIAN))));
            report(period, SHENYANG, Map.of("confirmed", 26));
            report(period, DALIAN, Map.of("confirmed", 15));
            Thread.sleep(Math.max(0, dueAt.toEpochMilli() - System.currentTimeMillis()) + 100);
            correct(period, SHENYANG).statusCode(201);
            submit("sy-reporter", period, SHENYANG).body("late", is(false));
            giveBack("ln-reviewer", period, DALIAN).statusCode(200);
            report(period, DALIAN, Map.of("confirmed", 16));
            as("dl-reporter").get(path(period, DALIAN)).then().body("late", is(true));
        }

        @Test
        void bringsBackTheAcceptedReportWhenTheCorrectionIsReturned() {
            String period = submitted(26);
            accept("ln-reviewer", period, SHENYANG).statusCode(200);
            correct(period, SHENYANG).statusCode(201);
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 72)).statusCode(200);
            submit("sy-reporter", period, SHENYANG).statusCode(200);
            giveBack("ln-reviewer", period, SHENYANG).statusCode(200);
            as("sy-reporter")
                    .get(path(period, SHENYANG) + "/versions")
                    .then()
                    .body("state", contains("ACCEPTED", "RETURNED"));
            JsonPath rollup = rollup(period, PROVINCE);
            assertThat(rollup.getInt("values.confirmed")).isEqualTo(26);
            assertThat(rollup.getInt("corrected")).isZero();
            report(period, SHENYANG, Map.of("confirmed", 27));
            rollup = rollup(period, PROVINCE);
            assertThat(rollup.getInt("values.confirmed")).isEqualTo(27);
            assertThat(rollup.getInt("corrected")).isEqualTo(1);
        }

        @Test
        void maySayNilInTheEnd() {
            String period = submitted(26);
            correct(period, SHENYANG).statusCode(201);
            write("sy-reporter", period, SHENYANG, Map.of()).statusCode(200);
            nil("sy-reporter", period, SHENYANG)
                    .statusCode(200)
                    .body("nil", is(true))
                    .body("version", is(2));
            assertThat(rollup(period, PROVINCE).getInt("values.confirmed")).isZero();
        }

        @Test
        void hasNothingToCorrectBeforeSubmission() {
            String period = period(form(summed("confirmed")), DAY, one(SHENYANG));
            correct(period, SHENYANG).statusCode(404);
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 1)).statusCode(200);
            correct(period, SHENYANG).statusCode(409);
        }
    }

    @Nested
    class AsSomebodyElse {

        @Test
        void changesNothing() {
            String period = submitted(26);
            Map<String, String> reason = Map.of("reason", "x");
            accept("ln-reporter", period, SHENYANG).statusCode(403);
            giveBack("sy-reporter", period, SHENYANG).statusCode(403);
            accept(NEIGHBOUR, period, SHENYANG).statusCode(404);
            giveBack(NEIGHBOUR, period, SHENYANG).statusCode(404);
            String correction = path(period, SHENYANG) + "/correction";
            as(NEIGHBOUR).body(reason).post(correction).then().statusCode(404);
            as("dl-reporter").body(reason).post(correction).then().statusCode(403);
            as("ln-reviewer").body(reason).post(correction).then().statusCode(403);
            for (String act : List.of("/acceptance", "/return", "/correction")) {
                given().contentType("application/json")
                        .body(reason)
                        .post(path(period, SHENYANG) + act)
                        .then()
                        .statusCode(401);
            }
            as("ln-reviewer").get(path(period, SHENYANG) + "/versions").then().body("state", contains("SUBMITTED"));
        }

        @Test
        void cannotReviewTheReportOfHisOwnUnitNorHisOwn() {
            String national = period("cast-admin", one(PROVINCE));
            report(national, PROVINCE, Map.of("confirmed", 108));
            accept("ln-reviewer", national, PROVINCE).statusCode(403).body("type", is("/problems/reviewed-from-above"));
            String own = period(NEIGHBOUR, one("KX-320100"));
            write(NEIGHBOUR, own, "KX-320100", Map.of("confirmed", 1)).statusCode(200);
            submit(NEIGHBOUR, own, "KX-320100").statusCode(200);
            accept(NEIGHBOUR, own, "KX-320100").statusCode(403).body("type", is("/problems/own-report"));
        }

        private String period(String user, Map<String, Object> to) {
            String form = as(user).body(
                            Map.of("name", "表 " + UUID.randomUUID(), "fields", List.of(summed("confirmed"))))
                    .post("/api/report-forms")
                    .path("id");
            return as(user).body(asking(form, DAY, Instant.now().plusSeconds(600), List.of(to)))
                    .post("/api/report-periods")
                    .path("id");
        }
    }
}
