package org.muster.notice.urging;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muster.notice.document.NoticeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** Around the Spring Festival of 2020: Thursday, 23 January was the last working day, Monday, 3 February the next. */
@QuarkusTest
class NoticeLadderTest extends UrgingDay {

    private static final String SOCIETY = "XH-210000-YYX";
    private static final String SHENYANG = "KX-210100";
    private static final Map<String, String> OWN = Map.of(
            "yyx-clerk",
            SOCIETY,
            "dw1-clerk",
            "DW-YYX-1",
            "dw2-clerk",
            "DW-YYX-2",
            "sy-clerk",
            SHENYANG,
            "dl-reporter",
            "KX-210200");
    private static final String DALIAN = "KX-210200";

    @Inject
    LadderWorker ladders;

    @Inject
    UrgingDelivery delivery;

    @AfterEach
    void noLaddersLeft() {
        jdbi.useHandle(handle -> {
            handle.execute("delete from notice_ladder");
            handle.execute("update response set stood_down_at = now() where stood_down_at is null");
        });
    }

    @Test
    void plainNoticeIsUrgedOnWorkingDaysUntilItIsSigned() {
        clock.stopAt("2020-01-23T16:00");
        String notice =
                aNotice().to(organisation(SOCIETY), organisation(SHENYANG)).issued();

        at("2020-02-04T08:59");
        seenBy("yyx-clerk").body("", empty());
        at("2020-02-04T09:00");
        seenBy("yyx-clerk")
                .body("subjectId", contains(notice))
                .body("why", contains("NOTICE_NOT_SIGNED"))
                .body("what[0]", containsString("关于做好新型冠状病毒感染的肺炎疫情防控工作的通知"))
                .body("askedBy", contains("辽宁省科学技术协会"))
                .body("step", contains(1))
                .body("automatic", contains(true))
                .body("state", contains("DELIVERED"));
        sign("yyx-clerk", notice);
        seenBy("yyx-clerk").body("state", contains("ANSWERED")).body("settledBy", contains("SIGNATURE"));
        at("2020-02-06T09:00");
        at("2020-02-11T09:00");
        at("2020-02-28T09:00");
        seenBy("yyx-clerk").body("", hasSize(1));
        seenBy("sy-clerk").body("step", contains(3, 2, 1));
    }

    @Test
    void returningAndReplyingStopItToo() {
        clock.stopAt("2020-02-03T10:00");
        String notice = aNotice()
                .with("urgency", "特急")
                .to(organisation(SOCIETY), organisation(SHENYANG))
                .issued();
        at("2020-02-03T10:30");
        as("yyx-clerk")
                .body(Map.of("reason", "不属于我会职责"))
                .post("/api/inbox/" + notice + "/return")
                .then()
                .statusCode(200);
        as("sy-clerk")
                .body(Map.of("text", "已部署"))
                .post("/api/inbox/" + notice + "/reply")
                .then()
                .statusCode(200);
        at("2020-02-03T11:00");

        seenBy("yyx-clerk").body("settledBy", contains("RETURN"));
        seenBy("sy-clerk").body("settledBy", contains("SIGNATURE"));
    }

    @Test
    void mostUrgentNoticeIsUrgedWithinHoursOnHolidaysAndClimbsToTheParent() {
        clock.stopAt("2020-01-25T10:00");
        String notice = aNotice()
                .with("urgency", "特急")
                .to(organisation("DW-YYX-1"), organisation("DW-YYX-2"), organisation(SHENYANG))
                .issued();
        at("2020-01-25T10:30");
        at("2020-01-25T11:00");
        seenBy("yyx-clerk").body("", empty());
        as("yyx-clerk").post("/api/notices/" + notice + "/urgings").then().statusCode(404);
        at("2020-01-25T12:00");

        seenBy("dw1-clerk").body("step", contains(3, 2, 1)).body("urgency", contains("特急", "特急", "特急"));
        seenBy("yyx-clerk")
                .body("why", contains("SILENCE_BELOW"))
                .body("silent", contains(2))
                .body("subjectId", contains(notice));
        as("ln-clerk")
                .get("/api/urgings?organisation=KX-210000")
                .then()
                .body("findAll { it.why == 'SILENCE_BELOW' && it.organisation == 'KX-210000' }.silent", contains(1));
        // who was told may urge those below, and nobody else
        as("yyx-clerk")
                .post("/api/notices/" + notice + "/urgings")
                .then()
                .statusCode(200)
                .body("silent", equalTo(2))
                .body("urged", equalTo(2));
        sign("dw1-clerk", notice);
        seenBy("yyx-clerk").body("state", contains("DELIVERED"));
        sign("dw2-clerk", notice);
        seenBy("yyx-clerk").body("state", contains("ANSWERED"));
    }

    @Test
    void tellsNobodyAboveTheIssuerOrBesideIt() {
        clock.stopAt("2020-01-25T10:00");
        aNotice().with("urgency", "特急").to(organisation("KX-320000")).issued();
        at("2020-01-25T10:30");
        at("2020-01-25T11:00");
        at("2020-01-25T12:00");

        assertThat(rows("organisation = 'KX-320000'")).isEqualTo(3);
        assertThat(rows("subject_kind = 'SILENCE'")).isZero();
    }

    @Test
    void mostUrgentNoticeWaitsForTheMorningAndThenGoesStepByStep() {
        clock.stopAt("2020-01-25T20:50");
        aNotice().with("urgency", "特急").to(organisation(SHENYANG)).issued();

        at("2020-01-25T21:20");
        at("2020-01-26T06:59");
        seenBy("sy-clerk").body("", empty());
        at("2020-01-26T07:00");
        seenBy("sy-clerk").body("heldBy", contains("QUIET_HOURS")).body("step", contains(1));
        at("2020-01-26T07:15");
        seenBy("sy-clerk").body("", hasSize(1));
        at("2020-01-26T07:30");
        seenBy("sy-clerk").body("step", contains(2, 1));
    }

    @Test
    void levelOneLetsMostUrgentNoticesThroughTheNightAndOnlyThem() {
        aResponseTo(unique("疫情")).activatedBy("ln-duty");
        clock.stopAt("2020-01-25T23:30");
        aNotice().with("urgency", "特急").to(organisation(SHENYANG)).issued();
        aNotice().with("urgency", "加急").to(organisation(DALIAN)).issued();
        String drill = aNotice()
                .with("urgency", "特急")
                .with("drill", true)
                .to(organisation(SHENYANG))
                .issued();
        String other = NoticeFixture.aNoticeOfJiangsu()
                .with("urgency", "特急")
                .to(organisation("KX-320100"))
                .issued();

        at("2020-01-26T00:00");
        at("2020-01-26T03:31");
        assertThat(rows("organisation = 'KX-210100'")).isEqualTo(2);
        assertThat(rows("subject_id = '" + drill + "'")).isZero();
        assertThat(rows("organisation = 'KX-210200'")).isZero();
        assertThat(rows("subject_id = '" + other + "'")).isZero();
        jdbi.useHandle(
                handle -> handle.execute("update response set stood_down_at = now() where stood_down_at is null"));
    }

    @Test
    void coversForwardedUnitsOnceByTheirOwnClockAndTheForwardsNumber() {
        clock.stopAt("2020-02-03T10:00");
        String notice = aNotice()
                .with("urgency", "特急")
                .to(organisation(SOCIETY), organisation("DW-YYX-2"))
                .issued();
        String forward = forward("yyx-issuer", notice, organisation("DW-YYX-1"), organisation("DW-YYX-2"));
        clock.stopAt("2020-02-03T10:20");
        NoticeFixture.issue(forward, "yyx-issuer", "yyx-issuer");

        at("2020-02-03T10:30");
        seenBy("dw1-clerk").body("", empty());
        seenBy("dw2-clerk").body("subjectId", contains(notice));
        at("2020-02-03T10:50");
        seenBy("dw1-clerk").body("subjectId", contains(forward)).body("urgency", contains("特急"));
        seenBy("dw2-clerk").body("", hasSize(1));
        // one signature answers for the whole chain
        sign("dw2-clerk", forward);
        seenBy("dw2-clerk").body("state", contains("ANSWERED"));
        at("2020-02-03T11:00");
        seenBy("dw2-clerk").body("", hasSize(1));
    }

    @Test
    void withdrawalStopsUrgingAboutTheNoticeAndItsForwards() {
        clock.stopAt("2020-02-03T10:00");
        String notice = aNotice()
                .with("urgency", "特急")
                .to(organisation(SOCIETY), organisation(SHENYANG))
                .issued();
        String forward = forward("yyx-issuer", notice, organisation("DW-YYX-1"));
        NoticeFixture.issue(forward, "yyx-issuer", "yyx-issuer");
        at("2020-02-03T10:30");
        as("ln-issuer")
                .body(Map.of("reason", "热线号码有误"))
                .post("/api/notices/" + notice + "/revocation")
                .then()
                .statusCode(200);
        at("2020-02-03T11:00");
        at("2020-02-03T12:00");

        for (String organisation : List.of(SOCIETY, SHENYANG, "DW-YYX-1")) {
            as("ln-clerk")
                    .get("/api/urgings?organisation=" + organisation)
                    .then()
                    .body("step", contains(1))
                    .body("settledBy", contains("WITHDRAWAL"));
        }
        as("ln-clerk")
                .post("/api/notices/" + notice + "/urgings")
                .then()
                .statusCode(200)
                .body("silent", equalTo(0))
                .body("urged", equalTo(0));
    }

    @Test
    void dailyCapHoldsAndTheRestWaitsForTheNextWorkingDay() {
        clock.stopAt("2020-02-05T10:00");
        aNotice().to(organisation(DALIAN)).issued();
        // Friday
        clock.stopAt("2020-02-07T08:00");
        for (int i = 0; i < 5; i++) {
            told.tellMissing(UUID.randomUUID(), DALIAN);
        }
        at("2020-02-07T09:00");

        seenBy("dl-reporter").body("", hasSize(5));
        as("ln-duty")
                .get("/api/urgings?organisation=" + DALIAN)
                .then()
                .body("[0].why", equalTo("NOTICE_NOT_SIGNED"))
                .body("[0].state", equalTo("SCHEDULED"))
                .body("[0].heldBy", equalTo("DAILY_CAP"))
                .body("[0].deliverAt", equalTo("2020-02-10T01:00:00Z"));
        clock.stopAt("2020-02-10T09:00");
        delivery.deliverDue();
        seenBy("dl-reporter").body("", hasSize(6));
    }

    @Test
    void aDrillUsesWhatTheDayHasLeftAndKeepsNoRealUrgingWaiting() {
        clock.stopAt("2020-02-05T10:00");
        aNotice().to(organisation(DALIAN)).issued();
        // Friday
        clock.stopAt("2020-02-07T08:00");
        for (int i = 0; i < 5; i++) {
            told.tell(told.missing(UUID.randomUUID(), DALIAN).put("drill", true), 1);
        }
        at("2020-02-07T09:00");
        seenBy("dl-reporter").body("", hasSize(6)).body("[0].drill", equalTo(false));

        told.tell(told.missing(UUID.randomUUID(), DALIAN).put("drill", true), 1);
        as("ln-duty")
                .get("/api/urgings?organisation=" + DALIAN)
                .then()
                .body("[0].drill", equalTo(true))
                .body("[0].heldBy", equalTo("DAILY_CAP"));
    }

    @Test
    void whatWaitsIsCancelledBySignature() {
        clock.stopAt("2020-02-05T10:00");
        String notice = aNotice().to(organisation(SHENYANG)).issued();
        clock.stopAt("2020-02-07T08:00");
        for (int i = 0; i < 5; i++) {
            told.tellMissing(UUID.randomUUID(), SHENYANG);
        }
        at("2020-02-07T09:00");
        sign("sy-clerk", notice);
        clock.stopAt("2020-02-10T09:00");
        delivery.deliverDue();

        seenBy("sy-clerk").body("", hasSize(5));
    }

    @Test
    void nobodyIsUrgedInTheMomentItSigns() throws Exception {
        for (int round = 0; round < 8; round++) {
            clock.stopAt("2020-02-03T10:00");
            String notice =
                    aNotice().with("urgency", "特急").to(organisation(SOCIETY)).issued();
            clock.stopAt("2020-02-03T10:30");
            together(2, i -> {
                if (i == 0) {
                    ladders.takeDueSteps();
                } else {
                    sign("yyx-clerk", notice);
                }
                return i;
            });
            assertThat(rows("subject_id = '" + notice + "' and state in ('SCHEDULED', 'DELIVERED')"))
                    .isZero();
        }
    }

    @Test
    void twoWorkersUrgeNobodyTwice() throws Exception {
        clock.stopAt("2020-02-03T10:00");
        aNotice().with("urgency", "特急").issued();
        clock.stopAt("2020-02-03T10:30");
        together(4, i -> {
            ladders.takeDueSteps();
            return i;
        });

        assertThat(rows("subject_kind = 'NOTICE'")).isEqualTo(2);
    }

    @Test
    void urgesManyThousandsInBatchesEachOnce() {
        int many = 9_000;
        ManyUnits.below("XH-210000-NX", many, jdbi);
        try {
            clock.stopAt("2020-02-03T10:00");
            String notice = aNotice()
                    .with("urgency", "特急")
                    .to(NoticeFixture.below("XH-210000-NX"))
                    .issued();
            at("2020-02-03T10:30");
            assertThat(rows("subject_id = '" + notice + "' and state = 'DELIVERED' and step = 1"))
                    .isEqualTo(many);
            at("2020-02-03T11:00");
            at("2020-02-03T12:00");
            assertThat(rows("subject_kind = 'NOTICE'")).isEqualTo(3 * many);
            List<Integer> silent =
                    jdbi.withHandle(handle -> handle.createQuery("select silent from urging where silent is not null")
                            .mapTo(Integer.class)
                            .list());
            assertThat(silent).containsExactly(many);
        } finally {
            told.newDay();
            ManyUnits.remove(jdbi);
        }
    }

    private void at(String moment) {
        clock.stopAt(moment);
        ladders.takeDueSteps();
    }

    private static void sign(String clerk, String notice) {
        as(clerk).post("/api/inbox/" + notice + "/signature").then().statusCode(200);
    }

    /** What the user's own organisation was urged about. */
    private static ValidatableResponse seenBy(String user) {
        return as(user).get("/api/urgings?organisation=" + OWN.get(user)).then().statusCode(200);
    }

    private int rows(String which) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from urging where " + which)
                .mapTo(Integer.class)
                .one());
    }
}
