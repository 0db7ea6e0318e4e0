package org.muster.notice.response;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TestEvents.Received;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.response.ResponseFixture.below;
import static org.muster.notice.response.ResponseFixture.only;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.events;
import static org.muster.notice.testing.Caller.unique;

@QuarkusTest
class ResponseTest {

    @Inject
    Jdbi jdbi;

    String event;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void anotherEvent() {
        event = unique("新型冠状病毒感染的肺炎疫情");
    }

    @Nested
    class AsDutyOfficer {

        @Test
        void activatesResponseWithItsPlan() {
            String id = aResponseTo(event)
                    .with("startedOn", "2020-01-25")
                    .with("governmentLevel", "II")
                    .with("warningColour", "RED")
                    .dailyReport("疫情日报", below("KX-210000", "ASSOCIATION"))
                    .activatedBy("ln-duty");

            as("ln-duty")
                    .get("/api/responses/" + id)
                    .then()
                    .statusCode(200)
                    .body("organisation", equalTo("KX-210000"))
                    .body("level", equalTo("I"))
                    .body("governmentLevel", equalTo("II"))
                    .body("warningColour", equalTo("RED"))
                    .body("startedOn", equalTo("2020-01-25"))
                    .body("drill", equalTo(false))
                    .body("state", equalTo("ACTIVE"))
                    .body("stoodDownAt", nullValue())
                    .body("plan.dailyReport.form", equalTo("疫情日报"))
                    .body("expectedReports", equalTo(4))
                    .body("history.kind", contains("ACTIVATED"))
                    .body("history[0].by", equalTo("辽宁省科协值班员"))
                    .body("history[0].to", equalTo("I"));
            JsonNode announced = events("org.muster.response.activated", "responseId", id, 1)
                    .get(0)
                    .data();
            JsonNode example = TestEvents.example("org.muster.response.activated");
            assertThat(names(announced)).containsExactlyInAnyOrderElementsOf(names(example));
            assertThat(announced.path("plan").path("dailyReport").path("to"))
                    .isEqualTo(example.path("plan").path("dailyReport").path("to"));
            assertThat(announced.path("plan").path("topicPacks").isArray()).isTrue();
        }

        @Test
        void opensTasksOfThePlanForThoseItNames() {
            String id = aResponseTo(event)
                    .task("建立网上值班制度", below("KX-210000", "ASSOCIATION"))
                    .but("responsibleRole", "秘书长")
                    .task("近期召开一次网上会议", only("KX-210100"))
                    .but("dueText", "近期")
                    .activatedBy("ln-issuer");

            as("ln-issuer")
                    .get("/api/responses/" + id)
                    .then()
                    .body("tasks.number", contains(1, 2))
                    .body("tasks.charged", contains(4, 1))
                    .body("tasks.done", contains(0, 0))
                    .body("tasks[1].dueText", equalTo("近期"))
                    .body("tasks[1].due", nullValue());
            List<Received> opened = events("org.muster.task.opened", "sourceId", id, 1);
            assertThat(opened).hasSize(1);
            assertThat(opened.get(0).data().path("organisation").asText()).isEqualTo("KX-210100");
            assertThat(opened.get(0).data().path("drill").asBoolean()).isFalse();
            assertThat(names(TestEvents.example("org.muster.task.opened")))
                    .containsAll(names(opened.get(0).data()));
        }

        @Test
        void movesLevelDownAndUpAndKeepsEveryStep() {
            String id = aResponseTo(event).activatedBy("ln-duty");

            level(id, "III").then().statusCode(200).body("level", equalTo("III"));
            as("ln-issuer")
                    .body(Map.of("level", "II", "governmentLevel", "I"))
                    .post("/api/responses/" + id + "/level")
                    .then()
                    .statusCode(200)
                    .body("history.kind", contains("ACTIVATED", "LEVEL_CHANGED", "LEVEL_CHANGED"))
                    .body("history.from", contains(null, "I", "III"))
                    .body("history.to", contains("I", "III", "II"))
                    .body("history.by", contains("辽宁省科协值班员", "辽宁省科协值班员", "辽宁省科协签发人"))
                    .body("history[2].governmentLevel", equalTo("I"));
            assertThat(events("org.muster.response.level-changed", "responseId", id, 2))
                    .extracting(received -> received.data().path("from").asText() + " "
                            + received.data().path("level").asText())
                    .containsExactly("I III", "III II");
        }

        @Test
        void refusesTheLevelItIsAt() {
            String id = aResponseTo(event).activatedBy("ln-duty");

            level(id, "I").then().statusCode(409).body("type", equalTo("/problems/response-at-level"));
        }

        @Test
        void standsDownAndNothingFollows() {
            String id = aResponseTo(event)
                    .task("建立网上值班制度", below("KX-210000", "ASSOCIATION"))
                    .activatedBy("ln-duty");

            as("ln-duty")
                    .post("/api/responses/" + id + "/stand-down")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("STOOD_DOWN"))
                    .body("stoodDownAt", notNullValue())
                    .body("history.kind", contains("ACTIVATED", "STOOD_DOWN"));
            level(id, "II").then().statusCode(409).body("type", equalTo("/problems/response-stood-down"));
            as("ln-duty").post("/api/responses/" + id + "/stand-down").then().statusCode(409);
            as("sy-clerk").get("/api/tasks?source=" + id).then().body("state", contains("ENDED"));
            assertThat(events("org.muster.response.stood-down", "responseId", id, 1))
                    .hasSize(1);
        }

        @Test
        void respondsToTheSameEventAgainOnlyAfterStandDown() {
            String id = aResponseTo(event).activatedBy("ln-duty");

            aResponseTo(event)
                    .sentBy("ln-duty")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/response-already-active"))
                    .body("detail", containsString(event));
            as("ln-duty").post("/api/responses/" + id + "/stand-down").then().statusCode(200);
            aResponseTo(event).activatedBy("ln-duty");
        }

        @Test
        void drillRunsBesideTheRealOneAndIsMarkedEverywhere() {
            String real = aResponseTo(event).activatedBy("ln-duty");
            String drill = aResponseTo(event)
                    .asDrill()
                    .task("清点防护物资", only("KX-210100"))
                    .activatedBy("ln-duty");

            as("sy-clerk").get("/api/responses/" + real).then().body("drill", equalTo(false));
            as("sy-clerk").get("/api/responses/" + drill).then().body("drill", equalTo(true));
            as("sy-clerk")
                    .get("/api/tasks?source=" + drill)
                    .then()
                    .body("drill", contains(true))
                    .body("text", contains("【演练】清点防护物资"));
            as("ln-duty").body(Map.of("level", "II")).post("/api/responses/" + drill + "/level");
            as("ln-duty").post("/api/responses/" + drill + "/stand-down");
            for (String type : List.of("activated", "level-changed", "stood-down")) {
                assertThat(events("org.muster.response." + type, "responseId", drill, 1))
                        .allMatch(received -> received.data().path("drill").asBoolean());
            }
            assertThat(events("org.muster.task.opened", "sourceId", drill, 1))
                    .allMatch(received -> received.data().path("drill").asBoolean())
                    .allMatch(received -> received.data().path("text").asText().startsWith("【演练】"));
        }

        @Test
        void respondsForCityBelow() {
            aResponseTo(event)
                    .with("divisionCode", "210100")
                    .sentBy("ln-duty")
                    .then()
                    .statusCode(201)
                    .body("organisation", equalTo("KX-210100"));
        }

        @Test
        void getsTheFirstAnswerWhenTheRequestIsRepeated() {
            Callable<String> send = () -> as("ln-duty")
                    .header("Idempotency-Key", event.substring(event.length() - 8))
                    .body(aResponseTo(event).task("建立网上值班制度", only("KX-210100")).body())
                    .post("/api/responses")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            assertThat(called(send)).isEqualTo(called(send));
            assertThat(rows()).isEqualTo(1);
        }

        @Test
        void ofTwoAtOnceOnlyOneIsActivated() throws Exception {
            ExecutorService both = Executors.newFixedThreadPool(2);
            List<Future<Integer>> answers = both.invokeAll(List.of(
                    () -> aResponseTo(event).sentBy("ln-duty").statusCode(),
                    () -> aResponseTo(event).sentBy("ln-issuer").statusCode()));

            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(201, 409);
            assertThat(rows()).isEqualTo(1);
            both.shutdown();
        }

        @Test
        void ofTwoChangesToOneLevelAtOnceOnlyOneCounts() throws Exception {
            String id = aResponseTo(event).activatedBy("ln-duty");
            ExecutorService both = Executors.newFixedThreadPool(2);
            List<Future<Integer>> answers = both.invokeAll(List.of(
                    () -> level(id, "II").statusCode(), () -> level(id, "II").statusCode()));

            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
            as("ln-duty").get("/api/responses/" + id).then().body("history", hasSize(2));
            both.shutdown();
        }

        private io.restassured.response.Response level(String id, String level) {
            return as("ln-duty").body(Map.of("level", level)).post("/api/responses/" + id + "/level");
        }
    }

    @Nested
    class BelowTheOneThatResponds {

        @Test
        void seesTheResponse() {
            String id = aResponseTo(event).activatedBy("ln-duty");

            as("dw1-clerk").get("/api/responses/" + id).then().statusCode(200);
            as("dl-reporter")
                    .get("/api/responses?active=true&limit=200")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(id));
        }

        @Test
        void changesNothingAboutIt() {
            String id = aResponseTo(event).activatedBy("ln-duty");

            as("sy-clerk")
                    .body(Map.of("level", "IV"))
                    .post("/api/responses/" + id + "/level")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-organisation"));
            as("sy-clerk").post("/api/responses/" + id + "/stand-down").then().statusCode(403);
            as("ln-duty")
                    .get("/api/responses/" + id)
                    .then()
                    .body("level", equalTo("I"))
                    .body("history", hasSize(1));
        }

        @Test
        void cannotActivateForTheOneAbove() {
            aResponseTo(event).sentBy("sy-clerk").then().statusCode(403);
            assertThat(rows()).isZero();
        }

        @Test
        void isSeenFromAbove() {
            String id = aResponseTo(event).with("divisionCode", "210100").activatedBy("sy-clerk");

            as("ln-clerk").get("/api/responses?limit=200").then().body("id", hasItem(id));
            as("dl-reporter").get("/api/responses/" + id).then().statusCode(404);
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void seesAndChangesNothing() {
            String id = aResponseTo(event).activatedBy("ln-duty");

            as("js-all").get("/api/responses/" + id).then().statusCode(404);
            as("js-all").get("/api/responses?limit=200").then().statusCode(200).body("id", not(hasItem(id)));
            as("js-all")
                    .body(Map.of("level", "IV"))
                    .post("/api/responses/" + id + "/level")
                    .then()
                    .statusCode(404);
            as("js-all").post("/api/responses/" + id + "/stand-down").then().statusCode(404);
            as("ln-duty")
                    .get("/api/responses/" + id)
                    .then()
                    .body("state", equalTo("ACTIVE"))
                    .body("history", hasSize(1));
        }

        @Test
        void activatesNothingHere() {
            aResponseTo(event)
                    .sentBy("js-all")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-organisation"));
            assertThat(rows()).isZero();
        }

        @Test
        void chargesNobodyHereByItsOwnPlan() {
            aResponseTo(event)
                    .with("divisionCode", "320000")
                    .task("支援", only("KX-320100"), only("KX-210100"))
                    .sentBy("js-all")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/plan-reaches-outside"));
            aResponseTo(event)
                    .with("divisionCode", "320000")
                    .dailyReport("疫情日报", below("KX-000000"))
                    .sentBy("js-all")
                    .then()
                    .statusCode(403);
            assertThat(rows()).isZero();
        }
    }

    @Nested
    class WithoutTheRole {

        @ParameterizedTest
        @ValueSource(strings = {"ln-clerk", "ln-drafter", "ln-reporter", "ln-admin", "operator"})
        void neitherActivatesNorChanges(String user) {
            String id = aResponseTo(event).activatedBy("ln-duty");

            aResponseTo(unique("另一事件"))
                    .sentBy(user)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/role-missing"));
            as(user).body(Map.of("level", "IV"))
                    .post("/api/responses/" + id + "/level")
                    .then()
                    .statusCode(403);
            as(user).post("/api/responses/" + id + "/stand-down").then().statusCode(403);
            as("ln-duty").get("/api/responses/" + id).then().body("history", hasSize(1));
        }
    }

    @Nested
    class Anonymous {

        @Test
        void isAskedToLogIn() {
            String id = UUID.randomUUID().toString();

            anonymous().get("/api/responses").then().statusCode(401);
            anonymous().get("/api/responses/" + id).then().statusCode(401);
            anonymous()
                    .body(aResponseTo(event).body())
                    .post("/api/responses")
                    .then()
                    .statusCode(401);
            anonymous()
                    .body(Map.of("level", "II"))
                    .post("/api/responses/" + id + "/level")
                    .then()
                    .statusCode(401);
            anonymous().post("/api/responses/" + id + "/stand-down").then().statusCode(401);
        }
    }

    @Nested
    class WithBadInput {

        @Test
        void isToldWhatToChange() {
            refused(aResponseTo(event).with("colour", "RED"), 400, "unknown-field");
            refused(aResponseTo(event).with("level", "V"), 400, "unfit-value");
            refused(aResponseTo(event).with("divisionCode", "21"), 400, "invalid-fields");
            refused(aResponseTo(" "), 400, "invalid-fields");
            refused(aResponseTo("疫".repeat(201)), 400, "invalid-fields");
            refused(aResponseTo(event).with("plan", null), 400, "invalid-fields");
            refused(aResponseTo(event).with("divisionCode", "999999"), 422, "division-without-association");
            refused(aResponseTo(event).with("startedOn", "2999-01-01"), 422, "starts-in-future");
        }

        @Test
        void opensNothingWhenAnythingInThePlanIsUnfit() {
            refused(
                    aResponseTo(event).task("甲", only("KX-210100")).task("乙", below("KX-210102")),
                    422,
                    "no-recipients");
            refused(aResponseTo(event).dailyReport("疫情日报", below("KX-210102")), 422, "no-recipients");
            refused(aResponseTo(event).task("甲", only("KX-999999")), 422, "unknown-organisation");
            refused(aResponseTo(event).task("甲", Map.of("depth", 1)), 422, "selector-incomplete");
            refused(aResponseTo(event).task("甲"), 400, "invalid-fields");
            refused(
                    aResponseTo(event)
                            .task("甲", only("KX-210100"))
                            .task("乙", only("KX-210200"))
                            .but("number", 1),
                    422,
                    "task-number-repeated");
        }

        @Test
        void nullsInThePlanAreRefused() {
            refused(
                    aResponseTo(event).with("plan", Map.of("tasks", List.of(Map.of("number", 1, "text", "甲")))),
                    400,
                    "invalid-fields");
            as("ln-duty").body("{").post("/api/responses").then().statusCode(400);
            as("ln-duty").body("null").post("/api/responses").then().statusCode(400);
            as("ln-duty").get("/api/responses?cursor=%21").then().statusCode(400);
            as("ln-duty").get("/api/responses?cursor=eA").then().statusCode(400);
            as("ln-duty").get("/api/responses/nothing").then().statusCode(404);
        }

        private void refused(ResponseFixture response, int status, String problem) {
            response.sentBy("ln-duty").then().statusCode(status).body("type", equalTo("/problems/" + problem));
            assertThat(rows()).isZero();
        }
    }

    @Test
    void listComesPageByPage() {
        for (int i = 0; i < 3; i++) {
            aResponseTo(event + i).with("divisionCode", "210102").activatedBy("ln-duty");
        }
        var first = as("sy-clerk")
                .get("/api/responses?limit=2")
                .then()
                .body("id", hasSize(2))
                .extract();
        String next = first.header("Link").replaceAll("<(.*)>.*", "$1");

        assertThat(as("sy-clerk").get(next).then().statusCode(200).extract().<List<String>>path("id"))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.<List<String>>path("id"));
    }

    private int rows() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from response where event like ?")
                .bind(0, event + "%")
                .mapTo(Integer.class)
                .one());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new java.util.ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static String called(Callable<String> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
