package org.muster.notice.response;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.response.PlanFixture.aPlan;
import static org.muster.notice.response.ResponseFixture.below;
import static org.muster.notice.response.ResponseFixture.only;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class PlanTest {

    private static final String PATH = "/api/response-plans/";

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    private static PlanFixture ofLiaoning() {
        return aPlan().level("I")
                .duty(below("KX-210000", "ASSOCIATION"))
                .dailyReport("疫情日报", "17:00", below("KX-210000", "ASSOCIATION"))
                .ofLevel("topicPacks", List.of("疫情防控"))
                .ofLevel("pools", List.of("医疗救护"))
                .level("II")
                .task(1, "建立网上值班制度", "I II", below("KX-210000"))
                .but("dueAfterHours", 24)
                .task(2, "近期召开一次网上支部会议", "I", only("KX-210100"))
                .but("dueText", "近期");
    }

    @Nested
    class AsIssuer {

        @Test
        void keepsThePlanAsItWasWritten() {
            PlanFixture plan = ofLiaoning();
            String id = plan.writtenBy("ln-issuer");

            as("ln-clerk")
                    .get(PATH + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", startsWith("\"1."))
                    .body("organisation", equalTo("KX-210000"))
                    .body("edition", equalTo(1))
                    .body("writtenBy", equalTo("辽宁省科协签发人"))
                    .body("plan.name", equalTo(plan.body().get("name")))
                    .body("plan.synthetic", equalTo(true))
                    .body("plan.levels.level", contains("I", "II"))
                    .body("plan.levels[0].dailyReport.dueAt", equalTo("17:00:00"))
                    .body("plan.levels[0].pools", contains("医疗救护"))
                    .body("plan.tasks[0].dueAfterHours", equalTo(24))
                    .body("plan.tasks[0].levels", contains("I", "II"))
                    .body("plan.tasks[1].dueText", equalTo("近期"));
        }

        @Test
        void revisionIsANewEditionAndTheOldOneStays() {
            PlanFixture plan = ofLiaoning();
            String id = plan.writtenBy("ln-issuer");

            revise(id, plan.with("eventType", "鼠疫"), "\"1\"")
                    .then()
                    .statusCode(200)
                    .body("edition", equalTo(2))
                    .body("plan.eventType", equalTo("鼠疫"));
            as("ln-issuer").get(PATH + id + "/editions").then().body("edition", contains(2, 1));
            as("ln-issuer")
                    .get(PATH + id + "/editions/1")
                    .then()
                    .body("edition", equalTo(1))
                    .body("newest", equalTo(2))
                    .body("plan.eventType", equalTo("传染病疫情"));
            as("ln-issuer").get(PATH + id + "/editions/3").then().statusCode(404);
            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(
                            "update response_plan_edition set by_name = '别人' where plan = ?", UUID.fromString(id))))
                    .hasMessageContaining("never changes");
        }

        @Test
        void overwritesNothingItHasNotSeen() {
            PlanFixture plan = ofLiaoning();
            String id = plan.writtenBy("ln-issuer");

            as("ln-issuer").body(plan.body()).put(PATH + id).then().statusCode(428);
            revise(id, plan, "\"1\"").then().statusCode(200);
            revise(id, plan, "\"1\"").then().statusCode(412);
            as("ln-issuer").get(PATH + id).then().body("edition", equalTo(2));
        }

        @Test
        void aNameNamesOnePlanUntilItIsRetired() {
            PlanFixture plan = ofLiaoning();
            String id = plan.writtenBy("ln-issuer");

            plan.sentBy("ln-admin").then().statusCode(409).body("type", equalTo("/problems/plan-name-taken"));
            as("ln-admin")
                    .post(PATH + id + "/retirement")
                    .then()
                    .statusCode(200)
                    .body("retiredAt", notNullValue());
            as("ln-admin")
                    .post(PATH + id + "/retirement")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/plan-retired"));
            revise(id, plan, "\"1\"").then().statusCode(409);
            as("ln-admin").get("/api/response-plans?limit=200").then().body("id", not(hasItem(id)));
            plan.sentBy("ln-admin").then().statusCode(201);
        }

        @Test
        void listIsNarrowedByClass() {
            String flood = ofLiaoning()
                    .with("eventClass", "NATURAL_DISASTER")
                    .with("eventType", "洪涝")
                    .writtenBy("ln-issuer");
            String epidemic = ofLiaoning().writtenBy("ln-issuer");

            as("ln-issuer")
                    .get("/api/response-plans?eventClass=NATURAL_DISASTER&limit=200")
                    .then()
                    .body("id", hasItem(flood))
                    .body("id", not(hasItem(epidemic)));
        }

        private io.restassured.response.Response revise(String id, PlanFixture plan, String tag) {
            return as("ln-issuer").header("If-Match", tag).body(plan.body()).put(PATH + id);
        }
    }

    @Nested
    class AsIssuerBelow {

        @Test
        void copiesTheTemplateAndIsToldWhatItLeavesOut() {
            String id = ofLiaoning().writtenBy("ln-issuer");

            String copy = as("yyx-issuer")
                    .post(PATH + id + "/copies")
                    .then()
                    .statusCode(201)
                    .body("organisation", equalTo("XH-210000-YYX"))
                    .body("copiedFrom", equalTo(id))
                    .body("copiedEdition", equalTo(1))
                    .body("leftOut", contains("任务2"))
                    .body("plan.tasks.number", contains(1))
                    .body("plan.tasks[0].to[0].below", equalTo("XH-210000-YYX"))
                    .body("plan.levels[0].duty.to[0].below", equalTo("XH-210000-YYX"))
                    .extract()
                    .path("id");
            as("ln-issuer").get(PATH + copy).then().statusCode(200);
        }

        @Test
        void readsTheTemplateAndChangesNothingOfIt() {
            PlanFixture plan = ofLiaoning();
            String id = plan.writtenBy("ln-issuer");

            as("dw1-clerk").get(PATH + id).then().statusCode(200);
            as("yyx-issuer").get("/api/response-plans?limit=200").then().body("id", hasItem(id));
            as("yyx-issuer")
                    .header("If-Match", "*")
                    .body(plan.body())
                    .put(PATH + id)
                    .then()
                    .statusCode(404);
            as("yyx-issuer").post(PATH + id + "/retirement").then().statusCode(404);
            as("ln-issuer").get(PATH + id).then().body("edition", equalTo(1));
        }

        @Test
        void asksNobodyAboveInItsOwnPlan() {
            PlanFixture plan = aPlan().level("I").task(1, "支援", "I", only("KX-210000"));

            plan.sentBy("yyx-issuer").then().statusCode(403).body("type", equalTo("/problems/plan-reaches-outside"));
            assertThat(named(plan)).isZero();
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void neitherSeesNorCopiesNorChanges() {
            PlanFixture plan = ofLiaoning();
            String id = plan.writtenBy("ln-issuer");

            as("js-all").get(PATH + id).then().statusCode(404);
            as("js-all").get(PATH + id + "/editions").then().statusCode(404);
            as("js-all").get(PATH + id + "/editions/1").then().statusCode(404);
            as("js-all").get("/api/response-plans?limit=200").then().body("id", not(hasItem(id)));
            as("js-all").post(PATH + id + "/copies").then().statusCode(404);
            as("js-all").post(PATH + id + "/retirement").then().statusCode(404);
            assertThat(named(plan)).isEqualTo(1);
        }
    }

    @Nested
    class WithoutTheRole {

        @ParameterizedTest
        @ValueSource(strings = {"ln-clerk", "ln-drafter", "ln-duty", "ln-reporter", "operator"})
        void writesNothing(String user) {
            PlanFixture plan = ofLiaoning();
            String id = plan.writtenBy("ln-issuer");

            ofLiaoning().sentBy(user).then().statusCode(403);
            as(user).header("If-Match", "*")
                    .body(plan.body())
                    .put(PATH + id)
                    .then()
                    .statusCode(403);
            as(user).post(PATH + id + "/copies").then().statusCode(403);
            as(user).post(PATH + id + "/retirement").then().statusCode(403);
            as("ln-issuer").get(PATH + id).then().body("edition", equalTo(1));
        }

        @Test
        void anonymousIsAskedToLogIn() {
            anonymous().get("/api/response-plans").then().statusCode(401);
            anonymous()
                    .body(ofLiaoning().body())
                    .post("/api/response-plans")
                    .then()
                    .statusCode(401);
        }
    }

    @Nested
    class WithBadInput {

        @Test
        void isToldWhatToChange() {
            refused(aPlan(), 400, "invalid-fields");
            refused(aPlan().level("I").with("name", " "), 400, "invalid-fields");
            refused(aPlan().level("I").with("eventClass", null), 400, "invalid-fields");
            refused(aPlan().level("I").with("eventClass", "STORM"), 400, "unfit-value");
            refused(aPlan().level("V"), 400, "unfit-value");
            refused(aPlan().level("I").with("colour", "RED"), 400, "unknown-field");
            refused(aPlan().level("I").task(1, "甲", "I"), 400, "invalid-fields");
            refused(
                    aPlan().level("I").task(1, "甲", "I", only("KX-210100")).but("dueAfterHours", 0),
                    400,
                    "invalid-fields");
            refused(aPlan().level("I").level("I"), 422, "plan-level-repeated");
            refused(aPlan().level("I").task(1, "甲", "II", only("KX-210100")), 422, "plan-task-level");
            refused(
                    aPlan().level("I").task(1, "甲", "I", only("KX-210100")).task(1, "乙", "I", only("KX-210100")),
                    422,
                    "task-number-repeated");
            refused(aPlan().level("I").task(1, "甲", "I", Map.of("depth", 1)), 422, "selector-incomplete");
            refused(aPlan().level("I").task(1, "甲", "I", only("KX-999999")), 422, "unknown-organisation");
            refused(
                    aPlan().level("I").task(1, "甲", "I", Map.of("supervisedBy", "KX-210000")),
                    403,
                    "plan-reaches-outside");
        }

        private void refused(PlanFixture plan, int status, String problem) {
            plan.sentBy("ln-issuer").then().statusCode(status).body("type", equalTo("/problems/" + problem));
            assertThat(named(plan)).isZero();
        }
    }

    private int named(PlanFixture plan) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from response_plan where name = ?")
                .bind(0, plan.body().get("name"))
                .mapTo(Integer.class)
                .one());
    }
}
