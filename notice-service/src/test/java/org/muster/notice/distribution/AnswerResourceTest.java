package org.muster.notice.distribution;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.NoticeFixture.receipts;
import static org.muster.notice.document.Together.together;

@QuarkusTest
class AnswerResourceTest {

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Nested
    class AsRecipient {

        @Test
        void signsAndGetsTheSameAnswerWhenSigningAgain() {
            String id = aNotice().issued();

            String at = as("yyx-clerk")
                    .post("/api/inbox/{id}/signature", id)
                    .then()
                    .statusCode(200)
                    .body("act", equalTo("SIGNED"))
                    .body("organisation", equalTo("XH-210000-YYX"))
                    .body("by", notNullValue())
                    .extract()
                    .path("at");
            as("yyx-clerk")
                    .post("/api/inbox/{id}/signature", id)
                    .then()
                    .statusCode(200)
                    .body("at", equalTo(at));
            as("yyx-clerk")
                    .get("/api/inbox/{id}", id)
                    .then()
                    .body("state", equalTo("SIGNED"))
                    .body("receipts.act", contains("OPENED", "SIGNED"));
            as("ln-issuer")
                    .get("/api/notices/{id}/receipts?act=SIGNED", id)
                    .then()
                    .statusCode(200)
                    .body("organisation", contains("XH-210000-YYX"))
                    .body("name", contains("辽宁省医疗保险研究会"))
                    .body("at", contains(at));
        }

        @Test
        void leavesOneReceiptWhenManyClerksSignAtOnce() throws Exception {
            String id = aNotice().issued();

            List<Response> answers = together(
                    8,
                    i -> as("yyx-clerk").post("/api/inbox/{id}/signature", id).thenReturn());

            assertThat(answers).extracting(Response::statusCode).containsOnly(200);
            assertThat(answers)
                    .extracting(answer -> answer.jsonPath().getString("at"))
                    .containsOnly(answers.get(0).jsonPath().getString("at"));
            // opened and signed
            assertThat(receipts(jdbi, id)).isEqualTo(2);
        }

        @Test
        void eitherSignsOrReturnsHoweverFastTheClerksAre() throws Exception {
            for (int round = 0; round < 5; round++) {
                String id = aNotice().issued();
                List<Integer> answers = together(
                        8,
                        i -> i % 2 == 0
                                ? as("yyx-clerk")
                                        .post("/api/inbox/{id}/signature", id)
                                        .statusCode()
                                : as("yyx-clerk")
                                        .body(Map.of("reason", "非本会职责"))
                                        .post("/api/inbox/{id}/return", id)
                                        .statusCode());

                assertThat(answers.stream().filter(status -> status == 200)).hasSize(4);
                assertThat(answers.stream().filter(status -> status == 409)).hasSize(4);
                assertThat(receipts(jdbi, id)).isEqualTo(2);
            }
        }

        @Test
        void returnsItWithAReasonAndCannotSignItThen() {
            String id = aNotice().issued();

            as("yyx-clerk")
                    .body(Map.of("reason", "非本会职责"))
                    .post("/api/inbox/{id}/return", id)
                    .then()
                    .statusCode(200)
                    .body("act", equalTo("RETURNED"))
                    .body("text", equalTo("非本会职责"));
            as("yyx-clerk")
                    .body(Map.of("reason", "非本会职责"))
                    .post("/api/inbox/{id}/return", id)
                    .then()
                    .statusCode(200);
            as("yyx-clerk")
                    .body(Map.of("reason", "另一个理由"))
                    .post("/api/inbox/{id}/return", id)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/notice-returned"));
            as("yyx-clerk")
                    .post("/api/inbox/{id}/signature", id)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/notice-returned"));
            as("yyx-clerk")
                    .body(Map.of("text", "已办"))
                    .post("/api/inbox/{id}/reply", id)
                    .then()
                    .statusCode(409);
            as("yyx-clerk")
                    .get("/api/inbox/{id}", id)
                    .then()
                    .body("state", equalTo("RETURNED"))
                    .body("receipts.act", contains("OPENED", "RETURNED"));
            as("ln-clerk")
                    .get("/api/notices/{id}/receipts?act=RETURNED", id)
                    .then()
                    .body("text", contains("非本会职责"));
        }

        @Test
        void cannotReturnWhatItSigned() {
            String id = aNotice().issued();
            as("yyx-clerk").post("/api/inbox/{id}/signature", id);

            as("yyx-clerk")
                    .body(Map.of("reason", "非本会职责"))
                    .post("/api/inbox/{id}/return", id)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/notice-signed"));
        }

        @Test
        void repliesOnceAndTheReplyReachesTheIssuer() {
            String id = aNotice().issued();

            as("yyx-clerk")
                    .body(Map.of("text", "已召开网上支部会议"))
                    .post("/api/inbox/{id}/reply", id)
                    .then()
                    .statusCode(200)
                    .body("act", equalTo("REPLIED"));
            as("yyx-clerk")
                    .body(Map.of("text", "已召开网上支部会议"))
                    .post("/api/inbox/{id}/reply", id)
                    .then()
                    .statusCode(200);
            as("yyx-clerk")
                    .body(Map.of("text", "又改了"))
                    .post("/api/inbox/{id}/reply", id)
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/notice-replied"));
            as("yyx-clerk")
                    .get("/api/inbox/{id}", id)
                    .then()
                    .body("state", equalTo("REPLIED"))
                    .body("receipts.act", contains("OPENED", "SIGNED", "REPLIED"));
            as("ln-issuer")
                    .get("/api/notices/{id}/receipts?act=REPLIED", id)
                    .then()
                    .body("text", contains("已召开网上支部会议"));
        }

        @Test
        void maySignWhatItGotForInformation() {
            String id = aNotice().cc(organisation("DW-YYX-1")).issued();

            as("dw1-clerk").post("/api/inbox/{id}/signature", id).then().statusCode(200);
        }

        @Test
        void mustSayWhy() {
            String id = aNotice().issued();

            for (Object body : List.of(
                    Map.of(), Map.of("reason", " "), Map.of("reason", "长".repeat(2001)), Map.of("because", "x"))) {
                as("yyx-clerk")
                        .body(body)
                        .post("/api/inbox/{id}/return", id)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json");
            }
            for (Object body : List.of(Map.of(), Map.of("text", ""), Map.of("text", "长".repeat(20_001)))) {
                as("yyx-clerk")
                        .body(body)
                        .post("/api/inbox/{id}/reply", id)
                        .then()
                        .statusCode(400);
            }
            as("yyx-clerk").post("/api/inbox/{id}/return", id).then().statusCode(400);
            assertThat(receipts(jdbi, id)).isZero();
        }

        @Test
        void signsOnceHoweverOftenTheRequestIsRepeated() {
            String id = aNotice().issued();
            String key = UUID.randomUUID().toString();

            for (int i = 0; i < 2; i++) {
                as("yyx-clerk")
                        .header("Idempotency-Key", key)
                        .post("/api/inbox/{id}/signature", id)
                        .then()
                        .statusCode(200)
                        .body("act", equalTo("SIGNED"));
            }
            assertThat(receipts(jdbi, id)).isEqualTo(2);
        }

        @Test
        void keepsItsReceiptsForEver() {
            String id = aNotice().issued();
            as("yyx-clerk").post("/api/inbox/{id}/signature", id);

            for (String change :
                    List.of("update receipt set name = 'x' where notice = ?", "delete from receipt where notice = ?")) {
                assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(change, UUID.fromString(id))))
                        .hasMessageContaining("a receipt never changes");
            }
        }
    }

    @Nested
    class AsIssuer {

        @Test
        void isToldWhichActsThereAre() {
            as("ln-issuer")
                    .get("/api/notices/{id}/receipts?act=EATEN", aNotice().issued())
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unknown-act"));
            as("ln-issuer")
                    .get("/api/notices/{id}/receipts", aNotice().issued())
                    .then()
                    .statusCode(400);
        }
    }

    @Nested
    class Refused {

        @Test
        void otherOrganisationsFindNothingAndChangeNothing() {
            String id = aNotice().issued();

            // a sibling with every role, an organisation above, one below that was not addressed
            for (String user : List.of("js-all", "ln-clerk", "dw1-clerk")) {
                as(user).get("/api/inbox/{id}", id).then().statusCode(404);
                as(user).post("/api/inbox/{id}/signature", id).then().statusCode(404);
                as(user).body(Map.of("reason", "x"))
                        .post("/api/inbox/{id}/return", id)
                        .then()
                        .statusCode(404);
                as(user).body(Map.of("text", "x"))
                        .post("/api/inbox/{id}/reply", id)
                        .then()
                        .statusCode(404);
                as(user).get("/api/inbox").then().statusCode(200).body("id", not(hasItem(id)));
            }
            as("js-all").get("/api/notices/{id}/recipients", id).then().statusCode(404);
            as("js-all").get("/api/notices/{id}/receipts?act=SIGNED", id).then().statusCode(404);
            as("yyx-clerk").get("/api/notices/{id}/recipients", id).then().statusCode(404);
            assertThat(receipts(jdbi, id)).isZero();
        }

        @Test
        void onlyAClerkSigns() {
            String id = aNotice().issued();

            as("yyx-issuer").post("/api/inbox/{id}/signature", id).then().statusCode(403);
            as("yyx-issuer")
                    .body(Map.of("reason", "x"))
                    .post("/api/inbox/{id}/return", id)
                    .then()
                    .statusCode(403);
            as("yyx-issuer")
                    .body(Map.of("text", "x"))
                    .post("/api/inbox/{id}/reply", id)
                    .then()
                    .statusCode(403);
            assertThat(receipts(jdbi, id)).isZero();
        }

        @Test
        void nobodyUnknownComesIn() {
            String id = aNotice().issued();

            nobody().get("/api/inbox").then().statusCode(401);
            nobody().get("/api/inbox/unread").then().statusCode(401);
            nobody().get("/api/inbox/{id}", id).then().statusCode(401);
            nobody().post("/api/inbox/{id}/signature", id).then().statusCode(401);
            nobody().body(Map.of("reason", "x"))
                    .post("/api/inbox/{id}/return", id)
                    .then()
                    .statusCode(401);
            nobody().body(Map.of("text", "x"))
                    .post("/api/inbox/{id}/reply", id)
                    .then()
                    .statusCode(401);
            nobody().get("/api/notices/{id}/recipients", id).then().statusCode(401);
            nobody().get("/api/notices/{id}/receipts?act=SIGNED", id).then().statusCode(401);
            assertThat(receipts(jdbi, id)).isZero();
        }
    }
}
