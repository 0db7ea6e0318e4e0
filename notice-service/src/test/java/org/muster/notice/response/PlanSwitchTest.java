package org.muster.notice.response;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.leadinggroup.LeadingGroupFixture;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.response.PlanFixture.aPlan;
import static org.muster.notice.response.ResponseFixture.below;
import static org.muster.notice.response.ResponseFixture.only;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.events;
import static org.muster.notice.testing.Caller.unique;

/** Responses that follow a plan of the library. */
@QuarkusTest
class PlanSwitchTest {

    private static final String RESPONSES = "/api/responses/";

    @Inject
    Jdbi jdbi;

    @Inject
    TestClock clock;

    String event;
    PlanFixture plan;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void arrange() {
        event = unique("新型冠状病毒感染的肺炎疫情");
        plan = aPlan().level("I")
                .duty(below("KX-210000", "ASSOCIATION"))
                .dailyReport("疫情日报", "17:00", below("KX-210000", "ASSOCIATION"))
                .ofLevel("topicPacks", List.of("疫情防控", "心理卫生"))
                .ofLevel("pools", List.of("医疗救护"))
                .level("II")
                .duty(only("KX-210100"))
                .ofLevel("topicPacks", List.of("疫情防控"))
                .task(1, "建立网上值班制度", "I II", below("KX-210000", "ASSOCIATION"))
                .but("dueAfterHours", 24)
                .task(2, "每日排查返乡人员", "I", only("KX-210100"))
                .but("dueAfterHours", 6)
                .task(3, "恢复线下科普活动的准备", "II", only("KX-210200"))
                .but("dueText", "近期");
    }

    @AfterEach
    void letTimePass() {
        clock.start();
    }

    private io.restassured.response.Response activate(String planId, String level) {
        return as("ln-duty")
                .body(Map.of("event", event, "level", level, "divisionCode", "210000", "planId", planId))
                .post("/api/responses");
    }

    private String activated(String level) {
        return activate(plan.writtenBy("ln-issuer"), level)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static io.restassured.response.Response level(String id, String level) {
        return as("ln-duty").body(Map.of("level", level)).post(RESPONSES + id + "/level");
    }

    @Nested
    class Activation {

        @Test
        void switchesOnWhatTheLevelAsksCountedFromNow() {
            clock.stopAt("2031-02-03T20:30");
            String planId = plan.writtenBy("ln-issuer");

            String id = activate(planId, "I")
                    .then()
                    .statusCode(201)
                    .body("planId", equalTo(planId))
                    .body("planEdition", equalTo(1))
                    .body("tasks.number", contains(1, 2))
                    .body("tasks.charged", contains(4, 1))
                    .body("tasks.due", contains("2031-02-04", "2031-02-04"))
                    .body("plan.topicPacks", contains("疫情防控", "心理卫生"))
                    .body("plan.dailyReport.dueAt", equalTo("2031-02-04T09:00:00Z"))
                    .body("plan.dailyReport.startsOn", equalTo("2031-02-04"))
                    .body("expectedReports", equalTo(4))
                    .extract()
                    .path("id");
            JsonNode announced = events("org.muster.response.activated", "responseId", id, 1)
                    .get(0)
                    .data();
            assertThat(announced.path("plan").path("pools").get(0).asText()).isEqualTo("医疗救护");
            assertThat(announced
                            .path("plan")
                            .path("dailyReport")
                            .path("startsOn")
                            .asText())
                    .isEqualTo("2031-02-04");
            assertThat(demands(id)).isEqualTo("running");
        }

        @Test
        void reportsTheSameDayWhileItsTimeHasNotCome() {
            clock.stopAt("2031-02-03T08:30");

            as("ln-duty")
                    .get(RESPONSES + activated("I"))
                    .then()
                    .body("plan.dailyReport.dueAt", equalTo("2031-02-03T09:00:00Z"))
                    .body("plan.dailyReport.startsOn", nullValue());
        }

        @Test
        void keepsItsEditionWhateverBecomesOfThePlan() {
            String planId = plan.writtenBy("ln-issuer");
            String id = activate(planId, "I").then().statusCode(201).extract().path("id");
            as("ln-issuer")
                    .header("If-Match", "\"1\"")
                    .body(plan.but("text", "另一任务").body())
                    .put("/api/response-plans/" + planId)
                    .then()
                    .statusCode(200);
            as("ln-issuer").post("/api/response-plans/" + planId + "/retirement");

            level(id, "II")
                    .then()
                    .statusCode(200)
                    .body("planEdition", equalTo(1))
                    .body("tasks.text", hasItem("恢复线下科普活动的准备"))
                    .body("tasks.text", not(hasItem("另一任务")));
        }

        @Test
        void refusesAPlanThatIsRetiredAnothersOrWithoutTheLevel() {
            String planId = plan.writtenBy("ln-issuer");
            activate(planId, "IV").then().statusCode(422).body("type", equalTo("/problems/plan-without-level"));
            as("sy-clerk")
                    .body(Map.of("event", event, "level", "I", "divisionCode", "210100", "planId", planId))
                    .post("/api/responses")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/plan-of-another"));
            as("js-all")
                    .body(Map.of("event", event, "level", "I", "divisionCode", "320000", "planId", planId))
                    .post("/api/responses")
                    .then()
                    .statusCode(404);
            activate(UUID.randomUUID().toString(), "I").then().statusCode(404);
            as("ln-issuer").post("/api/response-plans/" + planId + "/retirement");
            activate(planId, "I").then().statusCode(409).body("type", equalTo("/problems/plan-retired"));
            assertThat(responses()).isZero();
        }

        @Test
        void isToldToNameOnePlan() {
            Map<String, Object> both = new HashMap<>(Map.of(
                    "event", event, "level", "I", "divisionCode", "210000", "planId", plan.writtenBy("ln-issuer")));
            both.put("plan", Map.of());

            as("ln-duty")
                    .body(both)
                    .post("/api/responses")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/plan-said-twice"));
            assertThat(responses()).isZero();
        }

        @Test
        void ofTwoAtOnceOnlyOneIsActivated() throws Exception {
            String planId = plan.writtenBy("ln-issuer");
            ExecutorService both = Executors.newFixedThreadPool(2);

            List<Future<Integer>> answers = both.invokeAll(List.of(
                    () -> activate(planId, "I").statusCode(),
                    () -> activate(planId, "I").statusCode()));

            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 409);
            assertThat(responses()).isEqualTo(1);
            both.shutdown();
        }
    }

    @Nested
    class ChangeOfLevel {

        @Test
        void opensWhatIsNewKeepsWhatGoesOnAndMarksWhatFallsAway() {
            String id = activated("I");

            level(id, "II")
                    .then()
                    .statusCode(200)
                    .body("tasks.number", contains(1, 2, 3))
                    .body("tasks.endedAs", contains(null, "NO_LONGER_REQUIRED", null))
                    .body("tasks[1].endedBy", equalTo("辽宁省科协值班员"))
                    .body("tasks[1].endedAt", notNullValue())
                    .body("history[1].opened", contains(3))
                    .body("history[1].dropped", contains(2))
                    .body("plan.dailyReport", nullValue())
                    .body("plan.topicPacks", contains("疫情防控"));
            as("sy-clerk")
                    .get("/api/tasks?source=" + id)
                    .then()
                    .body("find { it.number == 2 }.state", equalTo("ENDED"))
                    .body("find { it.number == 2 }.endedAs", equalTo("NO_LONGER_REQUIRED"))
                    .body("find { it.number == 2 }.endedBy", equalTo("辽宁省科协值班员"))
                    .body("find { it.number == 1 }.state", equalTo("OPEN"));
            JsonNode changed = events("org.muster.response.level-changed", "responseId", id, 1)
                    .get(0)
                    .data();
            assertThat(changed.path("plan").path("topicPacks")).hasSize(1);
            assertThat(changed.path("plan").path("pools")).isEmpty();
            assertThat(changed.path("organisation").asText()).isEqualTo("KX-210000");
        }

        @Test
        void asksAgainForWhatItTookBackWithADeadlineCountedAnew() {
            clock.stopAt("2031-02-03T08:00");
            String id = activated("I");
            level(id, "II").then().statusCode(200);
            clock.stopAt("2031-02-09T08:00");

            level(id, "I")
                    .then()
                    .statusCode(200)
                    .body("tasks.number", contains(1, 2, 3))
                    .body("tasks.endedAs", contains(null, null, "NO_LONGER_REQUIRED"))
                    .body("tasks[0].due", equalTo("2031-02-04"))
                    .body("tasks[1].due", equalTo("2031-02-09"))
                    .body("history[2].opened", contains(2))
                    .body("history[2].dropped", contains(3));
        }

        @Test
        void keepsWhatWasAnsweredBeforeItFellAway() {
            String id = activated("I");
            String task = as("sy-clerk")
                    .get("/api/tasks?source=" + id)
                    .then()
                    .extract()
                    .path("find { it.number == 2 }.id");
            as("sy-clerk")
                    .body(Map.of("result", "已排查"))
                    .post("/api/tasks/" + task + "/completion")
                    .then()
                    .statusCode(200);

            level(id, "II").then().statusCode(200).body("tasks[1].done", equalTo(1));
            as("sy-clerk").get("/api/tasks/" + task).then().body("state", equalTo("DONE"));
        }

        @Test
        void movesTheDemandForDuty() {
            String id = activated("I");
            assertThat(demands(id)).isEqualTo("running");

            level(id, "II").then().statusCode(200);
            assertThat(demands(id)).isEqualTo("over running");
            as("ln-duty").post(RESPONSES + id + "/stand-down").then().statusCode(200);
            assertThat(demands(id)).isEqualTo("over over");
        }

        @Test
        void refusesALevelThePlanHasNotAndChangesNothing() {
            String id = activated("I");

            level(id, "IV").then().statusCode(422).body("type", equalTo("/problems/plan-without-level"));
            as("ln-duty")
                    .get(RESPONSES + id)
                    .then()
                    .body("level", equalTo("I"))
                    .body("history", hasSize(1))
                    .body("tasks", hasSize(2));
        }

        @Test
        void againstAStandDownAtTheSameMomentTheyFollowEachOther() throws Exception {
            String id = activated("I");
            ExecutorService both = Executors.newFixedThreadPool(2);

            List<Future<Integer>> answers = both.invokeAll(List.of(
                    () -> level(id, "II").statusCode(),
                    () -> as("ln-issuer").post(RESPONSES + id + "/stand-down").statusCode()));

            assertThat(answers.get(0).get()).isIn(200, 409);
            assertThat(answers.get(1).get()).isEqualTo(200);
            as("ln-duty")
                    .get(RESPONSES + id)
                    .then()
                    .body("state", equalTo("STOOD_DOWN"))
                    .body("tasks.findAll { it.endedAt == null }", hasSize(0));
            assertThat(demands(id)).doesNotContain("running");
            both.shutdown();
        }
    }

    @Nested
    class StandDown {

        @Test
        void showsOpenEndsBeforeItEndsThem() {
            String id = activated("I");

            as("ln-duty")
                    .get(RESPONSES + id + "/stand-down")
                    .then()
                    .statusCode(200)
                    .body("tasks.number", contains(1, 2))
                    .body("unanswered", equalTo(5))
                    .body("duty", equalTo(true))
                    .body("dailyReport", equalTo("疫情日报"))
                    .body("pools", contains("医疗救护"));
            as("ln-duty")
                    .post(RESPONSES + id + "/stand-down")
                    .then()
                    .statusCode(200)
                    .body("tasks.endedAs", contains("RESPONSE_OVER", "RESPONSE_OVER"))
                    .body("tasks.endedBy", contains("辽宁省科协值班员", "辽宁省科协值班员"));
            as("ln-duty").get(RESPONSES + id + "/stand-down").then().statusCode(409);
            JsonNode over = events("org.muster.response.stood-down", "responseId", id, 1)
                    .get(0)
                    .data();
            assertThat(over.path("pools").get(0).asText()).isEqualTo("医疗救护");
            assertThat(over.path("topicPacks")).hasSize(2);
        }

        @Test
        void isPreviewedOnlyByThoseWhoMayOrderIt() {
            String id = activated("I");

            as("ln-clerk").get(RESPONSES + id + "/stand-down").then().statusCode(403);
            as("sy-clerk").get(RESPONSES + id + "/stand-down").then().statusCode(403);
            as("js-all").get(RESPONSES + id + "/stand-down").then().statusCode(404);
        }
    }

    @Nested
    class Declarations {

        @Test
        void whatWasDeclaredLastCountsInWhateverOrderItIsTold() {
            String id = activated("I");

            declare(id, "GOVERNMENT_LEVEL", "level", "II", "2020-02-22T01:00:00Z")
                    .then()
                    .statusCode(200)
                    .body("governmentLevel", equalTo("II"));
            declare(id, "GOVERNMENT_LEVEL", "level", "I", "2020-01-25T01:00:00Z")
                    .then()
                    .statusCode(200)
                    .body("governmentLevel", equalTo("II"))
                    .body("declarations", hasSize(2))
                    .body("declarations[1].source", equalTo("辽宁省人民政府"))
                    .body("declarations[1].declaredAt", equalTo("2020-01-25T01:00:00Z"))
                    .body("declarations[1].by", equalTo("辽宁省科协值班员"));
            declare(id, "WARNING", "colour", "ORANGE", "2020-02-01T01:00:00Z")
                    .then()
                    .body("warningColour", equalTo("ORANGE"))
                    .body("level", equalTo("I"));
            declare(id, "WARNING", "colour", null, "2020-02-02T01:00:00Z")
                    .then()
                    .body("warningColour", nullValue());
        }

        @Test
        void isRefusedWhenItIsKnownMixedOrNotYetDeclared() {
            String id = activated("I");
            declare(id, "WARNING", "colour", "RED", "2020-02-01T01:00:00Z")
                    .then()
                    .statusCode(200);

            declare(id, "WARNING", "colour", "RED", "2020-02-01T01:00:00Z")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/declaration-recorded"));
            declare(id, "WARNING", "level", "I", "2020-02-01T01:00:00Z")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/declaration-mixed"));
            declare(id, "WARNING", "colour", "RED", "2999-02-01T01:00:00Z")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/declared-in-future"));
            as("ln-duty")
                    .body(Map.of("kind", "WARNING", "colour", "RED"))
                    .post(RESPONSES + id + "/declarations")
                    .then()
                    .statusCode(400);
            as("ln-duty").post(RESPONSES + id + "/stand-down").then().statusCode(200);
            declare(id, "WARNING", "colour", "BLUE", "2020-02-03T01:00:00Z")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/response-stood-down"));
            as("ln-duty").get(RESPONSES + id).then().body("declarations", hasSize(1));
        }

        @Test
        void isForThoseWhoLeadTheResponse() {
            String id = activated("I");
            Map<String, Object> declared = declaration("WARNING", "colour", "RED", "2020-02-01T01:00:00Z");

            as("ln-clerk")
                    .body(declared)
                    .post(RESPONSES + id + "/declarations")
                    .then()
                    .statusCode(403);
            as("sy-clerk")
                    .body(declared)
                    .post(RESPONSES + id + "/declarations")
                    .then()
                    .statusCode(403);
            as("js-all")
                    .body(declared)
                    .post(RESPONSES + id + "/declarations")
                    .then()
                    .statusCode(404);
            as("ln-duty").get(RESPONSES + id).then().body("declarations", hasSize(0));
        }

        private io.restassured.response.Response declare(
                String id, String kind, String field, String value, String at) {
            return as("ln-duty").body(declaration(kind, field, value, at)).post(RESPONSES + id + "/declarations");
        }

        private Map<String, Object> declaration(String kind, String field, String value, String at) {
            Map<String, Object> body = new HashMap<>(Map.of("kind", kind, "source", "辽宁省人民政府", "declaredAt", at));
            body.put(field, value);
            return body;
        }
    }

    @Test
    void showsItsLeadingGroupsToThoseWhoLead() {
        String id = activated("I");
        Map<String, Object> group = LeadingGroupFixture.aGroup();
        group.put("response", id);
        String groupId = LeadingGroupFixture.established(group);

        as("ln-duty").get(RESPONSES + id).then().body("leadingGroups.id", contains(groupId));
        as("sy-clerk").get(RESPONSES + id).then().statusCode(200).body("leadingGroups", nullValue());
    }

    private String demands(String response) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select coalesce(string_agg(case when until is null then 'running' else 'over' end, ' ' order by id), '')"
                                + " from duty_demand where response = ?")
                .bind(0, UUID.fromString(response))
                .mapTo(String.class)
                .one());
    }

    private int responses() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from response where event = ?")
                .bind(0, event)
                .mapTo(Integer.class)
                .one());
    }
}
