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
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.forward;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.Together.together;

/** Who signed a notice that asks to be forwarded, and keeps it, climbs the same ladder. */
@QuarkusTest
class ForwardRemindersTest extends UrgingDay {

    private static final String SOCIETY = "XH-210000-YYX";
    private static final String SHENYANG = "KX-210100";
    private static final String CHILDLESS = "XH-210000-NX";

    @Inject
    LadderWorker ladders;

    @Inject
    UrgingDelivery delivery;

    @AfterEach
    void noLaddersLeft() {
        jdbi.useHandle(handle -> handle.execute("delete from notice_ladder"));
    }

    @Test
    void areSentByHandToThoseThatAreNamed() {
        String notice = asking().issued();
        sign("yyx-clerk", notice);
        as("ln-issuer")
                .body(Map.of("organisations", List.of(SOCIETY, SHENYANG, CHILDLESS), "text", "请今天转发。"))
                .post("/api/notices/{id}/urgings", notice)
                .then()
                .statusCode(200)
                .body("urged", equalTo(2))
                .body("spared.NOT_SILENT", equalTo(1));
        seenBy(SOCIETY).body("why", contains("FORWARD_MISSING")).body("automatic", contains(false));
        seenBy(SHENYANG).body("why", contains("NOTICE_NOT_SIGNED"));

        NoticeFixture.issue(forward("yyx-issuer", notice, organisation("DW-YYX-1")), "yyx-issuer", "yyx-issuer");
        as("ln-issuer")
                .body(Map.of("organisations", List.of(SOCIETY)))
                .post("/api/notices/{id}/urgings", notice)
                .then()
                .body("urged", equalTo(0))
                .body("spared.NOT_SILENT", equalTo(1));
    }

    @Test
    void urgesWhoSignedAndKeepsItUntilItIsForwarded() {
        String notice = asking().issued();
        sign("yyx-clerk", notice);
        at("2020-02-03T10:30");
        seenBy(SOCIETY)
                .body("subjectId", contains(notice))
                .body("why", contains("FORWARD_MISSING"))
                .body("askedBy", contains("辽宁省科学技术协会"))
                .body("what[0]", containsString("肺炎疫情防控"))
                .body("automatic", contains(true))
                .body("state", contains("DELIVERED"));
        // who is silent is urged to sign, and to nothing else
        seenBy(SHENYANG).body("why", contains("NOTICE_NOT_SIGNED"));

        NoticeFixture.issue(forward("yyx-issuer", notice, organisation("DW-YYX-1")), "yyx-issuer", "yyx-issuer");
        seenBy(SOCIETY).body("state", contains("ANSWERED")).body("settledBy", contains("FORWARD"));
        at("2020-02-03T11:00");
        at("2020-02-03T12:00");
        seenBy(SOCIETY).body("", hasSize(1));
        seenBy(SHENYANG).body("", hasSize(3));
    }

    @Test
    void goesOnFromTheSignatureToTheForward() {
        String notice = asking().issued();
        at("2020-02-03T10:30");
        sign("sy-clerk", notice);
        at("2020-02-03T11:00");
        seenBy(SHENYANG).body("why", contains("FORWARD_MISSING", "NOTICE_NOT_SIGNED"));
        seenBy(SHENYANG).body("settledBy[1]", equalTo("SIGNATURE")).body("step", contains(2, 1));
    }

    @Test
    void asksNothingOfWhoHasNobodyBelowNorOfNoticesThatDoNotAsk() {
        String notice =
                asking().to(organisation(CHILDLESS), organisation("DW-YYX-2")).issued();
        String plain = aNotice().with("urgency", "特急").to(organisation(SOCIETY)).issued();
        as("dw2-clerk").post("/api/inbox/{id}/signature", notice).then().statusCode(200);
        sign("yyx-clerk", plain);
        at("2020-02-03T10:30");
        assertThat(rows(notice)).isZero();
        assertThat(rows(plain)).isZero();
    }

    @Test
    void stopsForWhoHasOneBelowThatAnotherForwardReaches() {
        String notice =
                asking().to(organisation(SHENYANG), organisation(SOCIETY)).issued();
        sign("yyx-clerk", notice);
        at("2020-02-03T10:30");
        seenBy(SOCIETY).body("state", contains("DELIVERED"));
        NoticeFixture.issue(forward("ln-drafter", notice, organisation("DW-YYX-2")), "ln-drafter", "ln-issuer");
        seenBy(SOCIETY).body("settledBy", contains("FORWARD"));
    }

    @Test
    void beginsAgainWhenTheForwardIsRevoked() {
        String notice = asking().issued();
        sign("yyx-clerk", notice);
        String onward = forward("yyx-issuer", notice, organisation("DW-YYX-1"));
        NoticeFixture.issue(onward, "yyx-issuer", "yyx-issuer");
        at("2020-02-03T10:30");
        seenBy(SOCIETY).body("", empty());
        revoke("yyx-issuer", onward);
        at("2020-02-03T11:00");
        seenBy(SOCIETY).body("why", contains("FORWARD_MISSING")).body("step", contains(2));
    }

    @Test
    void endsWithTheNotice() {
        String notice = asking().issued();
        sign("yyx-clerk", notice);
        at("2020-02-03T10:30");
        revoke("ln-issuer", notice);
        seenBy(SOCIETY).body("settledBy", contains("WITHDRAWAL"));
        at("2020-02-03T11:00");
        seenBy(SOCIETY).body("", hasSize(1));
    }

    @Test
    void isUnderTheSameDailyCap() {
        String notice = asking().issued();
        sign("sy-clerk", notice);
        for (int i = 0; i < 5; i++) {
            told.tellMissing(UUID.randomUUID(), SHENYANG);
        }
        at("2020-02-03T10:30");
        as("ln-duty")
                .get("/api/urgings?organisation=" + SHENYANG)
                .then()
                .body("[0].why", equalTo("FORWARD_MISSING"))
                .body("[0].state", equalTo("SCHEDULED"))
                .body("[0].heldBy", equalTo("DAILY_CAP"));
        // the city has no drafter; the province sends it to the city's district
        NoticeFixture.issue(forward("ln-drafter", notice, organisation("KX-210102")), "ln-drafter", "ln-issuer");
        as("ln-duty")
                .get("/api/urgings?organisation=" + SHENYANG)
                .then()
                .body("[0].state", equalTo("CANCELLED"))
                .body("[0].settledBy", equalTo("FORWARD"));
        clock.stopAt("2020-02-04T09:00");
        delivery.deliverDue();
        seenBy(SHENYANG).body("findAll { it.why == 'FORWARD_MISSING' && it.state == 'DELIVERED' }", empty());
    }

    @Test
    void marksADrill() {
        String drill = asking().with("drill", true).issued();
        sign("yyx-clerk", drill);
        at("2020-02-03T10:30");
        seenBy(SOCIETY)
                .body("drill", contains(true))
                .body("why", contains("FORWARD_MISSING"))
                .body("what", contains(startsWith("【演练】")));
    }

    @Test
    void nobodyIsUrgedInTheMomentItForwards() throws Exception {
        for (int round = 0; round < 5; round++) {
            clock.stopAt("2020-02-03T10:00");
            String notice = asking().to(organisation(SOCIETY)).issued();
            sign("yyx-clerk", notice);
            String onward = forward("yyx-issuer", notice, organisation("DW-YYX-1"));
            NoticeFixture.approve(onward, "yyx-issuer", "yyx-issuer");
            clock.stopAt("2020-02-03T10:30");
            together(2, i -> {
                if (i == 0) {
                    ladders.takeDueSteps();
                } else {
                    as("yyx-issuer")
                            .post("/api/notices/{id}/issue", onward)
                            .then()
                            .statusCode(200);
                }
                return null;
            });
            List<String> states = jdbi.withHandle(handle -> handle.createQuery(
                            "select state from urging where subject_kind = 'FORWARD' and subject_id = ?")
                    .bind(0, UUID.fromString(notice))
                    .mapTo(String.class)
                    .list());
            assertThat(states).doesNotContain("SCHEDULED", "DELIVERED");
        }
    }

    /** Most urgent, to a society with member units and a city with a district. */
    private NoticeFixture asking() {
        clock.stopAt("2020-02-03T10:00");
        return aNotice()
                .with("urgency", "特急")
                .with("forwardRequired", true)
                .to(organisation(SOCIETY), organisation(SHENYANG));
    }

    private void at(String moment) {
        clock.stopAt(moment);
        ladders.takeDueSteps();
    }

    private static void sign(String clerk, String notice) {
        as(clerk).post("/api/inbox/{id}/signature", notice).then().statusCode(200);
    }

    private static void revoke(String issuer, String notice) {
        as(issuer)
                .body(Map.of("reason", "文件有误"))
                .post("/api/notices/{id}/revocation", notice)
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse seenBy(String organisation) {
        return as("ln-clerk")
                .get("/api/urgings?organisation=" + organisation)
                .then()
                .statusCode(200);
    }

    private int rows(String notice) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from urging where subject_kind = 'FORWARD' and subject_id = ?")
                .bind(0, UUID.fromString(notice))
                .mapTo(Integer.class)
                .one());
    }
}
