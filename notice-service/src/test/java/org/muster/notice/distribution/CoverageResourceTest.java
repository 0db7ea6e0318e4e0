package org.muster.notice.distribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.distribution.CoverageFixture.coverage;
import static org.muster.notice.distribution.CoverageFixture.coverageAs;
import static org.muster.notice.distribution.CoverageFixture.outstanding;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.aNoticeOfTheSociety;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.NoticeFixture.societiesBelow;

@QuarkusTest
class CoverageResourceTest {

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Nested
    class AsIssuer {

        @Test
        void countsForwardsByBranchAndEachOrganisationOnce() {
            // two societies, a city for information, and one member unit directly
            String notice = aNotice()
                    .to(societiesBelow("KX-210000"), organisation("DW-YYX-1"))
                    .cc(organisation("KX-210100"))
                    .issued();
            coverage(notice, null)
                    .body("recipients", equalTo(4))
                    .body("mustSign", equalTo(3))
                    .body("delivered", equalTo(4))
                    .body("opened", equalTo(0))
                    .body("signed", equalTo(0))
                    .body("branches.organisation", contains("XH-210000-YYX", "XH-210000-NX", "KX-210100"))
                    .body("branches.recipients", contains(2, 1, 1));

            // the forward reaches the first member unit a second time, and the second one
            String forward = forward("yyx-issuer", notice, below("XH-210000-YYX"));
            issue(forward, "yyx-issuer", "yyx-issuer");
            as("yyx-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);
            as("dw1-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);
            as("dw1-clerk").post("/api/inbox/{id}/signature", forward).then().statusCode(200);
            as("dw2-clerk").get("/api/inbox/{id}", forward).then().statusCode(200);
            as("sy-clerk")
                    .body(Map.of("text", "知悉"))
                    .post("/api/inbox/{id}/reply", notice)
                    .then()
                    .statusCode(200);

            coverage(notice, null)
                    .body("recipients", equalTo(5))
                    .body("mustSign", equalTo(4))
                    .body("delivered", equalTo(5))
                    .body("opened", equalTo(4))
                    .body("signed", equalTo(3))
                    .body("returned", equalTo(0))
                    .body("replied", equalTo(1))
                    .body("branches.organisation", contains("XH-210000-YYX", "XH-210000-NX", "KX-210100"))
                    .body("branches.name", contains("辽宁省医疗保险研究会", "辽宁省农学会", "沈阳市科学技术协会"))
                    .body("branches.recipients", contains(3, 1, 1))
                    .body("branches.opened", contains(3, 0, 1))
                    .body("branches.signed", contains(2, 0, 1))
                    .body("branches.replied", contains(0, 0, 1));
        }

        @Test
        void countsThoseThatMustSignAndThoseThatMayReadApart() {
            String notice = aNotice()
                    .to(societiesBelow("KX-210000"), organisation("KX-210100"))
                    .cc(organisation("KX-210200"), organisation("DW-YYX-1"), organisation("KX-210100"))
                    .issued();
            as("yyx-clerk").post("/api/inbox/{id}/signature", notice);
            as("sy-clerk").get("/api/inbox/{id}", notice);
            as("dw1-clerk").post("/api/inbox/{id}/signature", notice);

            // who got it in both ways must sign
            coverage(notice, null)
                    .body("recipients", equalTo(5))
                    .body("mustSign", equalTo(3))
                    .body("mayRead", equalTo(2))
                    .body("signed", equalTo(2))
                    .body("addressed.recipients", equalTo(3))
                    .body("addressed.opened", equalTo(2))
                    .body("addressed.signed", equalTo(1))
                    .body("copied.recipients", equalTo(2))
                    .body("copied.opened", equalTo(1))
                    .body("copied.signed", equalTo(1))
                    .body("openedRate", equalTo(0.6f))
                    .body("signedRate", equalTo(0.3333f))
                    .body("repliedRate", nullValue())
                    .body("mustReply", equalTo(0))
                    .body("late", equalTo(0))
                    .body("branches[0].organisation", equalTo("XH-210000-YYX"))
                    .body("branches[0].addressed.signed", equalTo(1))
                    .body("branches[0].copied.signed", equalTo(1))
                    .body("branches.find { it.organisation == 'KX-210200' }.signedRate", nullValue())
                    .body("branches.find { it.organisation == 'KX-210200' }.openedRate", equalTo(0.0f));
        }

        @Test
        void drillsDownToTheSilentLeaf() {
            String notice = aNotice().issued();
            String forward = forward("yyx-issuer", notice, below("XH-210000-YYX"));
            issue(forward, "yyx-issuer", "yyx-issuer");
            as("dw1-clerk").post("/api/inbox/{id}/signature", forward);

            coverage(notice, "XH-210000-YYX")
                    .body("under", equalTo("XH-210000-YYX"))
                    .body("recipients", equalTo(3))
                    .body("signed", equalTo(1))
                    .body("branches.organisation", contains("XH-210000-YYX", "DW-YYX-1", "DW-YYX-2"))
                    .body("branches.recipients", contains(1, 1, 1))
                    .body("branches.signed", contains(0, 1, 0));
            coverage(notice, "DW-YYX-2").body("recipients", equalTo(1)).body("signed", equalTo(0));
            coverage(notice, "KX-210200").body("recipients", equalTo(0)).body("branches", empty());
            as("ln-issuer")
                    .get("/api/notices/{id}/outstanding?under=XH-210000-YYX", notice)
                    .then()
                    .statusCode(200)
                    .body("organisation", contains("XH-210000-YYX", "DW-YYX-2"))
                    .body("state", contains("DELIVERED", "DELIVERED"));
        }

        @Test
        void putsWhoIsOutsideTheOwnSubtreeUnderTheNextCommonBranch() {
            String notice = aNoticeOfTheSociety()
                    .to(below("XH-210000-YYX"), below("KX-320000"), organisation("KX-210000"), below("KX-210100"))
                    .issued();

            coverageAs("yyx-issuer", notice, null)
                    .body("recipients", equalTo(7))
                    .body(
                            "branches.organisation",
                            contains("KX-210000", "DW-YYX-1", "DW-YYX-2", "KX-210100", "KX-320000"))
                    .body("branches.recipients", contains(1, 1, 1, 1, 3));
        }

        @Test
        void followsForwardsOverAllHops() {
            String first = aNoticeOfJiangsu().to(organisation("KX-210000")).issued();
            String second = forward("ln-drafter", first, societiesBelow("KX-210000"));
            issue(second, "ln-drafter", "ln-issuer");
            String third = forward("yyx-issuer", second, below("XH-210000-YYX"));
            issue(third, "yyx-issuer", "yyx-issuer");
            forward("yyx-issuer", second, below("XH-210000-YYX"));
            as("dw2-clerk").post("/api/inbox/{id}/signature", third);

            // 省科协, two societies, two member units; the second forward of the society is only a draft
            coverageAs("js-issuer", first, null)
                    .body("recipients", equalTo(5))
                    .body("signed", equalTo(1))
                    .body("branches.organisation", contains("KX-210000"));
            coverageAs("js-issuer", first, "KX-210000")
                    .body("branches.organisation", contains("KX-210000", "XH-210000-YYX", "XH-210000-NX"))
                    .body("branches.recipients", contains(1, 3, 1));
            as("js-issuer")
                    .get("/api/notices/{id}/outstanding", first)
                    .then()
                    .body("organisation", contains("KX-210000", "XH-210000-YYX", "DW-YYX-1", "XH-210000-NX"));
            as("js-issuer")
                    .get("/api/notices/{id}/cascade", first)
                    .then()
                    .statusCode(200)
                    .body("notice", equalTo(first))
                    .body("counts.recipients", equalTo(1))
                    .body("forwards", hasSize(1))
                    .body("forwards[0].notice", equalTo(second))
                    .body("forwards[0].organisation", equalTo("KX-210000"))
                    .body("forwards[0].organisationName", equalTo("辽宁省科学技术协会"))
                    .body("forwards[0].issuedAt", notNullValue())
                    .body("forwards[0].number", notNullValue())
                    .body("forwards[0].counts.recipients", equalTo(2))
                    .body("forwards[0].forwards.notice", contains(third))
                    .body("forwards[0].forwards[0].counts.signed", equalTo(1))
                    .body("forwards[0].forwards[0].forwards", empty());
        }

        @Test
        void opensTheTreeOfForwardsTwoLevelsAtATime() {
            List<String> chain = new ArrayList<>(List.of(aNotice().issued()));
            for (String recipient : List.of("XH-210000-NX", "KX-210100", "KX-320000")) {
                String forward = forward("ln-drafter", chain.get(chain.size() - 1), organisation(recipient));
                issue(forward, "ln-drafter", "ln-issuer");
                chain.add(forward);
            }
            String path = "/api/notices/" + chain.get(0) + "/cascade";

            as("ln-issuer")
                    .get(path)
                    .then()
                    .body("carriedOn", equalTo(1))
                    .body("forwards[0].forwards[0].notice", equalTo(chain.get(2)))
                    .body("forwards[0].forwards[0].carriedOn", equalTo(1))
                    .body("forwards[0].forwards[0].forwards", empty());
            as("ln-issuer")
                    .get(path + "?document=" + chain.get(2))
                    .then()
                    .body("notice", equalTo(chain.get(2)))
                    .body("sitting.organisation", contains("KX-210100"))
                    .body("forwards.notice", contains(chain.get(3)))
                    .body("forwards[0].carriedOn", equalTo(0));
            as("ln-issuer").get(path + "?document=" + aNotice().issued()).then().statusCode(404);
        }

        @Test
        void countsACopyReturnedAndAnotherSignedAsSigned() {
            String notice = aNotice()
                    .to(organisation("XH-210000-YYX"), organisation("DW-YYX-1"), organisation("DW-YYX-2"))
                    .issued();
            String forward = forward("yyx-issuer", notice, below("XH-210000-YYX"));
            issue(forward, "yyx-issuer", "yyx-issuer");
            Map<String, String> reason = Map.of("reason", "重复来文");
            as("dw1-clerk")
                    .body(reason)
                    .post("/api/inbox/{id}/return", forward)
                    .then()
                    .statusCode(200);
            as("dw1-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);
            as("dw2-clerk")
                    .body(reason)
                    .post("/api/inbox/{id}/return", forward)
                    .then()
                    .statusCode(200);

            coverage(notice, null)
                    .body("recipients", equalTo(3))
                    .body("signed", equalTo(1))
                    .body("returned", equalTo(1));
            as("ln-issuer")
                    .get("/api/notices/{id}/outstanding", notice)
                    .then()
                    .body("organisation", contains("XH-210000-YYX"));
        }

        @Test
        void doesNotWaitForTheSignatureOfWhoGotACopyOnly() {
            String notice = aNotice()
                    .to(organisation("XH-210000-NX"))
                    .cc(organisation("KX-210100"))
                    .issued();

            as("ln-issuer")
                    .get("/api/notices/{id}/outstanding", notice)
                    .then()
                    .body("organisation", contains("XH-210000-NX"))
                    .body("via", hasSize(1))
                    .body("name", contains("辽宁省农学会"));
        }

        @Test
        void pagesThroughTheOutstanding() {
            String notice = aNotice().to(below("KX-210000")).issued();

            assertThat(outstanding(notice, 3))
                    .hasSize(8)
                    .doesNotHaveDuplicates()
                    .startsWith("XH-210000-YYX")
                    .endsWith("KX-210202");
        }
    }

    @Nested
    class AsForwarder {

        @Test
        void seesThePartBelowItself() {
            String notice = aNotice().issued();
            String forward = forward("yyx-issuer", notice, below("XH-210000-YYX"));
            coverageAs("yyx-issuer", notice, null, 404);
            issue(forward, "yyx-issuer", "yyx-issuer");
            as("dw1-clerk").post("/api/inbox/{id}/signature", forward);

            coverageAs("yyx-clerk", notice, null)
                    .body("under", equalTo("XH-210000-YYX"))
                    .body("recipients", equalTo(3))
                    .body("signed", equalTo(1));
            coverageAs("yyx-clerk", notice, "DW-YYX-1").body("recipients", equalTo(1));
            coverageAs("yyx-clerk", notice, "XH-210000-NX", 403);
            coverageAs("yyx-clerk", notice, "KX-210000", 403);
            coverageAs("yyx-issuer", forward, null).body("recipients", equalTo(2));
            as("yyx-issuer")
                    .get("/api/notices/{id}/outstanding", notice)
                    .then()
                    .body("organisation", contains("XH-210000-YYX", "DW-YYX-2"));
            as("yyx-issuer")
                    .get("/api/notices/{id}/cascade", notice)
                    .then()
                    .statusCode(200)
                    .body("notice", equalTo(notice))
                    .body("counts", nullValue())
                    .body("forwards.notice", contains(forward))
                    .body("forwards[0].counts.recipients", equalTo(2));
        }

        @Test
        void doesNotSeeTheForwardsOfOthers() {
            String first = aNoticeOfJiangsu()
                    .to(organisation("KX-210000"), organisation("XH-210000-YYX"))
                    .issued();
            String ofLiaoning = forward("ln-drafter", first, organisation("KX-210100"));
            issue(ofLiaoning, "ln-drafter", "ln-issuer");
            String ofTheSociety = forward("yyx-issuer", first, below("XH-210000-YYX"));
            issue(ofTheSociety, "yyx-issuer", "yyx-issuer");

            as("yyx-issuer")
                    .get("/api/notices/{id}/cascade", first)
                    .then()
                    .body("carriedOn", equalTo(1))
                    .body("forwards.notice", contains(ofTheSociety));
            as("yyx-issuer")
                    .get("/api/notices/{id}/cascade?document=" + ofLiaoning, first)
                    .then()
                    .statusCode(404);
            as("ln-issuer")
                    .get("/api/notices/{id}/cascade", first)
                    .then()
                    .body("forwards.notice", contains(ofLiaoning, ofTheSociety));
        }
    }

    @Nested
    class Refused {

        @Test
        void whoNeitherIssuedNorForwardedItSeesNothing() {
            String notice = aNotice().issued();

            for (String view : List.of("coverage", "outstanding", "cascade")) {
                nobody().get("/api/notices/{id}/{view}", notice, view).then().statusCode(401);
                as("js-all")
                        .get("/api/notices/{id}/{view}", notice, view)
                        .then()
                        .statusCode(404);
                as("yyx-clerk")
                        .get("/api/notices/{id}/{view}", notice, view)
                        .then()
                        .statusCode(404);
                as("auditor")
                        .get("/api/notices/{id}/{view}", notice, view)
                        .then()
                        .statusCode(403);
                as("ln-issuer")
                        .get("/api/notices/{id}/{view}", UUID.randomUUID(), view)
                        .then()
                        .statusCode(404);
                as("ln-issuer")
                        .get("/api/notices/{id}/{view}", aNotice().approved(), view)
                        .then()
                        .statusCode(404);
            }
        }

        @Test
        void anUnknownBranchIsNamed() {
            String notice = aNotice().issued();

            coverageAs("ln-issuer", notice, "KX-999999", 422)
                    .body("type", equalTo("/problems/unknown-organisation"))
                    .body("detail", not(equalTo("")));
        }

        @Test
        void whoStandsAboveTheIssuerSeesAll() {
            String notice = aNoticeOfTheSociety().issued();

            coverageAs("ln-clerk", notice, null).body("recipients", equalTo(2));
        }
    }
}
