package org.muster.report.periods;

import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;
import org.muster.report.testing.Liaoning;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.muster.report.testing.Desk.DAY;
import static org.muster.report.testing.Desk.NEIGHBOUR;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.asking;
import static org.muster.report.testing.Desk.below;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.missing;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Desk.period;
import static org.muster.report.testing.Desk.report;
import static org.muster.report.testing.Desk.summed;

@QuarkusTest
class ReportPeriodResourceTest {

    private static final Instant LATER = Instant.now().plus(Duration.ofHours(1));

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    private static ValidatableResponse open(String user, Map<String, Object> asking) {
        return as(user).body(asking).post("/api/report-periods").then();
    }

    @SafeVarargs
    private static ValidatableResponse open(String user, String form, Map<String, Object>... to) {
        return open(user, asking(form, DAY, LATER, List.of(to)));
    }

    private static long periodsOf(String form) throws Exception {
        try (Connection database = TreeFixture.open();
                ResultSet rows = database.createStatement()
                        .executeQuery("select count(*) from report_period where form = '" + form + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Nested
    class AsReviewer {

        @Test
        void freezesWhoIsExpectedAndTellsOthers() {
            String form = form(summed("a"));
            String period = open("ln-reviewer", form, below("KX-210000", "ASSOCIATION"))
                    .statusCode(201)
                    .body("expected", is(16))
                    .body("drill", is(false))
                    .body("organisation", is("KX-210000"))
                    .extract()
                    .path("id");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(TestEvents.received(
                                    "org.muster.report-period.opened",
                                    data -> data.path("periodId").asText().equals(period)))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.key()).isEqualTo(period);
                                assertThat(event.data().path("expected").asInt())
                                        .isEqualTo(16);
                                assertThat(event.data().path("form").asText()).isEqualTo(form);
                            }));
        }

        @Test
        void keepsTheDenominatorWhenTheTreeChanges() throws Exception {
            try (Connection database = TreeFixture.open()) {
                String add =
                        "select organisation_apply('KX-FROZEN-%1$d', 'x', 'ASSOCIATION', null, 'KX-210102', '{}', '{}',"
                                + " 7 * (1::bigint << 40) + %1$d, 7 * (1::bigint << 40) + %1$d, 4, %1$d, date '2020-01-01', null)";
                database.createStatement().execute("""
                        update organisation set last = last + 9 where code = 'KX-210102';
                        update organisation_position set last = last + 9 where code = 'KX-210102'""");
                database.createStatement().execute(add.formatted(1));
                String period = period(form(summed("a")), DAY, below("KX-210102"));
                database.createStatement().execute(add.formatted(2));
                assertThat(missing("ln-reviewer", period)).containsExactly("KX-FROZEN-1");
                database.createStatement().execute("""
                        update organisation set valid_to = '2020-01-02' where code like 'KX-FROZEN-%';
                        update organisation_position set until = 2 where code like 'KX-FROZEN-%'""");
                as("ln-reviewer")
                        .get("/api/rollups/" + period + "?under=KX-210000")
                        .then()
                        .body("expected", is(1))
                        .body("branches[0].expected", is(1));
                assertThat(missing("ln-reviewer", period)).containsExactly("KX-FROZEN-1");
            }
        }

        @Test
        void countsAnOrganisationSelectedTwiceOnce() {
            open(
                            "ln-reviewer",
                            form(summed("a")),
                            one("KX-210100"),
                            below("KX-210000", "ASSOCIATION"),
                            one("KX-210100"))
                    .body("expected", is(16));
        }

        @Test
        void cannotAskTheSameTwice() throws Exception {
            String form = form(summed("a"));
            String period = period(form, DAY, one("KX-210100"));
            open("ln-reviewer", form, one("KX-210200"))
                    .statusCode(409)
                    .body("type", is("/problems/period-exists"))
                    .body("detail", containsString(period));
            assertThat(periodsOf(form)).isEqualTo(1);
        }

        @Test
        void mayAskTheSameAsADrill() {
            String form = form(summed("a"));
            period(form, DAY, one("KX-210100"));
            Map<String, Object> drill = asking(form, DAY, LATER, List.of(one("KX-210100")));
            drill.put("drill", true);
            open("ln-reviewer", drill).statusCode(201).body("drill", is(true));
        }

        @Test
        void mayOnlyAskThoseBelow() throws Exception {
            String form = form(summed("a"));
            open("ln-reviewer", form, one("KX-210100"), below("KX-320000"))
                    .statusCode(403)
                    .body("detail", containsString("KX-320000"));
            open("ln-reviewer", form, one("KX-000000")).statusCode(403);
            assertThat(periodsOf(form)).isZero();
        }

        @Test
        void isToldWhatASelectionLacks() {
            String form = form(summed("a"));
            open("ln-reviewer", form, below("KX-210100", "SOCIETY"))
                    .statusCode(422)
                    .body("type", is("/problems/no-recipients"));
            open("ln-reviewer", form, one("KX-999999"))
                    .statusCode(422)
                    .body("type", is("/problems/unknown-organisation"));
            open("ln-reviewer", form, Map.of()).statusCode(422).body("type", is("/problems/selector-incomplete"));
            open("ln-reviewer", asking(form, DAY, LATER, List.of()))
                    .statusCode(400)
                    .body("errors[0].pointer", is("/to"));
            Map<String, Object> badDate = asking(form, DAY, LATER, List.of(one("KX-210100")));
            badDate.put("date", "9 February");
            open("ln-reviewer", badDate).statusCode(400).body("errors[0].pointer", is("/date"));
            Map<String, Object> tiers = asking(form, DAY, LATER, List.of(one("KX-210100")));
            Map<String, Object> cutoff = Map.of("tier", 1, "dueAt", LATER.toString());
            tiers.put("cutoffs", List.of(cutoff, cutoff));
            open("ln-reviewer", tiers).statusCode(422).body("type", is("/problems/tier-twice"));
        }

        @Test
        void seesWhoIsMissingPageByPage() {
            String period = period(form(summed("a")), DAY, below("KX-210000", "ASSOCIATION"));
            assertThat(missing("ln-reviewer", period)).hasSize(16).startsWith("KX-210100", "KX-210102", "KX-210200");
            report(period, "KX-210102", Map.of("a", 1));
            assertThat(missing("ln-reviewer", period)).hasSize(15).doesNotContain("KX-210102");
            as("ln-reviewer")
                    .get("/api/report-periods/" + period + "/missing?under=KX-210200")
                    .then()
                    .body("organisation", contains("KX-210200", "KX-210202"))
                    .body("name[0]", is("大连市科学技术协会"));
        }
    }

    @Nested
    class AsReporter {

        @Test
        void findsThePeriodsThatAskForHerReport() {
            String form = form(summed("a"));
            String period = period(form, DAY, one("KX-210100"));
            as("sy-reporter")
                    .queryParam("form", form)
                    .queryParam("date", DAY.toString())
                    .get("/api/report-periods")
                    .then()
                    .body("id", contains(period))
                    .body("asked", contains(true));
            as("dl-reporter").get("/api/report-periods/" + period).then().body("asked", is(false));
        }

        @Test
        void seesMissingOnesOnlyBelowHerOrganisation() {
            String period = period(form(summed("a")), DAY, below("KX-210000", "ASSOCIATION"));
            String missing = "/api/report-periods/" + period + "/missing";
            as("sy-reporter").get(missing).then().body("organisation", contains("KX-210100", "KX-210102"));
            as("sy-reporter").get(missing + "?under=KX-210200").then().statusCode(403);
            as("sy-reporter").get(missing + "?under=KX-210000").then().statusCode(403);
        }

        @Test
        void cannotOpenPeriods() throws Exception {
            String form = form(summed("a"));
            open("ln-reporter", form, one("KX-210100")).statusCode(403);
            assertThat(periodsOf(form)).isZero();
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void neitherSeesPeriodsNorAsksWithSomebodyElsesForm() throws Exception {
            String form = form(summed("a"));
            open(NEIGHBOUR, form, one("KX-210100")).statusCode(404);
            assertThat(periodsOf(form)).isZero();
            String period = period(form, DAY, one("KX-210100"));
            as(NEIGHBOUR).get("/api/report-periods/" + period).then().statusCode(404);
            as(NEIGHBOUR)
                    .get("/api/report-periods/" + period + "/missing")
                    .then()
                    .statusCode(404);
            as(NEIGHBOUR)
                    .get("/api/report-periods?limit=200")
                    .then()
                    .statusCode(200)
                    .body("id", not(hasItem(period)));
            as(NEIGHBOUR)
                    .get("/api/report-periods/schedules")
                    .then()
                    .statusCode(200)
                    .body("", empty());
        }
    }

    @Nested
    class Anonymous {

        @Test
        void isAskedToLogIn() {
            String period = period(form(summed("a")), DAY, one("KX-210100"));
            given().get("/api/report-periods").then().statusCode(401);
            given().get("/api/report-periods/" + period).then().statusCode(401);
            given().get("/api/report-periods/" + period + "/missing").then().statusCode(401);
            given().get("/api/report-periods/schedules").then().statusCode(401);
            given().contentType("application/json")
                    .body("{}")
                    .post("/api/report-periods")
                    .then()
                    .statusCode(401);
            given().auth()
                    .oauth2(Tokens.forAnotherAudience("ln-reviewer"))
                    .get("/api/report-periods")
                    .then()
                    .statusCode(401);
        }
    }
}
