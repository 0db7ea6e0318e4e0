package org.muster.outreach.rumours;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.outreach.testing.Api;
import org.muster.outreach.testing.Together;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.outreach.testing.Api.CHECKER;
import static org.muster.outreach.testing.Api.anonymous;
import static org.muster.outreach.testing.Api.as;
import static org.muster.outreach.testing.Api.asNeighbour;
import static org.muster.outreach.testing.Api.count;
import static org.muster.outreach.testing.Api.newClaim;
import static org.muster.outreach.testing.Api.published;
import static org.muster.outreach.testing.Api.randomWord;
import static org.muster.outreach.testing.Api.reported;
import static org.muster.outreach.testing.Api.verdict;

@QuarkusTest
class RumourDeskTest {

    private static final String NOBODY = UUID.randomUUID().toString();

    @Inject
    RumourExpiry expiry;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Nested
    class AsFactChecker {

        @Test
        void seesThePriorityWithItsParts() {
            String claim = newClaim();
            String id = reported(claim);
            report(claim);
            report(claim);
            see(id).body("askers", is(3))
                    .body("priority.demand", is(2.0f))
                    .body("priority.harm", is(2))
                    .body("priority.harmGraded", is(false))
                    .body("priority.spread", is(2.0f))
                    .body("priority.score", is(8.0f))
                    .body("overdue", is(false))
                    .body("dueAt", notNullValue());
            grade(id, 3).statusCode(200).body("priority.score", is(12.0f)).body("priority.harmGraded", is(true));
        }

        @Test
        void seesFromHowManySidesItComes() {
            String claim = newClaim();
            String id = reported(claim);
            for (String address : List.of("203.0.113.7", "203.0.113.8", "203.0.113.8", "203.0.113.9")) {
                anonymous()
                        .header("X-Forwarded-For", address)
                        .body(Map.of("text", claim))
                        .post("/api/public/rumours");
            }
            see(id).body("askers", is(5)).body("priority.spread", is(3.32f));
        }

        @Test
        void findsTheMostUrgentFirst() {
            String quiet = reported(newClaim());
            String claim = newClaim();
            String loud = reported(claim);
            for (int i = 0; i < 10; i++) {
                report(claim);
            }
            grade(quiet, 1);
            grade(loud, 3);
            List<String> ids = allIds();
            assertThat(ids).contains(loud, quiet).doesNotHaveDuplicates();
            assertThat(ids.indexOf(loud)).isLessThan(ids.indexOf(quiet));
        }

        @Test
        void rejectsWithAReasonThatEveryAskerReads() {
            String claim = newClaim();
            String id = reported(claim);
            reject(id, "属于个人感受，无法核查").statusCode(200).body("status", equalTo("REJECTED"));
            report(claim)
                    .statusCode(200)
                    .body("status", equalTo("DECLINED"))
                    .body("publicReason", equalTo("属于个人感受，无法核查"))
                    .body("message", containsString("属于个人感受"));
            anonymous()
                    .queryParam("text", claim)
                    .get("/api/public/check")
                    .then()
                    .body("status", equalTo("DECLINED"));
            reject(id, "再来一次").statusCode(409).body("type", equalTo("/problems/rumour-closed"));

            as(CHECKER)
                    .delete("/api/rumours/" + id + "/rejection")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("OPEN"));
            report(claim).body("status", equalTo("NO_ANSWER_YET"));
            as(CHECKER)
                    .delete("/api/rumours/" + id + "/rejection")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/rumour-not-rejected"));
        }

        @Test
        void isShownSimilarRumoursAndPutsThemTogether() {
            String subject = randomWord(9);
            String first = reported("喝" + subject + "能治感冒");
            String second = reported("喝" + subject + "三天就能治好感冒");
            as(CHECKER)
                    .get("/api/rumours/" + second + "/similar")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(first));
            cluster(second, first).statusCode(200).body("head", equalTo(first));
            see(first).body("askers", is(2)).body("members", is(1)).body("spellings", is(2));
            assertThat(allIds()).contains(first).doesNotContain(second);

            reject(first, "已有定论").statusCode(200);
            anonymous().get("/api/public/rumours/" + second).then().body("status", equalTo("DECLINED"));
            as(CHECKER).delete("/api/rumours/" + first + "/rejection").then().statusCode(200);

            as(CHECKER)
                    .delete("/api/rumours/" + second + "/cluster")
                    .then()
                    .statusCode(200)
                    .body("head", nullValue());
            see(first).body("askers", is(1)).body("members", is(0));
        }

        @Test
        void cannotBuildClustersOfClusters() {
            String a = reported(newClaim());
            String b = reported(newClaim());
            String c = reported(newClaim());
            cluster(a, a).statusCode(422).body("type", equalTo("/problems/cluster-with-itself"));
            cluster(b, a).statusCode(200);
            cluster(c, b).statusCode(409).body("type", equalTo("/problems/in-a-cluster"));
            cluster(a, c).statusCode(409).body("type", equalTo("/problems/leads-a-cluster"));
            cluster(b, c).statusCode(409).body("type", equalTo("/problems/in-a-cluster"));
            as(CHECKER)
                    .delete("/api/rumours/" + c + "/cluster")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/not-clustered"));
        }

        @Test
        void cannotBuildClustersOfClustersInTheDatabaseEither() throws SQLException {
            String a = reported(newClaim());
            String b = reported(newClaim());
            String c = reported(newClaim());
            cluster(b, a).statusCode(200);
            try (Connection connection = TreeFixture.open()) {
                assertThatThrownBy(() -> connection
                                .createStatement()
                                .execute("update rumour set head = '" + b + "' where id = '" + c + "'"))
                        .hasMessageContaining("cluster_is_flat");
                assertThatThrownBy(() -> connection
                                .createStatement()
                                .execute("update rumour set head = '" + c + "' where id = '" + a + "'"))
                        .hasMessageContaining("cluster_is_flat");
            }
        }

        @Test
        void clustersOneWayWhenTwoClusterCrosswise() throws Exception {
            String a = reported(newClaim());
            String b = reported(newClaim());
            var turn = new AtomicInteger();
            List<Integer> statuses = Together.run(2, () -> {
                boolean first = turn.getAndIncrement() == 0;
                return cluster(first ? a : b, first ? b : a).extract().statusCode();
            });
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
        }

        @Test
        void confirmsThatAPublishedVerdictAnswers() {
            String verdict = published(verdict(newClaim()));
            String id = reported(newClaim());
            as(CHECKER)
                    .body(Map.of("verdict", verdict))
                    .post("/api/rumours/" + id + "/answer")
                    .then()
                    .statusCode(200)
                    .body("status", equalTo("ANSWERED"));
            anonymous().get("/api/public/rumours/" + id).then().body("answers[0].id", equalTo(verdict));
        }

        @Test
        void isShownVerdictsThatMayAnswerAlready() {
            String subject = randomWord(8);
            String id = reported("用" + subject + "来泡脚就能够把体内病毒全杀死");
            see(id).body("suggestions", empty());
            String verdict = published(verdict("用" + subject + "泡脚能杀死病毒？"));
            see(id).body("status", equalTo("OPEN")).body("suggestions[0].id", equalTo(verdict));
        }

        @Test
        void seesContactsOnlyToTellTheAnswerAndLeavesATrace() {
            String claim = newClaim();
            String id = reported(claim);
            anonymous()
                    .body(Map.of("text", claim, "contact", "somebody@example.org"))
                    .post("/api/public/rumours");
            as(CHECKER)
                    .get("/api/rumours/" + id + "/contacts")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/contacts-hidden"));
            published(verdict(claim));
            as(CHECKER)
                    .get("/api/rumours/" + id + "/contacts")
                    .then()
                    .statusCode(200)
                    .body("contact", equalTo(List.of("somebody@example.org")));
            assertThat(count(
                            "select count(*) from audit where action = 'read-contacts' and object_id = ?"
                                    + " and detail::text not like '%example%'",
                            id))
                    .isOne();
            assertThat(count("""
                            select count(*) from rumour_contact
                                where rumour_id = ? and expires_at < now() + interval '4 days'""", UUID.fromString(id))).isOne();
        }

        @Test
        void losesContactsWhenTheirTimeIsOver() throws SQLException {
            String claim = newClaim();
            String id = reported(claim);
            anonymous()
                    .body(Map.of("text", claim, "contact", "somebody@example.org"))
                    .post("/api/public/rumours");
            try (Connection connection = TreeFixture.open()) {
                connection
                        .createStatement()
                        .execute(
                                "update rumour_contact set expires_at = now() - interval '1 second' where rumour_id = '"
                                        + id + "'");
                connection
                        .createStatement()
                        .execute("update rumour_ask set asked_at = now() - interval '31 days' where rumour_id = '" + id
                                + "'");
            }
            expiry.forget();
            assertThat(count("select count(*) from rumour_contact where rumour_id = ?", UUID.fromString(id)))
                    .isZero();
            assertThat(count("select count(*) from rumour_ask where rumour_id = ?", UUID.fromString(id)))
                    .isZero();
            see(id).body("askers", is(2));
        }

        @Test
        void isToldWhatIsWrong() {
            String id = reported(newClaim());
            reject(id, " ").statusCode(400);
            reject(id, "长".repeat(1001)).statusCode(400);
            grade(id, 4).statusCode(400);
            cluster(id, NOBODY).statusCode(404);
            as(CHECKER).get("/api/rumours/" + NOBODY).then().statusCode(404);
            as(CHECKER)
                    .body(Map.of("verdict", NOBODY))
                    .post("/api/rumours/" + id + "/answer")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/verdict-not-published"));
            as(CHECKER)
                    .body(Map.of("reason", "x"))
                    .post("/api/rumours/" + id + "/rejection")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unknown-field"));
            as(CHECKER)
                    .queryParam("cursor", "eHl6")
                    .get("/api/rumours")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/bad-cursor"));
            as(CHECKER)
                    .queryParam("status", "GONE")
                    .get("/api/rumours")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unknown-state"));
            see(id).body("status", equalTo("OPEN")).body("organisation", nullValue());
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void seesAndChangesNothingThatOurDeskTook() {
            String id = reported(newClaim());
            String other = reported(newClaim());
            asNeighbour().get("/api/rumours/" + id).then().statusCode(200);
            grade(id, 2).statusCode(200);
            String verdict = published(verdict(newClaim()));

            asNeighbour().get("/api/rumours/" + id).then().statusCode(404);
            asNeighbour().get("/api/rumours/" + id + "/similar").then().statusCode(404);
            asNeighbour().get("/api/rumours/" + id + "/contacts").then().statusCode(404);
            asNeighbour().queryParam("limit", 200).get("/api/rumours").then().body("id", not(hasItem(id)));
            asNeighbour()
                    .body(Map.of("publicReason", "邻省"))
                    .post("/api/rumours/" + id + "/rejection")
                    .then()
                    .statusCode(404);
            asNeighbour().delete("/api/rumours/" + id + "/rejection").then().statusCode(404);
            asNeighbour()
                    .body(Map.of("degree", 1))
                    .put("/api/rumours/" + id + "/harm")
                    .then()
                    .statusCode(404);
            asNeighbour()
                    .body(Map.of("into", other))
                    .post("/api/rumours/" + id + "/cluster")
                    .then()
                    .statusCode(404);
            asNeighbour()
                    .body(Map.of("into", id))
                    .post("/api/rumours/" + other + "/cluster")
                    .then()
                    .statusCode(404);
            asNeighbour().delete("/api/rumours/" + id + "/cluster").then().statusCode(404);
            asNeighbour()
                    .body(Map.of("verdict", verdict))
                    .post("/api/rumours/" + id + "/answer")
                    .then()
                    .statusCode(404);
            see(id).body("status", equalTo("OPEN")).body("priority.harm", is(2)).body("members", is(0));
            see(other).body("organisation", nullValue()).body("head", nullValue());
        }

        @Test
        void seesNoContactOfWhatOurVerdictAnswered() {
            String claim = newClaim();
            String id = reported(claim);
            anonymous()
                    .body(Map.of("text", claim, "contact", "somebody@example.org"))
                    .post("/api/public/rumours");
            published(verdict(claim));
            asNeighbour().get("/api/rumours/" + id + "/contacts").then().statusCode(404);
            see(id).body("organisation", equalTo("KX-210000"));
        }
    }

    @Nested
    class AsSomebodyOfAnUnknownOrganisation {

        @Test
        void waitsUntilTheTreeHasArrived() throws SQLException {
            try (Connection connection = TreeFixture.open()) {
                connection.createStatement().execute("update organisation set code = 'KX-1' where code = 'KX-210000'");
                try {
                    as(CHECKER)
                            .get("/api/rumours")
                            .then()
                            .statusCode(422)
                            .body("type", equalTo("/problems/unknown-organisation"));
                } finally {
                    connection
                            .createStatement()
                            .execute("update organisation set code = 'KX-210000' where code = 'KX-1'");
                }
            }
        }
    }

    @Nested
    class Refused {

        @Test
        void withoutToken() {
            allRefused(Api::anonymous, 401);
        }

        @Test
        void withoutTheRole() {
            allRefused(() -> as(Api.EDITOR), 403);
            allRefused(() -> as("js-clerk"), 403);
        }

        private void allRefused(Supplier<RequestSpecification> caller, int status) {
            String id = reported(newClaim());
            String other = reported(newClaim());
            caller.get().get("/api/rumours").then().statusCode(status).contentType("application/problem+json");
            caller.get().get("/api/rumours/" + id).then().statusCode(status);
            caller.get().get("/api/rumours/" + id + "/similar").then().statusCode(status);
            caller.get().get("/api/rumours/" + id + "/contacts").then().statusCode(status);
            caller.get()
                    .body(Map.of("publicReason", "x"))
                    .post("/api/rumours/" + id + "/rejection")
                    .then()
                    .statusCode(status);
            caller.get().delete("/api/rumours/" + id + "/rejection").then().statusCode(status);
            caller.get()
                    .body(Map.of("degree", 3))
                    .put("/api/rumours/" + id + "/harm")
                    .then()
                    .statusCode(status);
            caller.get()
                    .body(Map.of("into", other))
                    .post("/api/rumours/" + id + "/cluster")
                    .then()
                    .statusCode(status);
            caller.get().delete("/api/rumours/" + id + "/cluster").then().statusCode(status);
            caller.get()
                    .body(Map.of("verdict", NOBODY))
                    .post("/api/rumours/" + id + "/answer")
                    .then()
                    .statusCode(status);
            see(id).body("status", equalTo("OPEN"))
                    .body("organisation", nullValue())
                    .body("head", nullValue())
                    .body("suggestions", hasSize(0));
        }
    }

    private static List<String> allIds() {
        List<String> ids = new ArrayList<>();
        String path = "/api/rumours?limit=7";
        while (path != null) {
            var response = as(CHECKER)
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(response.<List<String>>path("id"));
            String link = response.header("Link");
            path = link == null ? null : link.substring(1, link.indexOf('>'));
        }
        return ids;
    }

    private static ValidatableResponse see(String id) {
        return as(CHECKER).get("/api/rumours/" + id).then().statusCode(200);
    }

    private static ValidatableResponse report(String claim) {
        return anonymous()
                .body(Map.of("text", claim))
                .post("/api/public/rumours")
                .then();
    }

    private static ValidatableResponse grade(String id, int degree) {
        return as(CHECKER)
                .body(Map.of("degree", degree))
                .put("/api/rumours/" + id + "/harm")
                .then();
    }

    private static ValidatableResponse reject(String id, String reason) {
        return as(CHECKER)
                .body(Map.of("publicReason", reason))
                .post("/api/rumours/" + id + "/rejection")
                .then();
    }

    private static ValidatableResponse cluster(String id, String into) {
        return as(CHECKER)
                .body(Map.of("into", into))
                .post("/api/rumours/" + id + "/cluster")
                .then();
    }
}
