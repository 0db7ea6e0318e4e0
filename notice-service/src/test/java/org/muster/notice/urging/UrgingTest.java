package org.muster.notice.urging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.notice.task.TaskFixture;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.organisation.Selector;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.response.ResponseFixture.below;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

@QuarkusTest
class UrgingTest extends UrgingDay {

    private static final String DALIAN = "KX-210200";
    private static final String SOCIETY = "XH-210000-YYX";

    @Inject
    TaskFixture tasks;

    private final UUID period = UUID.randomUUID();

    @Nested
    class AsOneAbove {

        @Test
        void urgesAboutMissingReportAgain() {
            told.tellMissing(period, DALIAN);

            urge("ln-duty", "REPORT", period, DALIAN, "请尽快")
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("DELIVERED"))
                    .body("automatic", equalTo(false))
                    .body("by", equalTo("辽宁省科协值班员"))
                    .body("byOrganisation", equalTo("KX-210000"));
            as("dl-reporter")
                    .get("/api/urgings")
                    .then()
                    .body("text[0]", equalTo("请尽快"))
                    .body("automatic", contains(false, true));
            told.tellSubmitted(period, DALIAN);
            as("dl-reporter").get("/api/urgings").then().body("state", contains("ANSWERED", "ANSWERED"));
        }

        @Test
        void isRefusedWhenNothingIsOutstanding() {
            urge("ln-duty", "REPORT", period, DALIAN, null)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/nothing-outstanding"));
            told.tellMissing(period, DALIAN);
            told.tellSubmitted(period, DALIAN);
            urge("ln-duty", "REPORT", period, DALIAN, null).then().statusCode(409);
            urge("ln-duty", "TASK", UUID.randomUUID(), DALIAN, null).then().statusCode(409);
            assertThat(rows()).isEqualTo(1);
        }

        @Test
        void isToldTheCapAndWhenThereIsRoomAgain() {
            told.tellMissing(period, DALIAN);
            for (int i = 0; i < 4; i++) {
                urge("ln-duty", "REPORT", period, DALIAN, null).then().statusCode(201);
            }

            urge("ln-duty", "REPORT", period, DALIAN, null)
                    .then()
                    .statusCode(429)
                    .body("type", equalTo("/problems/urging-cap-reached"))
                    .body("detail", containsString("5"))
                    .body("detail", containsString(day.plusDays(1) + " 07:00"));
            assertThat(rows()).isEqualTo(5);
            clock.stopAt(day.plusDays(1) + "T09:00");
            urge("ln-duty", "REPORT", period, DALIAN, null).then().statusCode(201);
        }

        @Test
        void manyAtOnceStayWithinTheCap() throws Exception {
            List<UUID> periods = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                periods.add(UUID.randomUUID());
                told.tellMissing(periods.get(i), DALIAN);
            }
            List<Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                UUID about = periods.get(i % 3);
                String user = i % 2 == 0 ? "ln-duty" : "ln-clerk";
                calls.add(() -> urge(user, "REPORT", about, DALIAN, null).statusCode());
            }

            ExecutorService many = Executors.newFixedThreadPool(9);
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : many.invokeAll(calls)) {
                answers.add(answer.get());
            }
            many.shutdown();
            assertThat(answers).containsExactlyInAnyOrder(201, 201, 429, 429, 429, 429, 429, 429, 429);
            assertThat(rows()).isEqualTo(5);
        }

        @Test
        void waitsForTheMorningOnceInQuietHours() {
            told.tellMissing(period, DALIAN);
            clock.stopAt(day + "T21:00");

            urge("ln-duty", "REPORT", period, DALIAN, null)
                    .then()
                    .statusCode(201)
                    .body("state", equalTo("SCHEDULED"))
                    .body("heldBy", equalTo("QUIET_HOURS"))
                    .body("deliverAt", equalTo(day + "T23:00:00Z"));
            urge("ln-issuer", "REPORT", period, DALIAN, null)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/urging-waits"))
                    .body("detail", containsString(day.plusDays(1) + " 07:00"));
            assertThat(rows()).isEqualTo(2);
        }

        @Test
        void urgesAboutOpenTaskUntilItIsDone() {
            UUID notice = tasks.noticeTo(
                    List.of(Selector.below("KX-210000", OrganisationKind.SOCIETY)), List.of(), "召开一次网上支部会议");
            String task = as("yyx-clerk").get("/api/tasks?source=" + notice).path("[0].id");

            urge("ln-clerk", "TASK", UUID.fromString(task), SOCIETY, null)
                    .then()
                    .statusCode(201)
                    .body("what", equalTo("召开一次网上支部会议"))
                    .body("why", equalTo("TASK_OPEN"))
                    .body("dueText", equalTo("近期"));
            urge("ln-clerk", "TASK", UUID.fromString(task), "KX-210100", null)
                    .then()
                    .statusCode(409);
            as("yyx-clerk")
                    .body(Map.of("result", "已召开"))
                    .post("/api/tasks/" + task + "/completion")
                    .then()
                    .statusCode(200);
            as("yyx-clerk")
                    .get("/api/urgings")
                    .then()
                    .body("state", contains("ANSWERED"))
                    .body("settledBy", contains("COMPLETION"));
            urge("ln-clerk", "TASK", UUID.fromString(task), SOCIETY, null)
                    .then()
                    .statusCode(409);
        }

        @Test
        void standDownStopsUrgingAboutItsTasks() {
            String response = aResponseTo(unique("疫情"))
                    .asDrill()
                    .task("清点防护物资", below("KX-210000", "SOCIETY"))
                    .activatedBy("ln-duty");
            String task = as("ln-duty").get("/api/responses/" + response).path("tasks[0].id");
            clock.stopAt(day + "T22:00");
            urge("ln-duty", "TASK", UUID.fromString(task), SOCIETY, "请今日完成")
                    .then()
                    .statusCode(201)
                    .body("drill", equalTo(true))
                    .body("what", equalTo("【演练】清点防护物资"))
                    .body("text", equalTo("【演练】请今日完成"));

            as("ln-duty")
                    .post("/api/responses/" + response + "/stand-down")
                    .then()
                    .statusCode(200);
            as("ln-duty")
                    .get("/api/urgings?organisation=" + SOCIETY)
                    .then()
                    .body("state", contains("CANCELLED"))
                    .body("settledBy", contains("END"));
            urge("ln-duty", "TASK", UUID.fromString(task), SOCIETY, null).then().statusCode(409);
        }

        @Test
        void getsTheFirstAnswerWhenTheRequestIsRepeated() {
            told.tellMissing(period, DALIAN);
            String key = UUID.randomUUID().toString();
            Map<String, Object> body = body("REPORT", period, DALIAN, null);

            for (int i = 0; i < 2; i++) {
                as("ln-duty")
                        .header("Idempotency-Key", key)
                        .body(body)
                        .post("/api/urgings")
                        .then()
                        .statusCode(201);
            }
            assertThat(rows()).isEqualTo(2);
        }

        @Test
        void seesAtOnceWhoIsUrgedBelow() {
            told.tellMissing(period, DALIAN);
            told.tellMissing(period, "KX-210100");
            told.tellMissing(period, "KX-320100");
            clock.stopAt(day + "T22:00");
            told.tell(told.missing(UUID.randomUUID(), "KX-210000").put("formName", unique("日报")), 1);

            as("ln-reviewer").get("/api/urgings").then().body("organisation", contains("KX-210100", DALIAN));
        }

        @Test
        void readsPageByPage() {
            for (int i = 0; i < 3; i++) {
                told.tellMissing(UUID.randomUUID(), DALIAN);
            }
            var first = as("ln-duty")
                    .get("/api/urgings?limit=2&organisation=" + DALIAN)
                    .then()
                    .body("", hasSize(2))
                    .extract();

            as("ln-duty")
                    .get(first.header("Link").replaceAll("<(.*)>.*", "$1"))
                    .then()
                    .body("", hasSize(1));
        }
    }

    @Nested
    class AsTheUrged {

        @Test
        void doesNotUrgeItself() {
            told.tellMissing(period, "KX-210100");

            urge("sy-clerk", "REPORT", period, "KX-210100", null)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/urging-oneself"));
        }

        @Test
        void doesNotSeeWhatOthersAreUrgedAbout() {
            told.tellMissing(period, "KX-210100");

            as("dl-reporter").get("/api/urgings?organisation=KX-210100").then().statusCode(403);
            as("dl-reporter").get("/api/urgings?organisation=KX-210000").then().statusCode(403);
            as("dl-reporter").get("/api/urgings").then().body("", empty());
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void seesAndUrgesNobodyHere() {
            told.tellMissing(period, DALIAN);
            UUID notice = tasks.noticeTo(
                    List.of(Selector.below("KX-210000", OrganisationKind.SOCIETY)), List.of(), "召开一次网上支部会议");
            String task = as("yyx-clerk").get("/api/tasks?source=" + notice).path("[0].id");

            as("js-all")
                    .get("/api/urgings?organisation=" + DALIAN)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-organisation"));
            urge("js-all", "REPORT", period, DALIAN, null).then().statusCode(403);
            urge("js-all", "TASK", UUID.fromString(task), SOCIETY, null).then().statusCode(403);
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Nested
    class WithoutTheRole {

        @ParameterizedTest
        @ValueSource(strings = {"ln-drafter", "ln-reporter", "ln-admin", "auditor"})
        void readsButDoesNotUrge(String user) {
            told.tellMissing(period, DALIAN);

            as(user).get("/api/urgings?organisation=" + DALIAN)
                    .then()
                    .statusCode(200)
                    .body("", hasSize(1));
            urge(user, "REPORT", period, DALIAN, null)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/role-missing"));
            assertThat(rows()).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"expert1", "operator"})
        void doesNotEvenRead(String user) {
            as(user).get("/api/urgings").then().statusCode(403);
        }
    }

    @Nested
    class Anonymous {

        @Test
        void isAskedToLogIn() {
            anonymous().get("/api/urgings").then().statusCode(401);
            anonymous()
                    .body(body("REPORT", period, DALIAN, null))
                    .post("/api/urgings")
                    .then()
                    .statusCode(401);
        }
    }

    @Nested
    class WithBadInput {

        @Test
        void isToldWhatToChange() {
            told.tellMissing(period, DALIAN);

            urge("ln-duty", "NOTICE", period, DALIAN, null)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unfit-value"));
            urge("ln-duty", "REPORT", period, DALIAN, "长".repeat(501)).then().statusCode(400);
            urge("ln-duty", "REPORT", period, " ", null)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", containsString("organisation"));
            urge("ln-duty", "REPORT", period, "KX-999999", null).then().statusCode(403);
            as("ln-duty").body(Map.of()).post("/api/urgings").then().statusCode(400);
            as("ln-duty")
                    .body(Map.of("subject", 1))
                    .post("/api/urgings")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unknown-field"));
            as("ln-duty").get("/api/urgings?cursor=eA").then().statusCode(400);
            as("ln-duty").get("/api/urgings?limit=201").then().statusCode(400);
            assertThat(rows()).isEqualTo(1);
        }
    }

    private static Response urge(String user, String kind, UUID subject, String organisation, String text) {
        return as(user).body(body(kind, subject, organisation, text)).post("/api/urgings");
    }

    private static Map<String, Object> body(String kind, UUID subject, String organisation, String text) {
        Map<String, Object> body = new HashMap<>();
        body.put("subjectKind", kind);
        body.put("subjectId", subject.toString());
        body.put("organisation", organisation);
        body.put("text", text);
        return body;
    }

    private int rows() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from urging")
                .mapTo(Integer.class)
                .one());
    }
}
