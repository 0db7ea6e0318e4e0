package org.muster.notice.distribution;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.document.NoticeFixture;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.organisation;

/** 要求转发, as 辽科协发〔2020〕3号 was: “请转发至各会员单位”. */
@QuarkusTest
class ForwardingAskedTest {

    private static final String SOCIETY = "XH-210000-YYX";
    private static final String CHILDLESS = "XH-210000-NX";
    private static final String SHENYANG = "KX-210100";

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Nested
    class AsDrafter {

        @Test
        void asksForItAndFindsItInDraftAndCorrection() {
            String draft = asking().drafted();
            as("ln-drafter").get("/api/notices/{id}", draft).then().body("forwardRequired", equalTo(true));
            issue(draft, "ln-drafter", "ln-issuer");
            as("ln-issuer").get("/api/notices/{id}", correction(draft)).then().body("forwardRequired", equalTo(true));
            String plain = aNotice().drafted();
            as("ln-drafter").get("/api/notices/{id}", plain).then().body("forwardRequired", equalTo(false));
        }

        @Test
        void mayWithdrawTheWishWhileItIsADraft() {
            NoticeFixture notice = asking();
            String draft = notice.drafted();
            as("ln-drafter")
                    .header(
                            "If-Match",
                            as("ln-drafter").get("/api/notices/{id}", draft).header("ETag"))
                    .body(notice.with("forwardRequired", false).body())
                    .put("/api/notices/{id}", draft)
                    .then()
                    .statusCode(200)
                    .body("forwardRequired", equalTo(false));
        }

        @Test
        void isToldThatTheWishIsAYesOrNo() {
            as("ln-drafter")
                    .body(asking().with("forwardRequired", "perhaps").body())
                    .post("/api/notices")
                    .then()
                    .statusCode(400);
        }

        @Test
        void mayAskForItOfAForwardAndOnlyThere() {
            String notice = aNotice().to(organisation(SHENYANG)).issued();
            standing("sy-clerk", notice, null);
            String further = as("ln-drafter")
                    .body(Map.of(
                            "issuerMark",
                            NoticeFixture.freshMark(),
                            "to",
                            List.of(organisation(SOCIETY)),
                            "forwardRequired",
                            true))
                    .post("/api/notices/{id}/forwards", notice)
                    .then()
                    .statusCode(201)
                    .body("forwardRequired", equalTo(true))
                    .extract()
                    .path("id");
            issue(further, "ln-drafter", "ln-issuer");
            standing("yyx-clerk", further, "ASKED");
        }
    }

    @Nested
    class AsRecipient {

        @Test
        void isAskedUntilItsForwardIsIssued() {
            String notice = asking().issued();
            standing("yyx-clerk", notice, "ASKED");
            String draft = forward("yyx-issuer", notice, organisation("DW-YYX-1"));
            standing("yyx-clerk", notice, "ASKED");
            issue(draft, "yyx-issuer", "yyx-issuer");
            standing("yyx-clerk", notice, "DONE");
            // what it carried on asks nothing of those it went to
            standing("dw1-clerk", draft, null);
        }

        @Test
        void isNotAskedWithNobodyBelow() {
            String notice = asking().to(organisation("DW-YYX-1")).issued();
            standing("dw1-clerk", notice, null);
            close("dw1-clerk", notice).statusCode(200);
        }

        @Test
        void isNotAskedForWhatItGotForInformation() {
            String notice = asking().to(organisation(SHENYANG))
                    .cc(organisation(SOCIETY))
                    .issued();
            standing("yyx-clerk", notice, null);
            close("yyx-clerk", notice).statusCode(200);
        }

        @Test
        void isNotAskedWhenOneBelowHasTheNoticeAnyway() {
            String notice =
                    asking().to(organisation(SOCIETY), organisation("DW-YYX-2")).issued();
            standing("yyx-clerk", notice, null);
            coverage(notice).body("forwarding.asked", equalTo(0));
            close("yyx-clerk", notice).statusCode(200);
        }

        @Test
        void cannotCloseItBefore() {
            String notice = asking().with("replyRequired", true).issued();
            close("yyx-clerk", notice).statusCode(409).body("type", equalTo("/problems/notice-reply-missing"));
            as("yyx-clerk")
                    .body(Map.of("text", "已部署"))
                    .post("/api/inbox/{id}/reply", notice)
                    .then()
                    .statusCode(200);
            close("yyx-clerk", notice)
                    .statusCode(409)
                    .body("type", equalTo("/problems/notice-forward-missing"))
                    .body("detail", containsString("转发"));
            issue(forward("yyx-issuer", notice, organisation("DW-YYX-1")), "yyx-issuer", "yyx-issuer");
            close("yyx-clerk", notice).statusCode(200);
        }

        @Test
        void isAskedAgainWhenItsForwardIsRevokedButNotWhenItIsCorrected() {
            String notice = asking().issued();
            String onward = forward("yyx-issuer", notice, organisation("DW-YYX-1"));
            issue(onward, "yyx-issuer", "yyx-issuer");
            String corrected = as("yyx-issuer")
                    .body(Map.of("reason", "日期有误"))
                    .post("/api/notices/{id}/corrections", onward)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            issue(corrected, "yyx-issuer", "yyx-issuer");
            standing("yyx-clerk", notice, "DONE");
            as("yyx-issuer")
                    .body(Map.of("reason", "转发有误"))
                    .post("/api/notices/{id}/revocation", corrected)
                    .then()
                    .statusCode(200);
            standing("yyx-clerk", notice, "ASKED");
            outstanding(notice).body("organisation", contains(SOCIETY, SHENYANG));
            as("ln-issuer").get("/api/notices/{id}/cascade", notice).then().body("notForwarded", equalTo(2));
        }

        @Test
        void isAskedByTheCorrectionAnewAndNoMoreByWhatItReplaced() {
            String notice = asking().issued();
            issue(forward("yyx-issuer", notice, organisation("DW-YYX-1")), "yyx-issuer", "yyx-issuer");
            String corrected = correction(notice);
            issue(corrected, "ln-drafter", "ln-issuer");
            standing("yyx-clerk", notice, null);
            standing("yyx-clerk", corrected, "ASKED");
        }

        @Test
        void isNotAskedAfterTheNoticeIsRevokedOrReturned() {
            String returned = asking().issued();
            as("yyx-clerk")
                    .body(Map.of("reason", "非本会职责"))
                    .post("/api/inbox/{id}/return", returned)
                    .then()
                    .statusCode(200);
            standing("yyx-clerk", returned, null);
            outstanding(returned).body("organisation", contains(SHENYANG));
            String revoked = asking().issued();
            as("ln-issuer")
                    .body(Map.of("reason", "文件有误"))
                    .post("/api/notices/{id}/revocation", revoked)
                    .then()
                    .statusCode(200);
            standing("yyx-clerk", revoked, null);
            outstanding(revoked).body("", empty());
        }

        @Test
        void isAskedInADrillAsItWouldBeForReal() {
            String drill = asking().with("drill", true).issued();
            standing("yyx-clerk", drill, "ASKED");
            issue(forward("yyx-issuer", drill, organisation("DW-YYX-1")), "yyx-issuer", "yyx-issuer");
            standing("yyx-clerk", drill, "DONE");
        }
    }

    @Nested
    class AsIssuer {

        @Test
        void seesHowManyWereAskedAndWhoHasNot() {
            String notice = asking().to(organisation(SOCIETY), organisation(CHILDLESS), organisation(SHENYANG))
                    .issued();
            coverage(notice).body("forwarding.asked", equalTo(2)).body("forwarding.forwarded", equalTo(0));
            outstanding(notice).body("organisation", contains(SOCIETY, SHENYANG));

            issue(forward("yyx-issuer", notice, organisation("DW-YYX-1")), "yyx-issuer", "yyx-issuer");
            coverage(notice).body("forwarding.asked", equalTo(2)).body("forwarding.forwarded", equalTo(1));
            outstanding(notice).body("organisation", contains(SHENYANG));
            as("ln-issuer")
                    .get("/api/notices/{id}/coverage?under={under}", notice, SOCIETY)
                    .then()
                    .body("forwarding.asked", equalTo(1))
                    .body("forwarding.forwarded", equalTo(1));
        }

        @Test
        void countsOfTheSameOnesWhateverBecomesOfTheTreeAndOfOtherForwards() {
            String notice = asking().to(organisation(SOCIETY), organisation(CHILDLESS), organisation(SHENYANG))
                    .issued();
            String later = "DW-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
            as("ln-admin")
                    .body(Map.of("code", later, "name", "后来的会员单位", "kind", "MEMBER_UNIT", "parent", CHILDLESS))
                    .post("/api/organisations")
                    .then()
                    .statusCode(201);
            try {
                coverage(notice).body("forwarding.asked", equalTo(2));
                issue(forward("ln-drafter", notice, organisation("DW-YYX-2")), "ln-drafter", "ln-issuer");
                coverage(notice).body("forwarding.asked", equalTo(2)).body("forwarding.forwarded", equalTo(1));
                standing("yyx-clerk", notice, "DONE");
                outstanding(notice).body("organisation", contains(SHENYANG));
            } finally {
                as("ln-admin").body("{}").post("/api/organisations/{code}/closure", later);
            }
        }

        @Test
        void isToldNothingOfItWhenNobodyWasAsked() {
            String notice =
                    aNotice().to(organisation(SOCIETY), organisation(SHENYANG)).issued();
            coverage(notice).body("forwarding", nullValue());
            // who holds it up is told all the same
            outstanding(notice).body("organisation", contains(SOCIETY, SHENYANG));
        }
    }

    /** To a society with member units and a city with a district. */
    private static NoticeFixture asking() {
        return aNotice().with("forwardRequired", true).to(organisation(SOCIETY), organisation(SHENYANG));
    }

    private static String correction(String notice) {
        return as("ln-drafter")
                .body(Map.of("reason", "日期有误"))
                .post("/api/notices/{id}/corrections", notice)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** In the inbox and when it is opened. */
    private static void standing(String clerk, String notice, String expected) {
        as(clerk).get("/api/inbox/{id}", notice).then().statusCode(200).body("forwarding", equalTo(expected));
        as(clerk)
                .get("/api/inbox?limit=200")
                .then()
                .statusCode(200)
                .body("find { it.id == '" + notice + "' }.forwarding", equalTo(expected));
    }

    private static ValidatableResponse close(String clerk, String notice) {
        return as(clerk)
                .body(Map.of("result", "已按要求落实"))
                .post("/api/inbox/{id}/closure", notice)
                .then();
    }

    private static ValidatableResponse coverage(String notice) {
        return as("ln-issuer").get("/api/notices/{id}/coverage", notice).then().statusCode(200);
    }

    private static ValidatableResponse outstanding(String notice) {
        return as("ln-issuer")
                .get("/api/notices/{id}/outstanding?state=FORWARDED", notice)
                .then()
                .statusCode(200);
    }
}
