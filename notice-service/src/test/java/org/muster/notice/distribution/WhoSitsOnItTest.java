package org.muster.notice.distribution;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.organisation;

/** Each hop of the cascade names who has not signed or not passed it on. */
@QuarkusTest
class WhoSitsOnItTest {

    @Inject
    OneNight roster;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @AfterEach
    void endDuty() {
        roster.end();
    }

    @Test
    void isNamedWithThePersonOnDutyAndSinceWhenItHasTheNotice() {
        String person = roster.around("XH-210000-NX", "王值班");
        String notice = aNotice().issued();
        String forward = forward("yyx-issuer", notice, organisation("DW-YYX-1"));
        issue(forward, "yyx-issuer", "yyx-issuer");
        as("yyx-clerk").get("/api/inbox/{id}", notice);

        as("ln-issuer")
                .get("/api/notices/{id}/cascade", notice)
                .then()
                .statusCode(200)
                .body("unsigned", equalTo(2))
                .body("notForwarded", equalTo(0))
                .body("sitting.organisation", contains("XH-210000-YYX", "XH-210000-NX"))
                .body("sitting.state", contains("OPENED", "DELIVERED"))
                .body("sitting.owes", contains(List.of("SIGNED"), List.of("SIGNED")))
                .body("sitting[1].since", notNullValue())
                .body("sitting[1].onDuty.main.name", equalTo("王值班"))
                .body("sitting[1].onDuty.main.person", equalTo(person))
                .body("sitting[1].onDuty.main.hasPhone", equalTo(true))
                .body("sitting[0].onDuty", nullValue())
                .body("issuedBy", notNullValue())
                .body("forwards[0].issuedBy", notNullValue())
                .body("forwards[0].unsigned", equalTo(1))
                .body("forwards[0].sitting.organisation", contains("DW-YYX-1"))
                .body("forwards[0].more", equalTo("/api/notices/" + notice + "/outstanding?document=" + forward));
        as("ln-issuer")
                .get("/api/notices/" + notice + "/outstanding?document=" + forward)
                .then()
                .statusCode(200)
                .body("organisation", contains("DW-YYX-1"));
        as("ln-issuer")
                .get("/api/notices/{id}/outstanding", notice)
                .then()
                .body("organisation", contains("XH-210000-YYX", "DW-YYX-1", "XH-210000-NX"))
                .body("since", everyItem(notNullValue()))
                .body("[0].onDuty", nullValue())
                .body("[2].onDuty.main.name", equalTo("王值班"));
    }

    @Test
    void isAlsoWhoSignedAndKeepsItFromAllBelow() {
        String notice = aNotice()
                .to(organisation("XH-210000-YYX"), organisation("KX-210100"), organisation("XH-210000-NX"))
                .issued();
        for (String clerk : List.of("yyx-clerk", "sy-clerk")) {
            as(clerk).post("/api/inbox/{id}/signature", notice).then().statusCode(200);
        }

        as("ln-issuer")
                .get("/api/notices/{id}/cascade", notice)
                .then()
                .body("unsigned", equalTo(1))
                .body("notForwarded", equalTo(2))
                .body("sitting.owes", contains(List.of("FORWARDED"), List.of("SIGNED"), List.of("FORWARDED")));
        issue(forward("yyx-issuer", notice, organisation("DW-YYX-2")), "yyx-issuer", "yyx-issuer");
        as("ln-issuer")
                .get("/api/notices/{id}/cascade", notice)
                .then()
                .body("notForwarded", equalTo(1))
                .body("sitting.organisation", contains("XH-210000-NX", "KX-210100"));
        as("ln-issuer")
                .get("/api/notices/{id}/outstanding?state=FORWARDED", notice)
                .then()
                .body("organisation", contains("KX-210100"));
    }

    @Test
    void isNamedWithoutThePersonOnDutyToWhoDoesNotStandAbove() {
        roster.around("KX-210000", "李值班");
        String notice = aNoticeOfJiangsu().to(organisation("KX-210000")).issued();

        as("js-issuer")
                .get("/api/notices/{id}/outstanding", notice)
                .then()
                .statusCode(200)
                .body("organisation", contains("KX-210000"))
                .body("[0].onDuty", nullValue());
        as("js-issuer")
                .get("/api/notices/{id}/cascade", notice)
                .then()
                .body("sitting.organisation", contains("KX-210000"))
                .body("sitting[0].onDuty", nullValue());
    }
}
