package org.muster.report.briefs;

import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;
import org.muster.report.testing.Liaoning;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.report.testing.Desk.NEIGHBOUR;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.postingNothing;
import static org.muster.report.testing.Opinions.content;
import static org.muster.report.testing.Opinions.draft;
import static org.muster.report.testing.Opinions.issued;
import static org.muster.report.testing.Opinions.item;
import static org.muster.report.testing.Opinions.items;

@QuarkusTest
class BriefResourceTest {

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    private static String series() {
        return "建议" + UUID.randomUUID().toString().substring(0, 13);
    }

    private static ValidatableResponse issue(String user, String brief, Map<String, ?> body) {
        return as(user).body(body).post("/api/briefs/" + brief + "/issue").then();
    }

    private static ValidatableResponse issue(String brief, String issuedOn) {
        return issue("ln-analyst", brief, Map.of("issuedOn", issuedOn));
    }

    @Nested
    class AsAnalyst {

        @Test
        void mergesOpinionsIntoANumberedIssueAndCreditsEveryAuthor() {
            String series = series();
            String first = item("KX-210000", "张三（合成）");
            String second = item("XH-210000-YYX", "李四（合成）");
            String brief = as("ln-analyst")
                    .body(content("《" + series + "》", first, second))
                    .post("/api/briefs")
                    .then()
                    .statusCode(201)
                    .body("series", is(series))
                    .body("state", is("DRAFT"))
                    .body("number", nullValue())
                    .extract()
                    .path("id");
            issue(brief, "2020-02-10")
                    .statusCode(200)
                    .body("state", is("ISSUED"))
                    .body("issue", is(1))
                    .body("year", is(2020))
                    .body("number", is("《" + series + "》第1期"))
                    .body("issuedOn", is("2020-02-10"))
                    .body("credits", contains("张三（合成）", "李四（合成）"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(TestEvents.received(
                                    "org.muster.brief.issued",
                                    data -> data.path("briefId").asText().equals(brief)))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.data().path("issue").asInt()).isEqualTo(1);
                                assertThat(event.data().path("opinions").get(0).asText())
                                        .isEqualTo(first);
                                assertThat(event.data().path("opinions")).hasSize(2);
                            }));
            assertThat(items("ln-analyst"))
                    .filteredOn(item -> item.get("id").equals(first))
                    .singleElement()
                    .satisfies(item -> assertThat(item.get("usedIn")).isEqualTo(List.of(brief)));
            as("ln-analyst")
                    .get("/api/briefs/items?unused=true&limit=200")
                    .then()
                    .body("id", not(hasItem(first)));
        }

        @Test
        void numbersEachSeriesAndYearFromOne() {
            String series = series();
            issue(draft(series, item("KX-210000", "甲")), "2020-02-10").body("issue", is(1));
            issue(draft(series, item("KX-210000", "乙")), "2020-02-09").body("issue", is(2));
            issue(draft(series, item("KX-210000", "丙")), "2021-01-04")
                    .body("issue", is(1))
                    .body("year", is(2021));
            issue(draft(series(), item("KX-210000", "丁")), "2020-02-10").body("issue", is(1));
        }

        @Test
        void givesNumbersWithoutGapsToManyAtOnce() throws Exception {
            String series = series();
            String item = item("KX-210000", "甲");
            int good = 24;
            List<Callable<Integer>> issues = new ArrayList<>();
            for (int i = 0; i < good; i++) {
                String brief = draft(series, item);
                issues.add(() -> issue(brief, "2020-02-10").extract().path("issue"));
                if (i % 4 == 0) {
                    // refused after the draft was found fit, so that a number could get lost
                    issues.add(() -> issue(brief, "2999-01-01").extract().path("issue"));
                }
            }
            ExecutorService desks = Executors.newFixedThreadPool(8);
            List<Integer> numbers = new ArrayList<>();
            try {
                for (var issue : desks.invokeAll(issues)) {
                    if (issue.get() != null) {
                        numbers.add(issue.get());
                    }
                }
            } finally {
                desks.shutdown();
            }
            assertThat(numbers)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, good).boxed().toList());
        }

        @Test
        void issuesABriefOnceHoweverManyTry() throws Exception {
            String brief = draft(series(), item("KX-210000", "甲"));
            Callable<Integer> attempt =
                    () -> issue(brief, "2020-02-10").extract().statusCode();
            ExecutorService desks = Executors.newFixedThreadPool(4);
            try {
                List<Integer> answers = new ArrayList<>();
                for (var answer : desks.invokeAll(List.of(attempt, attempt, attempt, attempt))) {
                    answers.add(answer.get());
                }
                assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409);
            } finally {
                desks.shutdown();
            }
        }

        @Test
        void cannotChangeAnIssuedBrief() {
            String brief = issued();
            as("ln-analyst")
                    .header("If-Match", "*")
                    .body(content("别的"))
                    .put("/api/briefs/" + brief)
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/brief-issued"));
            issue(brief, "2020-02-10").statusCode(409);
        }

        @Test
        void cannotChangeAnIssuedBriefEvenInTheDatabase() throws Exception {
            String brief = issued();
            try (Connection database = TreeFixture.open()) {
                assertThatThrownBy(() -> database.createStatement()
                                .execute("update brief set title = 'x' where id = '" + brief + "'"))
                        .hasMessageContaining("never changes");
                assertThatThrownBy(() -> database.createStatement()
                                .execute("delete from brief_material where brief = '" + brief + "'"))
                        .hasMessageContaining("never changes");
            }
        }

        @Test
        void cannotLeaveAGapEvenInTheDatabase() throws Exception {
            String brief = draft(series(), item("KX-210000", "甲"));
            try (Connection database = TreeFixture.open()) {
                assertThatThrownBy(() -> database.createStatement()
                                .execute("update brief set state = 'ISSUED', issue = 7, year = 2020,"
                                        + " issued_on = '2020-02-10' where id = '" + brief + "'"))
                        .hasMessageContaining("gap");
            }
        }

        @Test
        void rewritesADraftHeHasSeen() {
            String first = item("KX-210000", "甲");
            String second = item("KX-210000", "乙");
            String brief = draft("旧名", first, second);
            Map<String, Object> body = new HashMap<>(content(series(), second, first));
            body.put("abstract", "一事一议");
            body.put("problem", "废弃口罩随意丢弃");
            body.put("advice", "设专用收集容器");
            as("ln-analyst").body(body).put("/api/briefs/" + brief).then().statusCode(428);
            String tag = as("ln-analyst").get("/api/briefs/" + brief).header("ETag");
            as("ln-analyst")
                    .header("If-Match", tag)
                    .body(body)
                    .put("/api/briefs/" + brief)
                    .then()
                    .statusCode(200)
                    .body("abstract", is("一事一议"))
                    .body("items.id", equalTo(List.of(second, first)));
            as("ln-analyst")
                    .header("If-Match", tag)
                    .body(body)
                    .put("/api/briefs/" + brief)
                    .then()
                    .statusCode(412);
        }

        @Test
        void notesWhereAnIssueWasSent() {
            String brief = issued();
            Map<String, Object> sent = Map.of("to", "省委办公厅", "channel", "机要交换", "sentOn", "2020-02-10");
            as("ln-analyst")
                    .body(sent)
                    .post("/api/briefs/" + brief + "/submissions")
                    .then()
                    .statusCode(201)
                    .body("submissions[0].to", is("省委办公厅"))
                    .body("submissions[0].channel", is("机要交换"))
                    .body("submissions[0].recordedBy", containsString("智库"));
            as("ln-analyst")
                    .body(sent)
                    .post("/api/briefs/" + draft(series(), item("KX-210000", "甲")) + "/submissions")
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/brief-not-issued"));
        }

        @Test
        void issuesTodayWhenNothingIsSaid() {
            String brief = draft(series(), item("KX-210000", "甲"));

            assertThat(postingNothing("ln-analyst", "/api/briefs/" + brief + "/issue"))
                    .isEqualTo(200);
            as("ln-analyst").get("/api/briefs/" + brief).then().body("state", is("ISSUED"));
        }

        @Test
        void isToldWhatABriefLacks() {
            Map<String, Object> body =
                    new HashMap<>(content(series(), UUID.randomUUID().toString()));
            as("ln-analyst")
                    .body(body)
                    .post("/api/briefs")
                    .then()
                    .statusCode(404)
                    .body("type", is("/problems/unknown-item"));
            body.put("items", List.of());
            body.put("problem", "问".repeat(2000));
            body.put("advice", "答".repeat(1001));
            as("ln-analyst")
                    .body(body)
                    .post("/api/briefs")
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("3001"));
            body.put("advice", "答".repeat(3001));
            as("ln-analyst")
                    .body(body)
                    .post("/api/briefs")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("/advice"));
            body.put("series", "《》");
            body.remove("advice");
            as("ln-analyst").body(body).post("/api/briefs").then().statusCode(422);
            String empty = draft(series());
            issue(empty, "2020-02-10").statusCode(422).body("type", is("/problems/empty-brief"));
            String future =
                    LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
            issue(draft(series(), item("KX-210000", "甲")), future)
                    .statusCode(422)
                    .body("type", is("/problems/date-in-future"));
        }

        @Test
        void getsTheFirstNumberForARepeatedRequest() {
            String brief = draft(series(), item("KX-210000", "甲"));
            String key = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++) {
                as("ln-analyst")
                        .header("Idempotency-Key", key)
                        .body(Map.of())
                        .post("/api/briefs/" + brief + "/issue")
                        .then()
                        .statusCode(200)
                        .body("issue", is(1));
            }
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void neitherSeesNorChangesBriefsNorUsesMaterial() {
            String item = item("KX-210000", "甲");
            String brief = draft(series(), item);
            as(NEIGHBOUR).get("/api/briefs/" + brief).then().statusCode(404);
            as(NEIGHBOUR).get("/api/briefs?limit=200").then().body("id", not(hasItem(brief)));
            as(NEIGHBOUR).get("/api/briefs/items?limit=200").then().body("id", not(hasItem(item)));
            as(NEIGHBOUR)
                    .header("If-Match", "*")
                    .body(content("别的"))
                    .put("/api/briefs/" + brief)
                    .then()
                    .statusCode(404);
            issue(NEIGHBOUR, brief, Map.of()).statusCode(404);
            as(NEIGHBOUR)
                    .body(Map.of("to", "x", "channel", "y", "sentOn", "2020-02-10"))
                    .post("/api/briefs/" + issued() + "/submissions")
                    .then()
                    .statusCode(404);
            as(NEIGHBOUR)
                    .body(content("苏", item))
                    .post("/api/briefs")
                    .then()
                    .statusCode(404)
                    .body("type", is("/problems/unknown-item"));
            as("ln-analyst").get("/api/briefs/" + brief).then().body("state", is("DRAFT"));
        }
    }

    @Nested
    class AsSomebodyElse {

        @Test
        void needsTheRole() {
            String brief = draft(series(), item("KX-210000", "甲"));
            as("ln-reporter").get("/api/briefs/items").then().statusCode(403);
            as("ln-office").get("/api/briefs/items").then().statusCode(403);
            as("ln-reporter").get("/api/briefs").then().statusCode(403);
            as("ln-reporter").get("/api/briefs/" + brief).then().statusCode(403);
            as("ln-office").body(content("x")).post("/api/briefs").then().statusCode(403);
            issue("ln-office", brief, Map.of()).statusCode(403);
            given().get("/api/briefs").then().statusCode(401);
            given().get("/api/briefs/items").then().statusCode(401);
            given().get("/api/briefs/" + brief).then().statusCode(401);
            for (String act : List.of("", "/" + brief + "/issue", "/" + brief + "/submissions")) {
                given().contentType("application/json")
                        .body("{}")
                        .post("/api/briefs" + act)
                        .then()
                        .statusCode(401);
            }
            given().contentType("application/json")
                    .body("{}")
                    .put("/api/briefs/" + brief)
                    .then()
                    .statusCode(401);
            as("ln-analyst").get("/api/briefs/" + brief).then().body("state", is("DRAFT"));
        }
    }
}
