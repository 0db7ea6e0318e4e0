package org.muster.notice.urging;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.response.ResponseFixture.below;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

@QuarkusTest
class ReportChannelTest extends UrgingDay {

    private static final String DALIAN = "KX-210200";

    @Inject
    UrgingDelivery delivery;

    private final UUID period = UUID.randomUUID();
    private final String form = unique("日报");

    @Test
    void urgesOnceHoweverOftenToldAndUnderWhateverEventId() {
        told.tell(told.missing(period, DALIAN), 3);
        told.tell(told.missing(period, DALIAN), 1);

        seenByTheUrged()
                .body("subjectId", contains(period.toString()))
                .body("what", contains("疫情日报 2020-02-09"))
                .body("why", contains("REPORT_MISSING"))
                .body("dueAt", contains("2020-02-09T09:00:00Z"))
                .body("state", contains("DELIVERED"))
                .body("automatic", contains(true))
                .body("drill", contains(false));
        seenFromAbove().body("state", contains("DELIVERED")).body("organisation", contains(DALIAN));
    }

    @Test
    void submissionStopsUrgingAndMissingToldAgainDoesNotResumeIt() {
        told.tellMissing(period, DALIAN);
        told.tellSubmitted(period, DALIAN);
        told.tellMissing(period, DALIAN);

        seenByTheUrged()
                .body("state", contains("ANSWERED"))
                .body("settledBy", contains("SUBMISSION"))
                .body("settledAt", contains("2020-02-09T08:12:00Z"));
    }

    @Test
    void submissionToldBeforeMissingUrgesNobody() {
        told.tell(told.submitted(period, DALIAN), 3);
        told.tell(told.missing(period, DALIAN), 3);

        seenFromAbove().body("", empty());
    }

    @Test
    void oneSubmissionStopsNobodyElsesUrging() {
        told.tellMissing(period, DALIAN);
        told.tellMissing(UUID.randomUUID(), DALIAN);
        told.tellMissing(period, "KX-210100");
        told.tellSubmitted(period, "KX-210100");

        seenFromAbove().body("state", contains("DELIVERED", "DELIVERED"));
    }

    @Test
    void waitsForTheMorningInQuietHours() {
        clock.stopAt(day + "T22:30");
        told.tell(told.missing(period, DALIAN).put("formName", form), 1);

        seenByTheUrged().body("", empty());
        seenFromAbove()
                .body("state", contains("SCHEDULED"))
                .body("heldBy", contains("QUIET_HOURS"))
                .body("deliverAt", contains(day + "T23:00:00Z"));
        clock.stopAt(day.plusDays(1) + "T06:59");
        delivery.deliverDue();
        seenByTheUrged().body("", empty());
        clock.stopAt(day.plusDays(1) + "T07:00");
        delivery.deliverDue();
        seenByTheUrged().body("state", contains("DELIVERED")).body("heldBy", contains("QUIET_HOURS"));
    }

    @Test
    void submissionBeforeTheMorningCancelsWhatWaits() {
        clock.stopAt(day + "T22:30");
        told.tell(told.missing(period, DALIAN).put("formName", form), 1);
        told.tellSubmitted(period, DALIAN);
        clock.stopAt(day.plusDays(1) + "T08:00");
        delivery.deliverDue();

        seenByTheUrged().body("", empty());
        seenFromAbove().body("state", contains("CANCELLED")).body("settledBy", contains("SUBMISSION"));
    }

    @Test
    void waitsForTheNextDayWhenTheDayIsFull() {
        for (int i = 0; i < 6; i++) {
            told.tellMissing(UUID.randomUUID(), DALIAN);
        }
        told.tellMissing(period, "KX-210100");

        seenByTheUrged().body("", hasSize(5));
        seenFromAbove()
                .body("state[0]", equalTo("SCHEDULED"))
                .body("heldBy[0]", equalTo("DAILY_CAP"))
                .body("deliverAt[0]", equalTo(day + "T23:00:00Z"));
        as("sy-clerk").get("/api/urgings").then().body("state", contains("DELIVERED"));
        clock.stopAt(day.plusDays(1) + "T07:00");
        delivery.deliverDue();
        seenByTheUrged().body("", hasSize(6));
    }

    @Test
    void cancelledUrgingGivesItsPlaceBack() {
        for (int i = 0; i < 5; i++) {
            told.tellMissing(UUID.randomUUID(), DALIAN);
        }
        told.tellMissing(period, DALIAN);
        told.tellSubmitted(period, DALIAN);
        clock.stopAt(day.plusDays(1) + "T10:00");
        for (int i = 0; i < 5; i++) {
            told.tellMissing(UUID.randomUUID(), DALIAN);
        }

        seenByTheUrged().body("", hasSize(10));
    }

    @Test
    void outageMovesWhatWaitedToAnotherDayAndNeverIntoTheNight() {
        clock.stopAt(day + "T22:30");
        told.tell(told.missing(period, DALIAN).put("formName", form), 1);

        clock.stopAt(day.plusDays(2) + "T22:00");
        delivery.deliverDue();
        seenByTheUrged().body("", empty());
        clock.stopAt(day.plusDays(3) + "T09:00");
        delivery.deliverDue();
        seenByTheUrged().body("state", contains("DELIVERED"));
        LocalDate delivered =
                jdbi.withHandle(handle -> handle.createQuery("select day from urging where subject_id = ?")
                        .bind(0, period)
                        .mapTo(LocalDate.class)
                        .one());
        assertThat(delivered).isEqualTo(day.plusDays(3));
    }

    @Test
    void dailyReportOfRealResponseAtLevelOneDoesNotWaitForTheMorning() {
        aResponseTo(unique("疫情")).dailyReport(form, below("KX-210000")).activatedBy("ln-duty");
        clock.stopAt(day + "T23:30");

        told.tell(told.missing(period, DALIAN).put("formName", form), 1);
        told.tell(told.missing(period, "KX-320100").put("formName", form), 1);
        told.tell(told.missing(UUID.randomUUID(), "KX-210100").put("formName", unique("周报")), 1);

        seenByTheUrged().body("state", contains("DELIVERED"));
        as("js-clerk").get("/api/urgings?organisation=KX-320100").then().body("state", contains("SCHEDULED"));
        as("ln-duty").get("/api/urgings?organisation=KX-210100").then().body("state", contains("SCHEDULED"));
    }

    @Test
    void neitherDrillNorLowerLevelDisturbsTheNight() {
        aResponseTo(unique("演习"))
                .asDrill()
                .dailyReport(form, below("KX-210000"))
                .activatedBy("ln-duty");
        String lower = unique("日报");
        aResponseTo(unique("疫情"))
                .with("level", "II")
                .dailyReport(lower, below("KX-210000"))
                .activatedBy("ln-duty");
        clock.stopAt(day + "T23:30");

        told.tell(told.missing(period, DALIAN).put("formName", form).put("drill", true), 1);
        told.tell(told.missing(UUID.randomUUID(), DALIAN).put("formName", lower), 1);

        seenFromAbove().body("state", contains("SCHEDULED", "SCHEDULED"));
    }

    @Test
    void marksUrgingOfDrill() {
        told.tell(told.missing(period, DALIAN).put("drill", true), 1);

        seenByTheUrged().body("drill", contains(true)).body("what", contains("【演练】疫情日报 2020-02-09"));
    }

    @Test
    void putsUnreadableReportsAsideAndGoesOn() {
        String key = period + "/" + DALIAN;
        TestEvents.sendRaw("reports", key, "{}".getBytes(StandardCharsets.UTF_8));
        ObjectNode withoutDue = told.missing(period, DALIAN);
        withoutDue.remove("dueAt");
        TestEvents.send("org.muster.report.missing", withoutDue);
        TestEvents.send(
                "org.muster.report.missing", told.missing(period, DALIAN).put("date", "yesterday"));
        ObjectNode withoutPeriod = told.submitted(period, DALIAN);
        withoutPeriod.remove("periodId");
        TestEvents.send("org.muster.report.submitted", withoutPeriod);
        TestEvents.send(
                "org.muster.report.missing", told.missing(period, DALIAN).put("organisation", "KX-999999"));
        told.tellMissing(period, DALIAN);

        seenByTheUrged().body("state", contains("DELIVERED"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestEvents.records("dead-letters").stream()
                                .filter(record -> key.equals(record.key()))
                                .count()
                        == 5);
    }

    @Test
    void forgetsSubmissionsInTimeAfterAWhile() {
        told.tellSubmitted(period, DALIAN);
        UUID answered = UUID.randomUUID();
        told.tellMissing(answered, DALIAN);
        told.tellSubmitted(answered, DALIAN);

        clock.stopAt(day.plusDays(29) + "T04:23");
        delivery.forgetSubmissions();
        assertThat(standings()).isEqualTo(2);
        clock.stopAt(day.plusDays(31) + "T04:23");
        delivery.forgetSubmissions();
        assertThat(standings()).isEqualTo(1);
    }

    private int standings() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from report_standing")
                .mapTo(Integer.class)
                .one());
    }

    private static ValidatableResponse seenByTheUrged() {
        return as("dl-reporter").get("/api/urgings").then().statusCode(200);
    }

    private static ValidatableResponse seenFromAbove() {
        return as("ln-duty").get("/api/urgings?organisation=" + DALIAN).then().statusCode(200);
    }
}
