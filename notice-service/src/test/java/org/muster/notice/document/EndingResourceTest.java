package org.muster.notice.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.Caller;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.approve;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.NoticeFixture.societiesBelow;
import static org.muster.notice.document.Together.together;

@QuarkusTest
class EndingResourceTest {

    private static final Map<String, String> WHY = Map.of("reason", "热线号码有误");

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Nested
    class ARevocation {

        @Test
        void reachesEverybodyBelowOverAllHops() {
            String first = aNoticeOfJiangsu().to(organisation("KX-210000")).issued();
            String second = forwarded("ln-drafter", first, societiesBelow("KX-210000"));
            String third = forwarded("yyx-issuer", second, below("XH-210000-YYX"));
            as("dw2-clerk").post("/api/inbox/{id}/signature", third).then().statusCode(200);
            int unread = as("dw1-clerk").get("/api/inbox/unread").path("unread");

            as("js-issuer")
                    .body(WHY)
                    .post("/api/notices/{id}/revocation", first)
                    .then()
                    .statusCode(200)
                    .body("forwards", equalTo(2))
                    .body("ending.kind", equalTo("REVOKED"))
                    .body("ending.word", equalTo("撤销"))
                    .body("ending.effectiveFrom", equalTo(LocalDate.now().toString()));

            as("dw1-clerk").get("/api/inbox/unread").then().body("unread", equalTo(unread - 1));
            as("dw1-clerk")
                    .get("/api/inbox/{id}", third)
                    .then()
                    .body("ending.kind", equalTo("REVOKED"))
                    .body("ending.cause.id", equalTo(first))
                    .body("ending.cause.organisationName", equalTo("江苏省科学技术协会"))
                    .body("ending.reason", equalTo("热线号码有误"))
                    .body("newest", nullValue());
            as("dw1-clerk")
                    .get("/api/inbox?ended=true")
                    .then()
                    .body("id", hasItem(third))
                    .body("findAll { it.ending == null }", hasSize(0));
            as("ln-issuer").get("/api/notices/{id}/outstanding", second).then().body("", hasSize(0));
            as("js-issuer").get("/api/notices/{id}/outstanding", first).then().body("", hasSize(0));
            // what was signed stays signed
            as("yyx-issuer").get("/api/notices/{id}/coverage", third).then().body("signed", equalTo(1));
            as("ln-drafter")
                    .get("/api/notices")
                    .then()
                    .body("find { it.id == '%s' }.ending".formatted(second), equalTo("REVOKED"));
        }

        @Test
        void endsTheTasksOfAllForwards() {
            String first = aNotice()
                    .with("tasks", List.of(Map.of("number", 1, "text", "建立网上值班制度")))
                    .issued();
            String onward = as("yyx-issuer")
                    .body(Map.of(
                            "issuerMark",
                            freshMark(),
                            "to",
                            List.of(below("XH-210000-YYX")),
                            "tasks",
                            List.of(Map.of("number", 1, "text", "报值班表"))))
                    .post("/api/notices/{id}/forwards", first)
                    .path("id");
            issue(onward, "yyx-issuer", "yyx-issuer");
            assertThat(openTasks("dw1-clerk", onward)).isEqualTo(1);

            revoke(first);

            assertThat(openTasks("dw1-clerk", onward)).isZero();
            assertThat(openTasks("yyx-clerk", first)).isZero();
        }

        @Test
        void tellsKafkaOfEveryDocumentItReaches() {
            String first = aNotice().issued();
            String onward = forwarded("yyx-issuer", first, below("XH-210000-YYX"));

            revoke(first);

            for (String reached : List.of(first, onward)) {
                TestEvents.Received event = Caller.events("org.muster.notice.ended", "noticeId", reached, 1)
                        .get(0);
                assertThat(event.key()).isEqualTo(reached);
                assertThat(event.data().path("kind").asText()).isEqualTo("REVOKED");
                assertThat(event.data().path("cause").asText()).isEqualTo(first);
                assertThat(event.data().path("drill").asBoolean(true)).isFalse();
            }
        }

        @Test
        void keepsAForwardThatEndedBeforeAsItWas() {
            String first = aNotice().issued();
            String onward = forwarded("yyx-issuer", first, below("XH-210000-YYX"));
            as("yyx-issuer")
                    .body(Map.of("reason", "重复"))
                    .post("/api/notices/{id}/abolition", onward)
                    .then()
                    .statusCode(200)
                    .body("ending.effectiveFrom", equalTo(LocalDate.now().toString()));

            as("ln-issuer")
                    .body(WHY)
                    .post("/api/notices/{id}/revocation", first)
                    .then()
                    .statusCode(200)
                    .body("forwards", equalTo(0));

            as("dw1-clerk")
                    .get("/api/inbox/{id}", onward)
                    .then()
                    .body("ending.kind", equalTo("ABOLISHED"))
                    .body("ending.reason", equalTo("重复"));
        }

        @Test
        void letsNobodyCarryItOnAnyMore() {
            String first = aNotice().issued();
            String draft = forward("yyx-issuer", first, below("XH-210000-YYX"));
            approve(draft, "yyx-issuer", "yyx-issuer");

            revoke(first);

            as("yyx-issuer")
                    .post("/api/notices/{id}/issue", draft)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/notice-has-ended"))
                    .body("detail", containsString("热线号码有误"));
            as("yyx-issuer")
                    .body(Map.of("issuerMark", freshMark(), "to", List.of(below("XH-210000-YYX"))))
                    .post("/api/notices/{id}/forwards", first)
                    .then()
                    .statusCode(409);
        }

        @Test
        void leavesNoForwardInForceThatIsIssuedAtTheSameMoment() throws Exception {
            for (int round = 0; round < 5; round++) {
                String first = aNotice().issued();
                String draft = forward("yyx-issuer", first, below("XH-210000-YYX"));
                approve(draft, "yyx-issuer", "yyx-issuer");

                List<Response> answers = together(
                        2,
                        i -> i == 0
                                ? as("ln-issuer")
                                        .body(WHY)
                                        .post("/api/notices/{id}/revocation", first)
                                        .thenReturn()
                                : as("yyx-issuer")
                                        .post("/api/notices/{id}/issue", draft)
                                        .thenReturn());

                assertThat(answers.get(0).statusCode()).isEqualTo(200);
                if (answers.get(1).statusCode() == 200) {
                    as("yyx-issuer").get("/api/notices/{id}", draft).then().body("ending.kind", equalTo("REVOKED"));
                } else {
                    assertThat(answers.get(1).statusCode()).isEqualTo(409);
                }
            }
        }

        @Test
        void happensOnceWhateverElseIsAskedForAtTheSameMoment() throws Exception {
            String id = aNotice().issued();

            List<Response> answers = together(
                    6,
                    i -> as("ln-issuer")
                            .body(WHY)
                            .post("/api/notices/{id}/" + (i % 2 == 0 ? "revocation" : "abolition"), id)
                            .thenReturn());

            assertThat(answers).extracting(Response::statusCode).containsOnlyOnce(200);
            assertThat(answers).filteredOn(answer -> answer.statusCode() != 200).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(409);
                assertThat(answer.<String>path("type")).isEqualTo("/problems/notice-has-ended");
            });
            assertThat(TestEvents.received(
                            "org.muster.notice.ended",
                            data -> data.path("noticeId").asText().equals(id)))
                    .hasSizeLessThanOrEqualTo(1);
        }

        @Test
        void answersARepeatedRequestWithTheFirstAnswer() {
            String id = aNotice().issued();
            String key = UUID.randomUUID().toString();
            for (int i = 0; i < 2; i++) {
                as("ln-issuer")
                        .header("Idempotency-Key", key)
                        .body(WHY)
                        .post("/api/notices/{id}/revocation", id)
                        .then()
                        .statusCode(200)
                        .body("ending.reason", equalTo("热线号码有误"));
            }
        }

        @Test
        void isNeverChangedNotEvenInTheDatabase() {
            String id = aNotice().issued();
            revoke(id);

            for (String change : List.of(
                    "update notice_ending set kind = 'ABOLISHED' where notice = ?",
                    "delete from notice_ending where notice = ?",
                    "update issued_document set sha256 = repeat('0', 64) where notice = ?")) {
                assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(change, UUID.fromString(id))))
                        .hasMessageContaining("never changes");
            }
        }
    }

    @Nested
    class WhoMayNot {

        @Test
        void gets404Or403AndChangesNothing() {
            String id = aNotice().issued();
            String onward = forwarded("yyx-issuer", id, below("XH-210000-YYX"));

            for (String act : List.of("revocation", "abolition", "corrections")) {
                nobody().body(WHY).post("/api/notices/{id}/" + act, id).then().statusCode(401);
                as("yyx-clerk")
                        .body(WHY)
                        .post("/api/notices/{id}/" + act, id)
                        .then()
                        .statusCode(403);
                as("auditor")
                        .body(WHY)
                        .post("/api/notices/{id}/" + act, id)
                        .then()
                        .statusCode(403);
                // the neighbour, the recipient that forwarded it, and the superior of a forwarder
                as("js-all")
                        .body(WHY)
                        .post("/api/notices/{id}/" + act, id)
                        .then()
                        .statusCode(404);
                as("yyx-issuer")
                        .body(WHY)
                        .post("/api/notices/{id}/" + act, id)
                        .then()
                        .statusCode(404);
                as("ln-issuer")
                        .body(WHY)
                        .post("/api/notices/{id}/" + act, onward)
                        .then()
                        .statusCode(404);
                as("ln-issuer")
                        .body(WHY)
                        .post("/api/notices/{id}/" + act, UUID.randomUUID())
                        .then()
                        .statusCode(404);
            }
            as("ln-drafter")
                    .body(WHY)
                    .post("/api/notices/{id}/revocation", id)
                    .then()
                    .statusCode(403);
            as("ln-issuer").get("/api/notices/{id}", id).then().body("ending", nullValue());
            as("yyx-issuer").get("/api/notices/{id}", onward).then().body("ending", nullValue());
        }

        @Test
        void isToldToGiveAReason() {
            String id = aNotice().issued();
            for (String act : List.of("revocation", "abolition", "corrections")) {
                for (Map<String, String> body :
                        List.of(Map.<String, String>of(), Map.of("reason", " "), Map.of("reason", "长".repeat(2001)))) {
                    as("ln-issuer")
                            .body(body)
                            .post("/api/notices/{id}/" + act, id)
                            .then()
                            .statusCode(400);
                }
                as("ln-issuer").post("/api/notices/{id}/" + act, id).then().statusCode(400);
            }
        }

        @Test
        void cannotEndADraft() {
            String id = aNotice().approved();
            refused("ln-issuer", id, "revocation", 409, "notice-not-issued");
            refused("ln-issuer", id, "abolition", 409, "notice-not-issued");
        }
    }

    @Test
    void bindsAForwardToTheOriginalByItsDigest() {
        String original = aNotice().issued();
        String onward = forwarded("yyx-issuer", original, below("XH-210000-YYX"));
        String sha256 = as("ln-issuer")
                .get("/api/notices/{id}", original)
                .then()
                .body("sha256", notNullValue())
                .extract()
                .path("sha256");

        String content =
                jdbi.withHandle(handle -> handle.createQuery("select content from issued_document where notice = ?")
                        .bind(0, UUID.fromString(onward))
                        .mapTo(String.class)
                        .one());
        assertThat(content)
                .contains("\"forwards\":{\"id\":\"" + original + "\"")
                .contains(sha256);
    }

    static String forwarded(String drafter, String notice, Map<String, ?> to) {
        String id = forward(drafter, notice, to);
        issue(id, drafter, drafter.equals("ln-drafter") ? "ln-issuer" : drafter);
        return id;
    }

    static void revoke(String id) {
        as("ln-issuer")
                .body(WHY)
                .post("/api/notices/{id}/revocation", id)
                .then()
                .statusCode(200);
    }

    private static int openTasks(String user, String source) {
        return as(user).get("/api/tasks?limit=200")
                .jsonPath()
                .getList("findAll { it.sourceId == '%s' && it.state == 'OPEN' }".formatted(source))
                .size();
    }

    static void refused(String user, String id, String act, int status, String slug) {
        as(user).body(WHY)
                .post("/api/notices/{id}/" + act, id)
                .then()
                .statusCode(status)
                .body("type", equalTo("/problems/" + slug));
    }
}
