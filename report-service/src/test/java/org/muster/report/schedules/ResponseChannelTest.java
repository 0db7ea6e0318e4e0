package org.muster.report.schedules;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.report.testing.Liaoning;
import org.muster.report.testing.TestClock;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Desk.period;
import static org.muster.report.testing.Desk.summed;

@QuarkusTest
class ResponseChannelTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    TestClock clock;

    private String response;
    private LocalDate today;

    @BeforeEach
    void arrange() {
        Liaoning.load();
        response = UUID.randomUUID().toString();
        today = LocalDate.now(ZONE);
    }

    /** A schedule that ran on would open periods in other tests. */
    @AfterEach
    void standDown() {
        clock.reset();
        stoodDown();
        await().atMost(PATIENCE).until(() -> {
            Map<String, Object> schedule = schedule();
            return schedule == null || schedule.get("state").equals("ENDED");
        });
    }

    private static String formNamed() {
        return as("ln-reviewer")
                .get("/api/report-forms/" + form(summed("confirmed")))
                .path("name");
    }

    private ObjectNode activated(String formName, LocalDate startedOn, Instant dueAt) {
        ObjectNode event = TestEvents.example("org.muster.response.activated");
        event.put("responseId", response);
        event.put("startedOn", startedOn.toString());
        ((ObjectNode) event.path("plan").path("dailyReport"))
                .put("form", formName)
                .put("dueAt", dueAt.toString());
        return event;
    }

    private void stoodDown() {
        ObjectNode event = TestEvents.example("org.muster.response.stood-down");
        event.put("responseId", response);
        TestEvents.send("org.muster.response.stood-down", event);
    }

    private Instant at(LocalDate date, int hour) {
        return date.atTime(LocalTime.of(hour, 0)).atZone(ZONE).toInstant();
    }

    private List<Map<String, Object>> periods() {
        return as("ln-reviewer")
                .queryParam("response", response)
                .get("/api/report-periods")
                .jsonPath()
                .getList("");
    }

    private List<Map<String, Object>> awaitPeriods(int number) {
        return await().atMost(PATIENCE).until(this::periods, hasSize(number));
    }

    private Map<String, Object> schedule() {
        JsonPath schedules = as("ln-reviewer")
                .get("/api/report-periods/schedules")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return schedules.getMap("find { it.response == '" + response + "' }");
    }

    private Map<String, Object> awaitState(String state) {
        return await().atMost(PATIENCE)
                .until(
                        this::schedule,
                        schedule -> schedule != null && schedule.get("state").equals(state));
    }

    @Test
    void opensThePeriodOnceHoweverOftenTheEventComes() throws Exception {
        String form = formNamed();
        TestEvents.send("org.muster.response.activated", activated(form, today, at(today.plusDays(1), 9)), 3);
        assertThat(awaitPeriods(1).get(0))
                .containsEntry("formName", form)
                .containsEntry("expected", 16)
                .containsEntry("date", today.toString())
                .containsEntry("drill", false);
        Thread.sleep(2500);
        assertThat(periods()).hasSize(1);
        assertThat(TestEvents.received(
                        "org.muster.report-period.opened",
                        data -> data.path("responseId").asText().equals(response)))
                .hasSize(1);
    }

    @Test
    void opensEachFollowingDayWhileTheResponseLasts() {
        TestEvents.send("org.muster.response.activated", activated(formNamed(), today, at(today.plusDays(1), 9)));
        awaitPeriods(1);
        clock.moveTo(at(today.plusDays(1), 0).plusSeconds(5));
        List<Map<String, Object>> periods = awaitPeriods(2);
        assertThat(periods.get(0))
                .containsEntry("date", today.plusDays(1).toString())
                .containsEntry("dueAt", at(today.plusDays(2), 9).toString());
        clock.moveTo(at(today.plusDays(2), 0).plusSeconds(5));
        awaitPeriods(3);
        assertThat(schedule()).containsEntry("opened", 3).containsEntry("state", "RUNNING");
    }

    @Test
    void opensNoMoreAfterStandDown() throws Exception {
        TestEvents.send("org.muster.response.activated", activated(formNamed(), today, at(today.plusDays(1), 9)));
        awaitPeriods(1);
        stoodDown();
        assertThat(awaitState("ENDED")).containsEntry("endedReason", "STOOD_DOWN");
        clock.moveTo(at(today.plusDays(1), 0).plusSeconds(5));
        Thread.sleep(2500);
        assertThat(periods()).hasSize(1);
    }

    @Test
    void opensNoMoreAfterTheLevelChanged() throws Exception {
        TestEvents.send("org.muster.response.activated", activated(formNamed(), today, at(today.plusDays(1), 9)));
        awaitPeriods(1);
        ObjectNode event = TestEvents.example("org.muster.response.level-changed");
        event.put("responseId", response).put("changedAt", Instant.now().toString());
        TestEvents.send("org.muster.response.level-changed", event);
        assertThat(awaitState("ENDED")).containsEntry("endedReason", "LEVEL_CHANGED");
        clock.moveTo(at(today.plusDays(1), 0).plusSeconds(5));
        Thread.sleep(2500);
        assertThat(periods()).hasSize(1);
    }

    private ObjectNode changed(String formName, Instant changedAt) {
        ObjectNode event = TestEvents.example("org.muster.response.level-changed");
        event.put("responseId", response).put("changedAt", changedAt.toString());
        if (formName != null) {
            ObjectNode daily = TestEvents.example("org.muster.response.activated")
                    .withObject("/plan/dailyReport")
                    .deepCopy();
            daily.put("form", formName)
                    .put("startsOn", today.plusDays(1).toString())
                    .put("dueAt", at(today.plusDays(1), 17).toString());
            event.withObject("/plan").set("dailyReport", daily);
        }
        return event;
    }

    private void awaitForm(String formName) {
        await().atMost(PATIENCE)
                .until(
                        this::schedule,
                        schedule ->
                                formName.equals(schedule.get("formName")) && "RUNNING".equals(schedule.get("state")));
    }

    @Test
    void asksTheNewLevelsReportFromTheNextDayOn() {
        TestEvents.send("org.muster.response.activated", activated(formNamed(), today, at(today.plusDays(1), 9)));
        awaitPeriods(1);
        String form = formNamed();
        TestEvents.send("org.muster.response.level-changed", changed(form, Instant.now()), 3);
        awaitForm(form);
        clock.moveTo(at(today.plusDays(1), 0).plusSeconds(5));
        assertThat(awaitPeriods(2).get(0))
                .containsEntry("formName", form)
                .containsEntry("date", today.plusDays(1).toString())
                .containsEntry("dueAt", at(today.plusDays(1), 17).toString());
    }

    @Test
    void asksAgainWhenALaterLevelAsksForWhatAnEarlierOneEnded() {
        String form = formNamed();
        Instant now = Instant.now();
        TestEvents.send("org.muster.response.activated", activated(form, today, at(today.plusDays(1), 9)));
        awaitPeriods(1);
        TestEvents.send("org.muster.response.level-changed", changed(null, now.plusSeconds(1)));
        awaitState("ENDED");
        TestEvents.send("org.muster.response.level-changed", changed(form, now.plusSeconds(2)));
        awaitForm(form);
        TestEvents.send("org.muster.response.level-changed", changed(null, now.plusSeconds(1)));
        clock.moveTo(at(today.plusDays(1), 0).plusSeconds(5));
        awaitPeriods(2);
        assertThat(schedule()).containsEntry("state", "RUNNING");
    }

    @Test
    void asksNothingAtAnyLevelAfterTheStandDown() throws Exception {
        stoodDown();
        TestEvents.send("org.muster.response.level-changed", changed(formNamed(), Instant.now()));
        Thread.sleep(2500);
        assertThat(schedule()).isNull();
        assertThat(periods()).isEmpty();
    }

    @Test
    void opensNothingWhenTheStandDownCameFirst() throws Exception {
        stoodDown();
        TestEvents.send("org.muster.response.activated", activated(formNamed(), today, at(today.plusDays(1), 9)));
        awaitState("ENDED");
        Thread.sleep(2500);
        assertThat(periods()).isEmpty();
    }

    @Test
    void opensAPeriodEnteredAfterTheFactOnlyForItsOwnDay() throws Exception {
        LocalDate start = LocalDate.of(2020, 2, 9);
        TestEvents.send("org.muster.response.activated", activated(formNamed(), start, at(start, 17)));
        assertThat(awaitPeriods(1).get(0)).containsEntry("date", "2020-02-09");
        Thread.sleep(2500);
        assertThat(periods()).hasSize(1);
        assertThat(schedule()).containsEntry("nextDate", today.plusDays(1).toString());
    }

    @Test
    void keepsAnAskingWithoutAFormVisibleAndOpensItOnceTheFormExists() {
        String name = "尚无此表 " + UUID.randomUUID();
        TestEvents.send("org.muster.response.activated", activated(name, today, at(today.plusDays(1), 9)));
        assertThat(awaitState("BLOCKED")).containsEntry("problem", "schedule-without-form");
        assertThat(schedule().get("detail").toString()).contains(name);
        assertThat(periods()).isEmpty();
        as("ln-reviewer")
                .body(Map.of("name", name, "fields", List.of(summed("confirmed"))))
                .post("/api/report-forms")
                .then()
                .statusCode(201);
        awaitPeriods(1);
        assertThat(awaitState("RUNNING")).containsEntry("problem", null);
    }

    @Test
    void keepsAnAskingBeyondTheOrganisationVisible() {
        ObjectNode event = activated(formNamed(), today, at(today.plusDays(1), 9));
        ((ObjectNode) event.at("/plan/dailyReport")).putArray("to").addObject().put("below", "KX-320000");
        TestEvents.send("org.muster.response.activated", event);
        assertThat(awaitState("BLOCKED")).containsEntry("problem", "not-your-organisation");
        assertThat(periods()).isEmpty();
    }

    @Test
    void marksThePeriodOfADrillAndKeepsItApartFromTheRealOne() {
        String formId = form(summed("confirmed"));
        String name = as("ln-reviewer").get("/api/report-forms/" + formId).path("name");
        period(formId, today, one("KX-210100"));
        ObjectNode event = activated(name, today, at(today.plusDays(1), 9));
        event.put("drill", true);
        TestEvents.send("org.muster.response.activated", event);
        assertThat(awaitPeriods(1).get(0)).containsEntry("drill", true);
    }

    @Test
    void takesAPeriodThatSomebodyOpenedAlreadyForItsOwn() {
        String formId = form(summed("confirmed"));
        String name = as("ln-reviewer").get("/api/report-forms/" + formId).path("name");
        period(formId, today, one("KX-210100"));
        TestEvents.send("org.muster.response.activated", activated(name, today, at(today.plusDays(1), 9)));
        await().atMost(PATIENCE)
                .until(
                        this::schedule,
                        schedule -> schedule != null && schedule.get("opened").equals(1));
        as("ln-reviewer")
                .queryParam("form", formId)
                .get("/api/report-periods")
                .then()
                .body("size()", is(1));
    }

    @Test
    void asksNothingWhenThePlanDoesNot() throws Exception {
        ObjectNode event = activated("x", today, at(today, 9));
        ((ObjectNode) event.path("plan")).remove("dailyReport");
        TestEvents.send("org.muster.response.activated", event);
        Thread.sleep(2500);
        assertThat(schedule()).isNull();
    }

    @Test
    void setsAMalformedEventAsideAndGoesOn() {
        ObjectNode broken = activated("x", today, at(today, 9));
        broken.put("startedOn", "soon");
        broken.put("event", "broken-" + response);
        TestEvents.send("org.muster.response.activated", broken);
        TestEvents.sendRaw("responses", response, "not even an event".getBytes(StandardCharsets.UTF_8));
        TestEvents.send("org.muster.response.activated", activated(formNamed(), today, at(today.plusDays(1), 9)));
        awaitPeriods(1);
        await().atMost(PATIENCE)
                .until(() -> TestEvents.records("dead-letters").stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .anyMatch(value -> value.contains("broken-" + response)));
    }
}
