package org.muster.notice.distribution;

import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.muster.notice.distribution.CoverageFixture.coverage;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.below;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.organisation;

/** What is counted when the tree moves on after the issue. */
@QuarkusTest
class CoverageOfMovedTest {

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void keepsWhoMovedWhoClosedAndWhoCameLaterWhereTheyWereAtTheIssue() {
        String tag = UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        String closing = "DW-CLOSING-" + tag;
        String moving = "DW-MOVING-" + tag;
        String coming = "DW-COMING-" + tag;
        long at = Math.abs(tag.hashCode()) * 4L;
        MovingTree.place(closing, "XH-210000-NX", MovingTree.IN_NX + at);
        MovingTree.place(moving, "XH-210000-NX", MovingTree.IN_NX + at + 1);
        String notice = aNotice()
                .to(below("XH-210000-NX"), organisation("XH-210000-YYX"))
                .issued();
        try {
            int before =
                    as("ln-issuer").get("/api/notices/{id}/coverage", notice).path("recipients");

            MovingTree.close(closing, "XH-210000-NX", MovingTree.IN_NX + at);
            MovingTree.place(moving, "XH-210000-YYX", MovingTree.IN_YYX + at);
            MovingTree.place(coming, "XH-210000-NX", MovingTree.IN_NX + at + 2);

            coverage(notice, null).body("recipients", equalTo(before));
            coverage(notice, "XH-210000-YYX").body("recipients", equalTo(1));
            coverage(notice, closing).body("recipients", equalTo(1));
            coverage(notice, coming).body("recipients", equalTo(0));
            as("ln-issuer")
                    .get("/api/notices/{id}/outstanding?under=XH-210000-NX&limit=200", notice)
                    .then()
                    .body("organisation.findAll { it.endsWith('" + tag + "') }", hasSize(2));
            as("ln-issuer").get("/api/notices/{id}/recipients", notice).then().body("count", equalTo(before));
        } finally {
            MovingTree.close(closing, "XH-210000-NX", MovingTree.IN_NX + at);
            MovingTree.close(moving, "XH-210000-YYX", MovingTree.IN_YYX + at);
            MovingTree.close(coming, "XH-210000-NX", MovingTree.IN_NX + at + 2);
        }
    }

    @Test
    void letsWhoMovedOpenAndSignWhatItGotBeforeAndCountsItThereOnce() {
        String notice = aNotice().to(below("XH-210000-YYX")).issued();
        try {
            MovingTree.place("DW-YYX-2", "XH-210000-NX", MovingTree.IN_NX + System.nanoTime() % 1_000_000_000);
            // reached again where it stands now
            String again = forward("ln-drafter", notice, organisation("DW-YYX-2"));
            issue(again, "ln-drafter", "ln-issuer");

            as("dw2-clerk")
                    .get("/api/inbox")
                    .then()
                    .body("[0].id", equalTo(again))
                    .body("[1].id", equalTo(notice));
            as("dw2-clerk").get("/api/inbox/{id}", notice).then().statusCode(200);
            as("dw2-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);

            coverage(notice, null)
                    .body("recipients", equalTo(2))
                    .body("signed", equalTo(1))
                    .body("branches.organisation", contains("XH-210000-YYX"))
                    .body("branches.recipients", contains(2));
            as("ln-issuer")
                    .get("/api/notices/{id}/outstanding", notice)
                    .then()
                    .body("organisation", contains("DW-YYX-1"));
        } finally {
            MovingTree.putBackMemberUnitTwo();
        }
    }
}
