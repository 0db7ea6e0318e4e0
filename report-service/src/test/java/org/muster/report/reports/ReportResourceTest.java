package org.muster.report.reports;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;
import org.muster.report.testing.Liaoning;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.report.testing.Desk.DAY;
import static org.muster.report.testing.Desk.NEIGHBOUR;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.asking;
import static org.muster.report.testing.Desk.below;
import static org.muster.report.testing.Desk.field;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.nil;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Desk.open;
import static org.muster.report.testing.Desk.path;
import static org.muster.report.testing.Desk.period;
import static org.muster.report.testing.Desk.postingNothing;
import static org.muster.report.testing.Desk.report;
import static org.muster.report.testing.Desk.submit;
import static org.muster.report.testing.Desk.summed;
import static org.muster.report.testing.Desk.write;

@QuarkusTest
class ReportResourceTest {

    private static final String SHENYANG = Liaoning.SHENYANG;
    private static final String HEPING = Liaoning.HEPING;
    private static final String DALIAN = Liaoning.DALIAN;

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    private static String daily() {
        return period(
                form(summed("confirmed"), summed("cured"), field("remark", "TEXT", "NONE")),
                DAY,
                below("KX-210000", "ASSOCIATION"));
    }

    @Nested
    class AsReporter {

        @Test
        void writesADraftAndSubmitsIt() {
            String period = daily();
            as("sy-reporter")
                    .get(path(period, SHENYANG))
                    .then()
                    .statusCode(200)
                    .body("version", is(0))
                    .body("state", nullValue());
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 26, "cured", 5, "remark", "平稳"))
                    .statusCode(200)
                    .body("state", is("DRAFT"))
                    .body("values.confirmed", is(26))
                    .body("values.remark", is("平稳"));
            submit("sy-reporter", period, SHENYANG)
                    .statusCode(200)
                    .body("state", is("SUBMITTED"))
                    .body("nil", is(false))
                    .body("late", is(false))
                    .body("author", containsString("沈阳"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(TestEvents.received(
                                    "org.muster.report.submitted",
                                    data -> data.path("reportKey").asText().equals(period + "/" + SHENYANG)))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.key()).isEqualTo(period + "/" + SHENYANG);
                                assertThat(event.data().path("late").asBoolean())
                                        .isFalse();
                                assertThat(event.data().path("date").asText()).isEqualTo("2020-02-09");
                            }));
        }

        @Test
        void cannotSubmitAnEmptyForm() {
            String period = daily();
            submit("sy-reporter", period, SHENYANG)
                    .statusCode(422)
                    .body("type", is("/problems/empty-report"))
                    .body("detail", containsString("nil"));
            write("sy-reporter", period, SHENYANG, Map.of("remark", " ")).statusCode(200);
            submit("sy-reporter", period, SHENYANG).statusCode(422).body("type", is("/problems/empty-report"));
            as("sy-reporter").get(path(period, SHENYANG)).then().body("state", is("DRAFT"));
        }

        @Test
        void submitsWithoutSayingMore() {
            String period = period(form(summed("confirmed")), DAY, one(Liaoning.SHENYANG));
            write("ln-reporter", period, Liaoning.SHENYANG, Map.of("confirmed", 1))
                    .statusCode(200);

            assertThat(postingNothing("ln-reporter", path(period, Liaoning.SHENYANG) + "/submission"))
                    .isEqualTo(200);
        }

        @Test
        void saysExplicitlyThatThereIsNothingToReport() {
            nil("sy-reporter", daily(), SHENYANG)
                    .statusCode(200)
                    .body("state", is("SUBMITTED"))
                    .body("nil", is(true))
                    .body("values", anEmptyMap());
        }

        @Test
        void cannotCallAReportWithValuesNil() {
            String period = daily();
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 0)).statusCode(200);
            nil("sy-reporter", period, SHENYANG).statusCode(422).body("type", is("/problems/nil-with-values"));
            submit("sy-reporter", period, SHENYANG).statusCode(200).body("nil", is(false));
        }

        @Test
        void isLateAfterTheCutOff() {
            String period = open(asking(form(summed("a")), DAY, Instant.now().minusSeconds(1), List.of(one(SHENYANG))));
            nil("sy-reporter", period, SHENYANG).statusCode(200).body("late", is(true));
        }

        @Test
        void needsToHaveSeenWhatSheOverwrites() {
            String period = daily();
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 1)).statusCode(200);
            String seen = as("sy-reporter").get(path(period, SHENYANG)).header("ETag");
            Map<String, Object> body = Map.of("values", Map.of("confirmed", 2));
            as("ln-reporter").body(body).put(path(period, SHENYANG)).then().statusCode(428);
            as("ln-reporter")
                    .header("If-Match", seen)
                    .body(body)
                    .put(path(period, SHENYANG))
                    .then()
                    .statusCode(200);
            as("sy-reporter")
                    .header("If-Match", seen)
                    .body(Map.of("values", Map.of("confirmed", 3)))
                    .put(path(period, SHENYANG))
                    .then()
                    .statusCode(412);
            as("sy-reporter")
                    .header("If-Match", seen)
                    .body(Map.of())
                    .post(path(period, SHENYANG) + "/submission")
                    .then()
                    .statusCode(412);
            as("sy-reporter")
                    .get(path(period, SHENYANG))
                    .then()
                    .body("values.confirmed", is(2))
                    .body("author", containsString("辽宁"));
        }

        @Test
        void makesOneDraftWhenSeveralPeopleBeginAtOnce() throws Exception {
            String period = daily();
            List<Callable<Integer>> beginnings = new ArrayList<>();
            for (int i = 1; i <= 4; i++) {
                Map<String, Object> content = Map.of("values", Map.of("confirmed", i));
                beginnings.add(() -> as("sy-reporter")
                        .body(content)
                        .put(path(period, SHENYANG))
                        .statusCode());
            }
            ExecutorService people = Executors.newFixedThreadPool(4);
            try {
                List<Integer> answers = new ArrayList<>();
                for (var answer : people.invokeAll(beginnings)) {
                    answers.add(answer.get());
                }
                assertThat(answers).containsExactlyInAnyOrder(200, 428, 428, 428);
            } finally {
                people.shutdown();
            }
        }

        @Test
        void maySendTheSameDraftAgainAfterALostAnswer() {
            String period = daily();
            String tag = null;
            for (int i = 0; i < 2; i++) {
                var answer = as("sy-reporter")
                        .body(Map.of("values", Map.of("confirmed", 26), "note", "平稳"))
                        .put(path(period, SHENYANG));
                answer.then().statusCode(200).body("version", is(1));
                assertThat(tag == null || tag.equals(answer.header("ETag"))).isTrue();
                tag = answer.header("ETag");
            }
        }

        @Test
        void cannotEditWhatIsSubmitted() {
            String period = daily();
            report(period, SHENYANG, Map.of("confirmed", 26));
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 27))
                    .statusCode(409)
                    .body("type", is("/problems/report-locked"));
            submit("sy-reporter", period, SHENYANG).statusCode(409);
            nil("sy-reporter", period, SHENYANG).statusCode(409);
            as("sy-reporter").get(path(period, SHENYANG)).then().body("values.confirmed", is(26));
        }

        @Test
        void cannotEditWhatIsSubmittedEvenInTheDatabase() throws Exception {
            String period = daily();
            report(period, SHENYANG, Map.of("confirmed", 26));
            try (Connection database = TreeFixture.open()) {
                assertThatThrownBy(() -> database.createStatement()
                                .execute("update report set figures = '{1,2,3}' where period = '" + period + "'"))
                        .hasMessageContaining("never edited");
            }
        }

        @Test
        void isToldWhatDoesNotFitTheForm() {
            String period = daily();
            Map<String, Object> values = new HashMap<>();
            values.put("confirmed", "twenty-six");
            values.put("cured", 1.5);
            values.put("colour", 3);
            values.put("remark", 7);
            write("sy-reporter", period, SHENYANG, values)
                    .statusCode(422)
                    .body("type", is("/problems/unfit-report"))
                    .body(
                            "errors.pointer",
                            containsInAnyOrder(
                                    "/values/confirmed", "/values/cured", "/values/colour", "/values/remark"))
                    .body("detail", containsString("confirmed, cured, remark"));
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 1_000_000_000_001L))
                    .statusCode(422);
            as("sy-reporter")
                    .body("{\"values\": {\"confirmed\": 99999999999999999999}}")
                    .put(path(period, SHENYANG))
                    .then()
                    .statusCode(422);
            as("sy-reporter")
                    .body(Map.of("values", Map.of(), "note", "长".repeat(3001)))
                    .put(path(period, SHENYANG))
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("/note"));
            as("sy-reporter").get(path(period, SHENYANG)).then().body("version", is(0));
        }

        @Test
        void reportsForUnitsBelowButTheReportStaysTheirs() {
            String period = daily();
            report(period, HEPING, Map.of("confirmed", 2));
            as("sy-reporter")
                    .get(path(period, HEPING))
                    .then()
                    .body("organisation", is(HEPING))
                    .body("author", containsString("辽宁"));
        }

        @Test
        void reportsOnlyWhereSheIsAsked() {
            String period = period(form(summed("a")), DAY, one(SHENYANG));
            nil("dl-reporter", period, DALIAN).statusCode(422).body("type", is("/problems/not-asked"));
            nil("ln-reporter", UUID.randomUUID().toString(), SHENYANG).statusCode(404);
            nil("ln-reporter", period, "KX-999999").statusCode(403);
        }

        @Test
        void getsYesterdaysFiguresSuggested() {
            String form = form(summed("confirmed"), field("remark", "TEXT", "NONE"));
            report(period(form, DAY.minusDays(1), one(SHENYANG)), SHENYANG, Map.of("confirmed", 26, "remark", "平稳"));
            String today = period(form, DAY, one(SHENYANG));
            as("sy-reporter")
                    .get(path(today, SHENYANG))
                    .then()
                    .body("suggestions", aMapWithSize(2))
                    .body("suggestions.confirmed.value", is(26))
                    .body("suggestions.confirmed.from", is("EARLIER_REPORT"))
                    .body("suggestions.confirmed.date", is("2020-02-08"))
                    .body("values", anEmptyMap());
        }

        @Test
        void getsNoFiguresOfADrillSuggested() {
            String form = form(summed("confirmed"));
            Map<String, Object> drill =
                    asking(form, DAY.minusDays(1), Instant.now().plusSeconds(600), List.of(one(SHENYANG)));
            drill.put("drill", true);
            report(open(drill), SHENYANG, Map.of("confirmed", 999));
            as("sy-reporter")
                    .get(path(period(form, DAY, one(SHENYANG)), SHENYANG))
                    .then()
                    .body("suggestions", anEmptyMap());
        }

        @Test
        void isWarnedOfDoubtfulFiguresAndMayStillReportThem() {
            Map<String, Object> newToday = summed("newToday");
            newToday.put("cumulative", false);
            String form = form(summed("confirmed"), summed("cured"), newToday);
            report(
                    period(form, DAY.minusDays(1), one(SHENYANG)),
                    SHENYANG,
                    Map.of("confirmed", 26, "cured", 5, "newToday", 9));
            String today = period(form, DAY, one(SHENYANG));
            write("sy-reporter", today, SHENYANG, Map.of("confirmed", 260, "cured", 4, "newToday", 1))
                    .statusCode(200)
                    .body("warnings.key", contains("confirmed", "cured"))
                    .body("warnings.doubt", contains("JUMP", "DECREASE"))
                    .body("warnings.previous", contains(26, 5));
            write("sy-reporter", today, SHENYANG, Map.of("confirmed", 27, "cured", -1, "newToday", 2))
                    .body("warnings.doubt", contains("NEGATIVE"));
            submit("sy-reporter", today, SHENYANG).statusCode(200).body("warnings.key", contains("cured"));
        }

        @Test
        void isNotWarnedWithoutAnythingToCompareWith() {
            write("sy-reporter", daily(), SHENYANG, Map.of("confirmed", 500))
                    .statusCode(200)
                    .body("warnings", empty());
        }

        @Test
        void getsTheFirstAnswerForARepeatedSubmission() {
            String period = daily();
            String key = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++) {
                as("sy-reporter")
                        .header("Idempotency-Key", key)
                        .body(Map.of("nil", true))
                        .post(path(period, SHENYANG) + "/submission")
                        .then()
                        .statusCode(200)
                        .body("version", is(1));
            }
        }
    }

    @Nested
    class AsReporterOfASiblingCity {

        @Test
        void neitherReadsNorWritesTheReport() {
            String period = daily();
            write("dl-reporter", period, DALIAN, Map.of("confirmed", 16)).statusCode(200);
            as("sy-reporter").get(path(period, DALIAN)).then().statusCode(403);
            as("sy-reporter").get(path(period, DALIAN) + "/versions").then().statusCode(403);
            write("sy-reporter", period, DALIAN, Map.of("confirmed", 0)).statusCode(403);
            submit("sy-reporter", period, DALIAN).statusCode(403);
            nil("sy-reporter", period, DALIAN).statusCode(403);
            write("dl-reporter", period, SHENYANG, Map.of("confirmed", 0)).statusCode(403);
            write("dl-reporter", period, "KX-210000", Map.of("confirmed", 0)).statusCode(403);
            as("ln-reporter")
                    .get(path(period, DALIAN))
                    .then()
                    .body("values.confirmed", is(16))
                    .body("state", is("DRAFT"));
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void findsNothing() {
            String period = daily();
            write("sy-reporter", period, SHENYANG, Map.of("confirmed", 26)).statusCode(200);
            as(NEIGHBOUR).get(path(period, SHENYANG)).then().statusCode(404);
            as(NEIGHBOUR).get(path(period, SHENYANG) + "/versions").then().statusCode(404);
            write(NEIGHBOUR, period, SHENYANG, Map.of("confirmed", 0)).statusCode(404);
            submit(NEIGHBOUR, period, SHENYANG).statusCode(404);
            nil(NEIGHBOUR, period, Liaoning.SIBLING).statusCode(404);
            as("sy-reporter")
                    .get(path(period, SHENYANG))
                    .then()
                    .body("values.confirmed", is(26))
                    .body("state", is("DRAFT"));
        }
    }

    @Nested
    class AsSomebodyElse {

        @Test
        void needsTheRole() {
            String period = daily();
            write("sy-clerk", period, SHENYANG, Map.of("confirmed", 1)).statusCode(403);
            submit("sy-clerk", period, SHENYANG).statusCode(403);
            write("ln-reviewer", period, SHENYANG, Map.of("confirmed", 1)).statusCode(403);
            as("expert1").get(path(period, SHENYANG)).then().statusCode(403);
            given().get(path(period, SHENYANG)).then().statusCode(401);
            given().get(path(period, SHENYANG) + "/versions").then().statusCode(401);
            given().contentType("application/json")
                    .body("{\"values\":{}}")
                    .put(path(period, SHENYANG))
                    .then()
                    .statusCode(401);
            given().contentType("application/json")
                    .body("{}")
                    .post(path(period, SHENYANG) + "/submission")
                    .then()
                    .statusCode(401);
            as("sy-reporter").get(path(period, SHENYANG)).then().body("version", is(0));
        }
    }
}
