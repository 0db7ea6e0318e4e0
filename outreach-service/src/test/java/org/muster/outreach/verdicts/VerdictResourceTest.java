package org.muster.outreach.verdicts;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.outreach.testing.Api;
import org.muster.outreach.testing.Schemas;
import org.muster.outreach.testing.Together;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.outreach.testing.Api.CHECKER;
import static org.muster.outreach.testing.Api.EDITOR;
import static org.muster.outreach.testing.Api.EXPERT;
import static org.muster.outreach.testing.Api.anonymous;
import static org.muster.outreach.testing.Api.as;
import static org.muster.outreach.testing.Api.asNeighbour;
import static org.muster.outreach.testing.Api.count;
import static org.muster.outreach.testing.Api.draft;
import static org.muster.outreach.testing.Api.newClaim;
import static org.muster.outreach.testing.Api.publish;
import static org.muster.outreach.testing.Api.published;
import static org.muster.outreach.testing.Api.review;
import static org.muster.outreach.testing.Api.verdict;

@QuarkusTest
class VerdictResourceTest {

    private static final String NOBODY = UUID.randomUUID().toString();

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Nested
    class AsFactChecker {

        @Test
        void writesADraftThatTheReviewerFinds() {
            String claim = newClaim();
            String id = draft(verdict(claim));
            as(EDITOR)
                    .get("/api/verdicts/" + id)
                    .then()
                    .statusCode(200)
                    .header("ETag", startsWith("\"1."))
                    .body("claim", equalTo(claim))
                    .body("state", equalTo("DRAFT"))
                    .body("organisation", equalTo("KX-210000"))
                    .body("warnings", hasSize(0));
            as(EXPERT)
                    .queryParam("state", "DRAFT")
                    .get("/api/verdicts")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(id));
        }

        @Test
        void needsASource() {
            Map<String, Object> verdict = new HashMap<>(verdict(newClaim()));
            verdict.put("sources", List.of());
            refusedDraft(verdict, 400, "/problems/invalid-fields");
            verdict.remove("sources");
            refusedDraft(verdict, 400, "/problems/invalid-fields");
        }

        @Test
        void isWarnedOfSourcesOutsideTheAuthoritativeChannels() {
            Map<String, Object> verdict = new HashMap<>(verdict(newClaim()));
            verdict.put(
                    "sources",
                    List.of(
                            Map.of("title", "通报", "publisher", "国家卫生健康委员会", "url", "http://www.nhc.gov.cn/a"),
                            Map.of("title", "帖子", "publisher", "国家卫生健康委员会", "url", "https://nhc.gov.cn.example.org/a"),
                            Map.of("title", "文章", "publisher", "某公众号")));
            as(CHECKER)
                    .body(verdict)
                    .post("/api/verdicts")
                    .then()
                    .statusCode(201)
                    .body("warnings.pointer", equalTo(List.of("/sources/1", "/sources/2")));
        }

        @Test
        void isToldWhatIsWrongWithADraft() {
            Map<String, Object> good = verdict(newClaim());
            refusedDraft(with(good, "claim", ""), 400, "/problems/invalid-fields");
            refusedDraft(with(good, "claim", "？？"), 422, "/problems/nothing-to-check");
            refusedDraft(with(good, "claim", "长".repeat(2001)), 400, "/problems/invalid-fields");
            refusedDraft(with(good, "verdict", "WRONG"), 400, "/problems/unfit-value");
            refusedDraft(with(good, "effectiveUntil", "2020-01-01"), 422, "/problems/already-lapsed");
            refusedDraft(with(good, "reviewer", "ln-editor"), 400, "/problems/unknown-field");
            refusedDraft(with(good, "rumours", List.of(NOBODY)), 404, "/problems/not-found");
            refusedDraft(
                    with(good, "sources", List.of(Map.of("title", "x", "publisher", "y", "url", "ftp://x"))),
                    400,
                    "/problems/invalid-fields");
        }

        @Test
        void cannotPublishWithoutReview() {
            String id = draft(verdict(newClaim()));
            as(CHECKER)
                    .post("/api/verdicts/" + id + "/publication")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/not-reviewed"));
            anonymous().get("/api/public/verdicts/" + id).then().statusCode(404);
        }

        @Test
        void cannotPublishWhatWasChangedAfterTheReview() {
            Map<String, Object> verdict = verdict(newClaim());
            String id = draft(verdict);
            review(id);
            change(id, 2, with(verdict, "explanation", "审核之后改的"))
                    .statusCode(200)
                    .body("state", equalTo("DRAFT"));
            as(CHECKER)
                    .post("/api/verdicts/" + id + "/publication")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/not-reviewed"));
        }

        @Test
        void mustSayWhichVersionIsChanged() {
            Map<String, Object> verdict = verdict(newClaim());
            String id = draft(verdict);
            as(CHECKER).body(verdict).put("/api/verdicts/" + id).then().statusCode(428);
            change(id, 1, with(verdict, "explanation", "先改的")).statusCode(200);
            change(id, 1, with(verdict, "explanation", "后改的")).statusCode(412).body("type", equalTo("/problems/stale"));
            as(CHECKER).get("/api/verdicts/" + id).then().body("explanation", equalTo("先改的"));
        }

        @Test
        void changesOnceWhenTwoChangeAtTheSameMoment() throws Exception {
            Map<String, Object> verdict = verdict(newClaim());
            String id = draft(verdict);
            List<Integer> statuses = Together.run(
                    6,
                    () -> change(id, 1, with(verdict, "explanation", "改"))
                            .extract()
                            .statusCode());
            assertThat(statuses).containsOnly(200, 412).containsOnlyOnce(200);
        }

        @Test
        void publishesOnceWhenManyPublishAtTheSameMoment() throws Exception {
            String id = draft(verdict(newClaim()));
            review(id);
            List<Integer> statuses = Together.run(
                    6,
                    () -> as(CHECKER)
                            .post("/api/verdicts/" + id + "/publication")
                            .statusCode());
            assertThat(statuses).containsOnly(200, 409).containsOnlyOnce(200);
            assertThat(events(id)).hasSize(1);
        }

        @Test
        void getsTheFirstAnswerForARepeatedRequest() {
            Map<String, Object> verdict = verdict(newClaim());
            String key = UUID.randomUUID().toString();
            String first = repeatable(key, verdict);
            assertThat(repeatable(key, verdict)).isEqualTo(first);
            assertThat(count("select count(*) from verdict_version where claim = ?", verdict.get("claim")))
                    .isOne();
        }

        @Test
        void isToldThatNoSuchVerdictExists() {
            as(CHECKER).get("/api/verdicts/" + NOBODY).then().statusCode(404);
            as(CHECKER).get("/api/verdicts/none").then().statusCode(404);
            as(CHECKER)
                    .queryParam("state", "GONE")
                    .get("/api/verdicts")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unknown-state"));
            as(CHECKER)
                    .queryParam("cursor", "bm9uZQ")
                    .get("/api/verdicts")
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/bad-cursor"));
        }

        @Test
        void pagesThroughTheDesk() {
            String older = draft(verdict(newClaim()));
            String newer = draft(verdict(newClaim()));
            String next = as(CHECKER)
                    .queryParam("limit", 1)
                    .get("/api/verdicts")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(List.of(newer)))
                    .extract()
                    .header("Link");
            as(CHECKER)
                    .urlEncodingEnabled(false)
                    .get(next.substring(1, next.indexOf('>')))
                    .then()
                    .body("id", equalTo(List.of(older)));
        }

        @Test
        void mayNotReview() {
            String id = draft(verdict(newClaim()));
            as(CHECKER)
                    .body(Map.of("approve", true))
                    .post("/api/verdicts/" + id + "/review")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/role-missing"));
        }

        private void refusedDraft(Map<String, Object> verdict, int status, String type) {
            as(CHECKER)
                    .body(verdict)
                    .post("/api/verdicts")
                    .then()
                    .statusCode(status)
                    .body("type", equalTo(type));
        }

        private String repeatable(String key, Map<String, Object> verdict) {
            return as(CHECKER)
                    .header("Idempotency-Key", key)
                    .body(verdict)
                    .post("/api/verdicts")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        }
    }

    @Nested
    class AsReviewer {

        @Test
        void isNamedInWhatThePublicReads() {
            String id = draft(verdict(newClaim()));
            as(EXPERT)
                    .body(Map.of("approve", true, "note", "同意"))
                    .post("/api/verdicts/" + id + "/review")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("REVIEWED"))
                    .body("reviewer", equalTo("专家一"));
            publish(id);
            anonymous().get("/api/public/verdicts/" + id).then().body("reviewer", equalTo("专家一"));
        }

        @Test
        void returnsWithANote() {
            String id = draft(verdict(newClaim()));
            as(EDITOR)
                    .body(Map.of("approve", false))
                    .post("/api/verdicts/" + id + "/review")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/return-needs-note"));
            as(EDITOR)
                    .body(Map.of("approve", false, "note", "请补充依据"))
                    .post("/api/verdicts/" + id + "/review")
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("RETURNED"))
                    .body("reviewNote", equalTo("请补充依据"));
        }

        @Test
        void reviewsOnlyTheVersionThatWasRead() {
            Map<String, Object> verdict = verdict(newClaim());
            String id = draft(verdict);
            change(id, 1, with(verdict, "explanation", "审核人没有看到的改动")).statusCode(200);
            as(EDITOR)
                    .header("If-Match", "\"1\"")
                    .body(Map.of("approve", true))
                    .post("/api/verdicts/" + id + "/review")
                    .then()
                    .statusCode(412);
            as(CHECKER).get("/api/verdicts/" + id).then().body("state", equalTo("DRAFT"));
        }

        @Test
        void isNotTheAuthorEvenWithBothRoles() {
            String id = asNeighbour()
                    .body(verdict(newClaim()))
                    .post("/api/verdicts")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            asNeighbour()
                    .body(Map.of("approve", true))
                    .post("/api/verdicts/" + id + "/review")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/reviewer-is-author"));
        }

        @Test
        void isNotTheAuthorForTheDatabaseEither() throws SQLException {
            String id = draft(verdict(newClaim()));
            try (Connection connection = TreeFixture.open()) {
                assertThatThrownBy(() -> connection
                                .createStatement()
                                .execute("update verdict_version set state = 'REVIEWED', reviewer = authors[1],"
                                        + " reviewer_name = 'x', reviewed_revision = content_revision"
                                        + " where verdict_id = '" + id + "'"))
                        .hasMessageContaining("reviewer_is_no_author");
            }
        }

        @Test
        void mayNotWrite() {
            as(EDITOR).body(verdict(newClaim())).post("/api/verdicts").then().statusCode(403);
            as(EXPERT).post("/api/verdicts/" + NOBODY + "/publication").then().statusCode(403);
        }
    }

    @Nested
    class Published {

        @Test
        void answersFromTheMomentOfPublication() {
            String claim = newClaim();
            String id = draft(verdict(claim));
            review(id);
            check(claim).body("status", equalTo("NO_ANSWER_YET"));
            publish(id);
            check(claim)
                    .body("status", equalTo("ANSWERED"))
                    .body("answers[0].id", equalTo(id))
                    .body("answers[0].verdict", equalTo("FALSE"))
                    .body("answers[0].url", equalTo("/api/public/verdicts/" + id));
        }

        @Test
        void tellsOtherServices() {
            String claim = newClaim();
            String id = published(verdict(claim));
            assertThat(events(id)).singleElement().satisfies(event -> {
                assertThat(Schemas.faults(event)).isEmpty();
                assertThat(event.key()).isEqualTo(id);
                assertThat(event.data().path("version").asInt()).isOne();
                assertThat(event.data().path("claim").asText()).isEqualTo(claim);
                assertThat(event.data().path("organisation").asText()).isEqualTo("KX-210000");
            });
        }

        @Test
        void isSupersededByItsNextVersionAndStaysReadable() {
            String claim = newClaim();
            String id = published(verdict(claim));
            change(id, 3, with(verdict(claim), "verdict", "UNPROVEN"))
                    .statusCode(200)
                    .body("version", is(2));
            anonymous()
                    .get("/api/public/verdicts/" + id)
                    .then()
                    .body("version", is(1))
                    .body("verdict", equalTo("FALSE"));
            review(id);
            publish(id);

            anonymous()
                    .get("/api/public/verdicts/" + id)
                    .then()
                    .body("version", is(2))
                    .body("verdict", equalTo("UNPROVEN"))
                    .body("label", equalTo("尚无定论"))
                    .body("history.version", equalTo(List.of(2, 1)))
                    .body("claimReview.reviewRating.ratingValue", equalTo(null));
            anonymous()
                    .get("/api/public/verdicts/" + id + "/versions/1")
                    .then()
                    .statusCode(200)
                    .body("superseded", is(true))
                    .body("verdict", equalTo("FALSE"));
            check(claim).body("answers[0].verdict", equalTo("UNPROVEN"));
            await().untilAsserted(() -> assertThat(events(id))
                    .extracting(event -> event.data().path("version").asInt())
                    .containsExactly(1, 2));
        }

        @Test
        void isNeverEdited() throws SQLException {
            String id = published(verdict(newClaim()));
            try (Connection connection = TreeFixture.open()) {
                for (String tampering : List.of(
                        "update verdict_version set explanation = 'x' where verdict_id = '",
                        "update verdict_version set state = 'DRAFT', edition = null, published_at = null where verdict_id = '",
                        "delete from verdict_version where verdict_id = '")) {
                    assertThatThrownBy(() -> connection.createStatement().execute(tampering + id + "'"))
                            .hasMessageContaining("cannot change");
                }
            }
        }

        @Test
        void closesItsRumours() {
            String claim = newClaim();
            String rumour = Api.reported("有人说过这件事：" + newClaim());
            String id = published(with(verdict(claim), "rumours", List.of(rumour)));
            anonymous()
                    .get("/api/public/rumours/" + rumour)
                    .then()
                    .body("status", equalTo("ANSWERED"))
                    .body("answers[0].id", equalTo(id))
                    .body("answers[0].confidence", is(1.0f));
        }

        @Test
        void closesARumourThatSaysTheClaimWordForWord() {
            String claim = newClaim();
            String rumour = Api.reported("听说" + claim);
            String id = published(verdict(claim));
            as(CHECKER)
                    .get("/api/rumours/" + rumour)
                    .then()
                    .body("status", equalTo("ANSWERED"))
                    .body("verdict", equalTo(id));
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void seesAndChangesNothing() {
            Map<String, Object> verdict = verdict(newClaim());
            String id = draft(verdict);
            asNeighbour().get("/api/verdicts/" + id).then().statusCode(404);
            asNeighbour().get("/api/verdicts").then().statusCode(200).body("id", not(hasItem(id)));
            asNeighbour()
                    .header("If-Match", "\"1\"")
                    .body(with(verdict, "explanation", "邻省的改动"))
                    .put("/api/verdicts/" + id)
                    .then()
                    .statusCode(404);
            asNeighbour()
                    .body(Map.of("approve", true))
                    .post("/api/verdicts/" + id + "/review")
                    .then()
                    .statusCode(404);
            review(id);
            asNeighbour().post("/api/verdicts/" + id + "/publication").then().statusCode(404);
            as(CHECKER)
                    .get("/api/verdicts/" + id)
                    .then()
                    .body("state", equalTo("REVIEWED"))
                    .body("explanation", equalTo(verdict.get("explanation")));
        }

        @Test
        void cannotAnswerOurRumours() {
            String rumour = Api.reported(newClaim());
            as(CHECKER)
                    .body(Map.of("degree", 2))
                    .put("/api/rumours/" + rumour + "/harm")
                    .then()
                    .statusCode(200);
            asNeighbour()
                    .body(with(verdict(newClaim()), "rumours", List.of(rumour)))
                    .post("/api/verdicts")
                    .then()
                    .statusCode(404);
        }
    }

    @Nested
    class Refused {

        @Test
        void withoutToken() {
            String id = draft(verdict(newClaim()));
            allRefused(Api::anonymous, id, 401);
        }

        @Test
        void withATokenThatIsNotGood() {
            String id = draft(verdict(newClaim()));
            allRefused(() -> anonymous().auth().oauth2(Tokens.tampered(CHECKER)), id, 401);
            allRefused(() -> anonymous().auth().oauth2(Tokens.forAnotherAudience(CHECKER)), id, 401);
        }

        @Test
        void withoutTheRole() {
            String id = draft(verdict(newClaim()));
            allRefused(() -> as("ln-clerk"), id, 403);
            allRefused(() -> as("js-clerk"), id, 403);
        }

        private void allRefused(Supplier<RequestSpecification> caller, String id, int status) {
            Map<String, Object> verdict = verdict(newClaim());
            caller.get().get("/api/verdicts").then().statusCode(status).contentType("application/problem+json");
            caller.get().get("/api/verdicts/" + id).then().statusCode(status);
            caller.get().body(verdict).post("/api/verdicts").then().statusCode(status);
            caller.get()
                    .header("If-Match", "*")
                    .body(verdict)
                    .put("/api/verdicts/" + id)
                    .then()
                    .statusCode(status);
            caller.get()
                    .body(Map.of("approve", true))
                    .post("/api/verdicts/" + id + "/review")
                    .then()
                    .statusCode(status);
            caller.get().post("/api/verdicts/" + id + "/publication").then().statusCode(status);
            caller.get()
                    .contentType("text/csv")
                    .body("id,text,verdict,explanation,publisher\nR-" + id + ",x,false,x,x\n")
                    .post("/api/verdicts/import")
                    .then()
                    .statusCode(status);
            assertThat(count("select count(*) from verdict where external_id = ?", "R-" + id))
                    .isZero();
            as(CHECKER)
                    .get("/api/verdicts/" + id)
                    .then()
                    .body("state", equalTo("DRAFT"))
                    .body("revision", is(1));
        }
    }

    private static ValidatableResponse check(String text) {
        return anonymous()
                .queryParam("text", text)
                .get("/api/public/check")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse change(String id, int revision, Map<String, Object> verdict) {
        return as(CHECKER)
                .header("If-Match", "\"" + revision + "\"")
                .body(verdict)
                .put("/api/verdicts/" + id)
                .then();
    }

    private static List<TestEvents.Received> events(String id) {
        return await().until(
                        () -> TestEvents.received(
                                "org.muster.verdict.published",
                                data -> data.path("verdictId").asText().equals(id)),
                        events -> !events.isEmpty());
    }

    private static Map<String, Object> with(Map<String, Object> verdict, String field, Object value) {
        Map<String, Object> changed = new HashMap<>(verdict);
        changed.put(field, value);
        return changed;
    }
}
