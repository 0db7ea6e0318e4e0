package org.muster.notice.distribution;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.Together.together;

/** 办结: a notice as a whole is done with at a recipient. */
@QuarkusTest
class ClosingTest {

    private static final String DONE = "已按要求全部落实";

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Nested
    class AsRecipient {

        @Test
        void closesItOnceItsTasksAreDoneAndTheReplyIsGiven() {
            String id = aNotice()
                    .with("replyDue", "2099-12-31")
                    .with(
                            "tasks",
                            List.of(Map.of("number", 1, "text", "建立网上值班制度"), Map.of("number", 2, "text", "召开网上支部会议")))
                    .issued();

            close("yyx-clerk", id, DONE, 409).body("type", equalTo("/problems/notice-tasks-open"));
            done(id, 1);
            as("yyx-clerk")
                    .header("Accept-Language", "en")
                    .body(Map.of("result", DONE))
                    .post("/api/inbox/{id}/closure", id)
                    .then()
                    .statusCode(409)
                    .body("detail", equalTo("Complete task 2 before you close the notice."));
            done(id, 2);
            close("yyx-clerk", id, DONE, 409).body("type", equalTo("/problems/notice-reply-missing"));
            as("yyx-clerk").get("/api/inbox/{id}", id).then().body("receipts.act", contains("OPENED"));
            reply(id);

            String at = close("yyx-clerk", id, DONE, 200)
                    .body("act", equalTo("CLOSED"))
                    .body("text", equalTo(DONE))
                    .extract()
                    .path("at");
            close("yyx-issuer", id, DONE, 200).body("at", equalTo(at));
            close("yyx-issuer", id, "又改了", 409).body("type", equalTo("/problems/notice-closed"));
            as("yyx-clerk")
                    .get("/api/inbox/{id}", id)
                    .then()
                    .body("state", equalTo("CLOSED"))
                    .body("replyRequired", equalTo(true))
                    .body("replyDue", equalTo("2099-12-31"))
                    .body("receipts.act", contains("OPENED", "SIGNED", "REPLIED", "CLOSED"));
            as("yyx-clerk").get("/api/inbox").then().body("[0].state", equalTo("CLOSED"));
            as("ln-issuer")
                    .get("/api/notices/{id}/receipts?act=CLOSED", id)
                    .then()
                    .body("text", contains(DONE));
        }

        @Test
        void needsNeitherTaskNorReplyForWhatItGotForInformation() {
            String id = aNotice()
                    .with("replyRequired", true)
                    .with("tasks", List.of(Map.of("number", 1, "text", "建立网上值班制度")))
                    .cc(organisation("DW-YYX-1"))
                    .issued();

            close("dw1-clerk", id, "已阅", 200);
            as("dw1-clerk")
                    .get("/api/inbox/{id}", id)
                    .then()
                    .body("receipts.act", contains("OPENED", "SIGNED", "CLOSED"));
        }

        @Test
        void leavesOneResultWhenTwoClerksCloseItAtOnce() throws Exception {
            String id = aNotice().issued();

            List<Response> answers = together(
                    6,
                    i -> as("yyx-clerk")
                            .body(Map.of("result", i % 2 == 0 ? DONE : "已阅处"))
                            .post("/api/inbox/{id}/closure", id)
                            .thenReturn());

            assertThat(answers).extracting(Response::statusCode).containsOnly(200, 409);
            assertThat(answers.stream().filter(answer -> answer.statusCode() == 200))
                    .hasSize(3);
        }

        @Test
        void doesNotCloseWhatItReturned() {
            String id = aNotice().issued();
            as("yyx-clerk").body(Map.of("reason", "非本会职责")).post("/api/inbox/{id}/return", id);

            close("yyx-clerk", id, DONE, 409).body("type", equalTo("/problems/notice-returned"));
        }

        @Test
        void eitherClosesOrReturnsHoweverFastTheClerksAre() throws Exception {
            String id = aNotice().issued();

            List<Integer> answers = together(
                    8,
                    i -> i % 2 == 0
                            ? close("yyx-clerk", id, DONE).statusCode()
                            : as("yyx-clerk")
                                    .body(Map.of("reason", "非本会职责"))
                                    .post("/api/inbox/{id}/return", id)
                                    .statusCode());

            assertThat(answers.stream().filter(status -> status == 200)).hasSize(4);
            assertThat(answers.stream().filter(status -> status == 409)).hasSize(4);
        }

        @Test
        void mustSayWhatCameOfIt() {
            String id = aNotice().issued();

            for (Object body : List.of(Map.of(), Map.of("result", " "), Map.of("result", "长".repeat(20_001)))) {
                as("yyx-clerk")
                        .body(body)
                        .post("/api/inbox/{id}/closure", id)
                        .then()
                        .statusCode(400);
            }
            as("yyx-clerk").get("/api/inbox").then().body("[0].state", equalTo("DELIVERED"));
        }
    }

    @Nested
    class AsIssuer {

        @Test
        void seesTheRateOfEachStateByBranchAndWhoIsLate() {
            // entered after the fact: the day by which to reply is over
            String id = aNotice()
                    .with("replyDue", "2020-02-10")
                    .to(organisation("XH-210000-YYX"), organisation("XH-210000-NX"), organisation("KX-210100"))
                    .cc(organisation("KX-210200"))
                    .issued();
            as("sy-clerk").get("/api/inbox/{id}", id).then().statusCode(200);
            reply(id);
            close("yyx-clerk", id, DONE, 200);

            as("ln-issuer")
                    .get("/api/notices/{id}/coverage", id)
                    .then()
                    .statusCode(200)
                    .body("replyDue", equalTo("2020-02-10"))
                    .body("recipients", equalTo(4))
                    .body("mustSign", equalTo(3))
                    .body("mayRead", equalTo(1))
                    .body("opened", equalTo(2))
                    .body("signed", equalTo(1))
                    .body("replied", equalTo(1))
                    .body("closed", equalTo(1))
                    .body("mustReply", equalTo(3))
                    .body("late", equalTo(3))
                    .body("openedRate", equalTo(0.5f))
                    .body("signedRate", equalTo(0.3333f))
                    .body("repliedRate", equalTo(0.3333f))
                    .body("closedRate", equalTo(0.3333f))
                    .body("branches.organisation", contains("XH-210000-YYX", "XH-210000-NX", "KX-210100", "KX-210200"))
                    .body("branches.closedRate", contains(1.0f, 0.0f, 0.0f, null));
            outstanding(id, "OPENED").body("organisation", contains("XH-210000-NX", "KX-210200"));
            outstanding(id, "SIGNED").body("organisation", contains("XH-210000-NX", "KX-210100"));
            outstanding(id, "REPLIED")
                    .body("organisation", contains("XH-210000-NX", "KX-210100"))
                    .body("state", contains("DELIVERED", "OPENED"))
                    .body("due", contains("2020-02-10", "2020-02-10"))
                    .body("late", contains(true, true));
            outstanding(id, "CLOSED").body("organisation", contains("XH-210000-NX", "KX-210100"));
        }

        @Test
        void asksNobodyForTheReplyThatOnlyAForwardWants() {
            String id = aNotice()
                    .to(organisation("XH-210000-YYX"), organisation("XH-210000-NX"))
                    .issued();
            String forward = as("yyx-issuer")
                    .body(Map.of(
                            "issuerMark", freshMark(), "to", List.of(below("XH-210000-YYX")), "replyDue", "2099-12-31"))
                    .post("/api/notices/{id}/forwards", id)
                    .then()
                    .statusCode(201)
                    .body("replyRequired", equalTo(true))
                    .extract()
                    .path("id");
            issue(forward, "yyx-issuer", "yyx-issuer");

            outstanding(id, "REPLIED")
                    .body("organisation", contains("DW-YYX-1", "DW-YYX-2"))
                    .body("late", contains(false, false));
            as("ln-issuer").get("/api/notices/{id}/coverage", id).then().body("mustReply", equalTo(2));
        }

        @Test
        void doesNotWaitForWhoReturnedItOrClosedAnotherCopy() {
            String id = aNotice()
                    .to(organisation("XH-210000-YYX"), organisation("DW-YYX-1"), organisation("XH-210000-NX"))
                    .issued();
            String forward = forward("yyx-issuer", id, below("XH-210000-YYX"));
            issue(forward, "yyx-issuer", "yyx-issuer");
            close("dw1-clerk", forward, DONE, 200);
            as("dw2-clerk").body(Map.of("reason", "重复来文")).post("/api/inbox/{id}/return", forward);

            outstanding(id, "CLOSED").body("organisation", contains("XH-210000-YYX", "XH-210000-NX"));
            as("ln-issuer").get("/api/notices/{id}/coverage", id).then().body("closed", equalTo(1));
        }

        @Test
        void isToldWhichStatesThereAre() {
            outstanding(aNotice().issued(), "EATEN", 400).body("type", equalTo("/problems/unknown-act"));
        }
    }

    @Nested
    class Refused {

        @Test
        void whoWasNotAddressedClosesNothing() {
            String id = aNotice().issued();

            for (String user : List.of("js-all", "ln-clerk", "dw1-clerk")) {
                close(user, id, DONE, 404);
            }
            for (String user : List.of("ln-drafter", "auditor", "sy-reporter")) {
                close(user, id, DONE, 403);
            }
            nobody().body(Map.of("result", DONE))
                    .post("/api/inbox/{id}/closure", id)
                    .then()
                    .statusCode(401);
            outstanding(id, "CLOSED").body("organisation", contains("XH-210000-YYX", "XH-210000-NX"));
            as("ln-issuer")
                    .get("/api/notices/{id}/receipts?act=CLOSED", id)
                    .then()
                    .body("", empty());
        }

        @Test
        void whoHasClosedCanNeitherReturnNorBeUrged() {
            String id = aNotice().issued();
            close("yyx-clerk", id, DONE, 200);

            as("yyx-clerk")
                    .body(Map.of("reason", "非本会职责"))
                    .post("/api/inbox/{id}/return", id)
                    .then()
                    .statusCode(409);
            outstanding(id, "SIGNED").body("organisation", not(hasItem("XH-210000-YYX")));
        }
    }

    private static void done(String notice, int number) {
        String task =
                as("yyx-clerk").get("/api/tasks?source=" + notice).path("find { it.number == " + number + " }.id");
        as("yyx-clerk")
                .body(Map.of("result", "已落实"))
                .post("/api/tasks/{id}/completion", task)
                .then()
                .statusCode(200);
    }

    private static void reply(String notice) {
        as("yyx-clerk")
                .body(Map.of("text", "工作进展见附件"))
                .post("/api/inbox/{id}/reply", notice)
                .then()
                .statusCode(200);
    }

    private static Response close(String user, String notice, String result) {
        return as(user).body(Map.of("result", result)).post("/api/inbox/{id}/closure", notice);
    }

    private static ValidatableResponse close(String user, String notice, String result, int status) {
        return close(user, notice, result).then().statusCode(status);
    }

    private static ValidatableResponse outstanding(String notice, String state) {
        return outstanding(notice, state, 200);
    }

    private static ValidatableResponse outstanding(String notice, String state, int status) {
        return as("ln-issuer")
                .get("/api/notices/{id}/outstanding?state={state}", notice, state)
                .then()
                .statusCode(status);
    }
}
