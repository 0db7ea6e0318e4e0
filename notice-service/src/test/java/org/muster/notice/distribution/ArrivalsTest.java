package org.muster.notice.distribution;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.NoticeFixture.societiesBelow;

/** By which ways a notice reached an organisation, and why. */
@QuarkusTest
class ArrivalsTest {

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Nested
    class SeveralWays {

        @Test
        void areAllSeenFromEachAndSigningOneCountsOnceForTheFirstNotice() {
            String notice = aNotice()
                    .to(organisation("XH-210000-YYX"))
                    .cc(organisation("DW-YYX-1"))
                    .issued();
            String forward = forward("yyx-issuer", notice, below("XH-210000-YYX"));
            issue(forward, "yyx-issuer", "yyx-issuer");

            as("dw1-clerk")
                    .get("/api/inbox/{id}", forward)
                    .then()
                    .statusCode(200)
                    .body("arrivals.notice", contains(notice, forward))
                    .body("arrivals.way", contains("cc", "to"))
                    .body("arrivals.organisation", contains("KX-210000", "XH-210000-YYX"))
                    .body("arrivals.forwardOf", contains(null, notice))
                    .body("arrivals.state", contains("DELIVERED", "OPENED"));
            as("dw1-clerk").get("/api/inbox").then().body("[0].signedThrough", nullValue());
            as("dw1-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);

            as("dw1-clerk")
                    .get("/api/inbox?limit=2")
                    .then()
                    .body("id", contains(forward, notice))
                    .body("state", contains("OPENED", "SIGNED"))
                    .body("[0].signedThrough.notice", equalTo(notice))
                    .body("[0].signedThrough.organisationName", equalTo("辽宁省科学技术协会"))
                    .body("[1].signedThrough", nullValue());
            as("ln-issuer").get("/api/notices/{id}/coverage", notice).then().body("signed", equalTo(1));
            as("ln-issuer")
                    .get("/api/notices/{id}/outstanding", notice)
                    .then()
                    .body("organisation", contains("XH-210000-YYX", "DW-YYX-2"));
            // the forwarder asked for a signature of its own document
            as("yyx-issuer")
                    .get("/api/notices/{id}/outstanding", forward)
                    .then()
                    .body("organisation", contains("DW-YYX-1", "DW-YYX-2"));
        }

        @Test
        void areOneWhenThereIsOne() {
            String notice = aNotice().issued();

            as("yyx-clerk").get("/api/inbox/{id}", notice).then().body("arrivals.notice", contains(notice));
        }

        @Test
        void showNothingOfWhatReachedOthersOnly() {
            String notice = aNotice().to(organisation("XH-210000-YYX")).issued();
            String forward = forward("yyx-issuer", notice, organisation("DW-YYX-1"));
            issue(forward, "yyx-issuer", "yyx-issuer");

            as("dw1-clerk").get("/api/inbox/{id}", forward).then().body("arrivals.notice", contains(forward));
        }
    }

    @Nested
    class WhyItWasSent {

        @Test
        void isTheClassThatWasAddressed() {
            aNotice()
                    .to(societiesBelow("KX-210000"))
                    .cc(organisation("DW-YYX-1"))
                    .issued();

            as("yyx-clerk").get("/api/inbox").then().body("[0].reason", equalTo("发给辽宁省科学技术协会所属各学会"));
            as("yyx-clerk")
                    .header("Accept-Language", "en")
                    .get("/api/inbox")
                    .then()
                    .body("[0].reason", equalTo("addressed to all societies below 辽宁省科学技术协会"));
            as("dw1-clerk").get("/api/inbox").then().body("[0].reason", equalTo("抄送本单位"));
        }

        @Test
        void isTheFirstOfTheClassesThatTookIt() {
            aNotice()
                    .to(organisation("KX-210100"), Map.of("below", "KX-210000", "depth", 1))
                    .cc(below("KX-210000"))
                    .issued();

            as("yyx-clerk").get("/api/inbox").then().body("[0].reason", equalTo("发给辽宁省科学技术协会直属各单位"));
            as("dw1-clerk").get("/api/inbox").then().body("[0].reason", equalTo("抄送辽宁省科学技术协会所属各单位"));
        }

        @Test
        void namesWhoPassedItOnWithItsNote() {
            String notice = aNotice().to(organisation("XH-210000-YYX")).issued();
            String draft = as("yyx-issuer")
                    .body(Map.of(
                            "issuerMark", freshMark(), "note", "请各会员单位做好工作安排。", "to", List.of(below("XH-210000-YYX"))))
                    .post("/api/notices/{id}/forwards", notice)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
            issue(draft, "yyx-issuer", "yyx-issuer");

            as("dw1-clerk")
                    .get("/api/inbox")
                    .then()
                    .body("[0].reason", equalTo("辽宁省医疗保险研究会转发，发给辽宁省医疗保险研究会所属各单位；附言：请各会员单位做好工作安排。"));
        }

        @Test
        void saysWhoWasLeftOut() {
            String notice = aNotice()
                    .to(Map.of(
                            "below",
                            "KX-210000",
                            "kinds",
                            List.of("SOCIETY"),
                            "excluding",
                            List.of(organisation("XH-210000-NX"))))
                    .issued();

            as("yyx-clerk").get("/api/inbox").then().body("[0].reason", equalTo("发给辽宁省科学技术协会所属各学会（辽宁省农学会除外）"));
            as("ln-issuer").get("/api/notices/{id}/recipients", notice).then().body("count", equalTo(1));
            as("ln-issuer")
                    .get("/api/notices/{id}", notice)
                    .then()
                    .body("to[0].excluding[0].organisation", equalTo("XH-210000-NX"))
                    .body("elements.addressee", equalTo("辽宁省科学技术协会所属各学会（辽宁省农学会除外）"));
        }
    }

    @Nested
    class InTwoTaps {

        @Test
        void isSignedFromTheListAndThereforeOpened() {
            String notice = aNotice().issued();

            String id = as("yyx-clerk").get("/api/inbox").path("[0].id");
            as("yyx-clerk").post("/api/inbox/{id}/signature", id).then().statusCode(200);

            for (String act : List.of("OPENED", "SIGNED")) {
                as("ln-issuer")
                        .get("/api/notices/{id}/receipts?act={act}", notice, act)
                        .then()
                        .body("organisation", contains("XH-210000-YYX"));
            }
            as("yyx-clerk").get("/api/inbox/{id}", id).then().body("receipts.act", contains("OPENED", "SIGNED"));
        }
    }
}
