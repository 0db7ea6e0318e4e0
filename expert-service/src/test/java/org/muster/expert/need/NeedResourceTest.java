package org.muster.expert.need;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.ANeed;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.AnInvitation;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class NeedResourceTest {

    @Inject
    NeedDeadline deadline;

    @BeforeEach
    void tree() {
        TreeFixture.load();
    }

    private static long inState(String id, String state) {
        return Rows.count("select count(*) from need where id = ?::uuid and state = ?", id, state);
    }

    @Nested
    class AsClerkOfTheRequestingUnit {

        @Test
        void submitsANeedOfTheOwnUnit() {
            As.user("dw1-clerk")
                    .body(ANeed.usual().without("organisation").json())
                    .post("/api/needs")
                    .then()
                    .statusCode(201)
                    .header("Location", containsString("/api/needs/"))
                    .body("organisation", equalTo("DW-YYX-1"))
                    .body("state", equalTo("SUBMITTED"));
        }

        @Test
        void writesADraftAndSubmitsItLater() {
            String id = As.user("dw1-clerk")
                    .body(ANeed.with("draft", true).json())
                    .post("/api/needs")
                    .then()
                    .statusCode(201)
                    .header("ETag", "\"0\"")
                    .body("state", equalTo("DRAFT"))
                    .extract()
                    .path("id");
            As.user("dw1-clerk")
                    .header("If-Match", "\"0\"")
                    .body(ANeed.with("seats", 3).json())
                    .put("/api/needs/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("seats", equalTo(3));
            As.user("dw1-clerk")
                    .header("If-Match", "\"0\"")
                    .body(ANeed.with("seats", 4).json())
                    .put("/api/needs/" + id)
                    .then()
                    .statusCode(412);
            As.user("dw1-clerk")
                    .post("/api/needs/" + id + "/submission")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("SUBMITTED"));
            As.user("dw1-clerk")
                    .post("/api/needs/" + id + "/submission")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/need-not-in-state"));
        }

        @Test
        void mendsAndSubmitsARejectedNeed() {
            String id = ANeed.usual().submitted();
            As.manager()
                    .body(Map.of("reason", "UNCLEAR", "note", "请写明科室"))
                    .post("/api/needs/" + id + "/rejection")
                    .then()
                    .statusCode(200);
            As.user("dw1-clerk")
                    .get("/api/needs/" + id)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("REJECTED"))
                    .body("rejectionReason", equalTo("UNCLEAR"))
                    .body("note", equalTo("请写明科室"));
            As.user("dw1-clerk")
                    .post("/api/needs/" + id + "/submission")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("SUBMITTED"));
        }

        @Test
        void asksForNobodyElse() {
            As.user("dw1-clerk")
                    .body(ANeed.with("organisation", "DW-YYX-2").json())
                    .post("/api/needs")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/not-your-need"));
            As.user("yyx-clerk")
                    .body(ANeed.usual().json())
                    .post("/api/needs")
                    .then()
                    .statusCode(403);
            As.user("dw2-clerk")
                    .get("/api/needs/" + ANeed.usual().submitted())
                    .then()
                    .statusCode(404);
        }

        @Test
        void decidesNothing() {
            String id = ANeed.usual().submitted();
            for (String decision : List.of("validation", "rejection", "stand-down", "closure")) {
                As.user("dw1-clerk")
                        .body("{\"reason\":\"UNCLEAR\"}")
                        .post("/api/needs/" + id + "/" + decision)
                        .then()
                        .statusCode(403);
            }
            assertThat(inState(id, "SUBMITTED")).isEqualTo(1);
        }

        @Test
        void isToldWhatIsWrong() {
            As.user("dw1-clerk")
                    .body(ANeed.with("seats", 0).and("title", " ").json())
                    .post("/api/needs")
                    .then()
                    .statusCode(400)
                    .body("errors.pointer", hasItems("/seats", "/title"));
            As.user("dw1-clerk")
                    .body(ANeed.with("disciplines", List.of("32024", "99999")).json())
                    .post("/api/needs")
                    .then()
                    .statusCode(422)
                    .body("detail", containsString("99999"));
            As.user("dw1-clerk")
                    .body(ANeed.with("endOn", LocalDate.now().minusYears(1).toString())
                            .json())
                    .post("/api/needs")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/period-backwards"));
            As.user("dw1-clerk")
                    .body(ANeed.with("startOn", "明天").json())
                    .post("/api/needs")
                    .then()
                    .statusCode(400);
            As.user("dw1-clerk")
                    .body(ANeed.with("description", "长".repeat(2001)).json())
                    .post("/api/needs")
                    .then()
                    .statusCode(400);
        }
    }

    @Nested
    class AsManager {

        @Test
        void opensACheckedNeedAndTellsTheOthers() {
            String id = ANeed.usual().submitted();
            As.manager()
                    .post("/api/needs/" + id + "/validation")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("OPEN"))
                    .body("decidedBy", equalTo("辽宁省科协专家管理员"));
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(TestEvents.received(
                                    "org.muster.need.opened",
                                    data -> data.path("needId").asText().equals(id)))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.key()).isEqualTo(id);
                                assertThat(event.data().path("organisation").asText())
                                        .isEqualTo("DW-YYX-1");
                                assertThat(event.data().path("seats").asInt()).isEqualTo(2);
                            }));
        }

        @Test
        void needsNoBodyWhereThereIsNothingToSay() {
            String id = ANeed.usual().submitted();
            As.manager()
                    .contentType("text/plain")
                    .body("好")
                    .post("/api/needs/" + id + "/validation")
                    .then()
                    .statusCode(415);
            assertThat(As.managerPostingNothing("/api/needs/" + id + "/validation"))
                    .isEqualTo(200);
            assertThat(As.managerPostingNothing("/api/needs/" + id + "/closure"))
                    .isEqualTo(200);
            assertThat(inState(id, "CLOSED")).isEqualTo(1);
        }

        @Test
        void verifiesARequesterFromOutside() {
            String id = ANeed.with("requester", Map.of("name", "某防护用品厂", "kind", "ENTERPRISE"))
                    .submitted();
            As.manager()
                    .body("{}")
                    .post("/api/needs/" + id + "/validation")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/requester-not-verified"))
                    .body("detail", containsString("某防护用品厂"));
            As.manager()
                    .body(Map.of("verification", "电话回访"))
                    .post("/api/needs/" + id + "/validation")
                    .then()
                    .statusCode(200)
                    .body("verification", equalTo("电话回访"))
                    .body("requester.kind", equalTo("ENTERPRISE"));
        }

        @Test
        void rewritesANeedThatNamesNoDiscipline() {
            String id = ANeed.usual().without("disciplines").submitted();
            As.manager()
                    .post("/api/needs/" + id + "/validation")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/need-without-discipline"));
            As.manager()
                    .header("If-Match", "*")
                    .body(ANeed.usual().json())
                    .put("/api/needs/" + id)
                    .then()
                    .statusCode(200);
            As.manager().post("/api/needs/" + id + "/validation").then().statusCode(200);
            As.manager()
                    .header("If-Match", "*")
                    .body(ANeed.usual().json())
                    .put("/api/needs/" + id)
                    .then()
                    .statusCode(409);
        }

        @Test
        void rejectsForOneOfTheKnownReasons() {
            String id = ANeed.usual().submitted();
            As.manager()
                    .body(Map.of("reason", "BECAUSE"))
                    .post("/api/needs/" + id + "/rejection")
                    .then()
                    .statusCode(400);
            As.manager()
                    .body("{}")
                    .post("/api/needs/" + id + "/rejection")
                    .then()
                    .statusCode(400);
            As.manager()
                    .body(Map.of("reason", "NOT_FOR_EXPERTS"))
                    .post("/api/needs/" + id + "/rejection")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("REJECTED"));
            As.manager().post("/api/needs/" + id + "/validation").then().statusCode(409);
        }

        @Test
        void opensNoNeedWhoseTimeIsOver() {
            String id = ANeed.usual()
                    .from(LocalDate.now().minusDays(9), LocalDate.now().minusDays(1))
                    .submitted();
            As.manager()
                    .post("/api/needs/" + id + "/validation")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/need-is-over"));
        }

        @Test
        void standsDownAndFreesEveryone() {
            String need = ANeed.with("seats", 3).open();
            String free = AnInvitation.to(AnExpert.who().inThePool(), need);
            String expert = AnExpert.who().inThePool();
            As.nobody()
                    .post(AnInvitation.linkOf(AnInvitation.to(expert, need)) + "/acceptance")
                    .then()
                    .statusCode(200);
            As.manager()
                    .body(Map.of("reason", "疫情缓解"))
                    .post("/api/needs/" + need + "/stand-down")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("STOOD_DOWN"));
            As.manager()
                    .get("/api/invitations/" + free)
                    .then()
                    .body("state", equalTo("WITHDRAWN"))
                    .body("withdrawnBecause", equalTo("NEED_ENDED"))
                    .body("closing", containsString("感谢"));
            assertThat(Rows.count(
                            "select count(*) from engagement where expert = ?::uuid and state = 'RELEASED'", expert))
                    .isEqualTo(1);
            String again = ANeed.usual().open();
            AnInvitation.to(expert, again);
        }

        @Test
        void closesWithAnOutcomeAndKeepsWhoIsEngaged() {
            String need = ANeed.with("seats", 1).open();
            String expert = AnExpert.who().inThePool();
            As.nobody()
                    .post(AnInvitation.linkOf(AnInvitation.to(expert, need)) + "/acceptance")
                    .then()
                    .statusCode(200);
            As.manager()
                    .body(Map.of("outcome", "已解决"))
                    .post("/api/needs/" + need + "/closure")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("CLOSED"))
                    .body("note", equalTo("已解决"));
            assertThat(Rows.count("select count(*) from engagement where need = ?::uuid and state = 'ACTIVE'", need))
                    .isEqualTo(1);
            As.manager()
                    .body(Map.of("reason", "x"))
                    .post("/api/needs/" + need + "/stand-down")
                    .then()
                    .statusCode(409);
        }

        @Test
        void listsNeedsOfTheOrganisationsBelowByState() {
            String open = ANeed.usual().open();
            String submitted = ANeed.usual().submitted();
            As.manager()
                    .get("/api/needs?state=OPEN&limit=200")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(open))
                    .body("id", not(hasItem(submitted)));
            As.manager()
                    .get("/api/needs?limit=1")
                    .then()
                    .header("Link", containsString("rel=\"next\""))
                    .body("[0].id", equalTo(submitted));
            As.manager().get("/api/needs?state=LOST").then().statusCode(400);
        }
    }

    @Nested
    class TheDeadline {

        @Test
        void leavesANeedUnfilledAndNotClosed() {
            String need = ANeed.usual().open();
            String invitation = AnInvitation.to(AnExpert.who().inThePool(), need);
            String running = ANeed.usual().open();
            Rows.change(
                    "update need set start_on = current_date - 9, end_on = current_date - 1 where id = ?::uuid", need);
            deadline.endOverdue();
            assertThat(inState(need, "UNFILLED")).isEqualTo(1);
            assertThat(inState(running, "OPEN")).isEqualTo(1);
            assertThat(Rows.count(
                            "select count(*) from invitation where id = ?::uuid and state = 'WITHDRAWN'", invitation))
                    .isEqualTo(1);
            As.manager()
                    .body("{}")
                    .post("/api/needs/" + need + "/closure")
                    .then()
                    .statusCode(200);
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void seesAndChangesNothing() {
            String id = ANeed.usual().submitted();
            As.neighbour().get("/api/needs/" + id).then().statusCode(404);
            As.neighbour().get("/api/needs").then().statusCode(200).body("id", not(hasItem(id)));
            As.neighbour()
                    .header("If-Match", "*")
                    .body(ANeed.usual().json())
                    .put("/api/needs/" + id)
                    .then()
                    .statusCode(404);
            for (String act : List.of("submission", "validation", "rejection", "stand-down", "closure")) {
                As.neighbour()
                        .body(
                                act.equals("submission") || act.equals("validation") || act.equals("closure")
                                        ? "{}"
                                        : "{\"reason\":\"UNCLEAR\"}")
                        .post("/api/needs/" + id + "/" + act)
                        .then()
                        .statusCode(404);
            }
            assertThat(Rows.count("select version from need where id = ?::uuid", id))
                    .isEqualTo(Rows.count("select version from need where id = ?::uuid and state = 'SUBMITTED'", id));
            long before = Rows.count("select count(*) from need");
            As.neighbour().body(ANeed.usual().json()).post("/api/needs").then().statusCode(403);
            assertThat(Rows.count("select count(*) from need")).isEqualTo(before);
        }

        @Test
        void hasOwnNeedsThatNobodyHereSees() {
            String id = As.neighbour()
                    .body(ANeed.usual().without("organisation").json())
                    .post("/api/needs")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            As.manager().get("/api/needs/" + id).then().statusCode(404);
        }
    }

    @Nested
    class WithoutTheRole {

        @Test
        void isRefused() {
            String id = ANeed.usual().submitted();
            for (String user : List.of("expert1", "ln-issuer", "auditor")) {
                As.user(user).get("/api/needs").then().statusCode(403);
                As.user(user).get("/api/needs/" + id).then().statusCode(403);
                As.user(user)
                        .body(ANeed.usual().json())
                        .post("/api/needs")
                        .then()
                        .statusCode(403);
            }
            As.nobody().get("/api/needs").then().statusCode(401);
            As.nobody().body(ANeed.usual().json()).post("/api/needs").then().statusCode(401);
            As.nobody().post("/api/needs/" + id + "/validation").then().statusCode(401);
            As.manager()
                    .get("/api/needs/" + UUID.randomUUID())
                    .then()
                    .statusCode(404)
                    .body("errors", equalTo(null));
        }

        @Test
        void findsNothingOfOthersInAnEmptyPlace() {
            As.user("dw2-clerk").get("/api/needs").then().statusCode(200).body("", empty());
        }
    }
}
