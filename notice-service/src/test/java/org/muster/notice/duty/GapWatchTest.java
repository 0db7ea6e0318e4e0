package org.muster.notice.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.muster.notice.duty.DutyFixture.SHENYANG;
import static org.muster.notice.duty.DutyFixture.override;
import static org.muster.notice.duty.DutyFixture.person;
import static org.muster.notice.duty.DutyFixture.rotation;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.response.ResponseFixture.only;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.unique;

/** Who watches is told when a gap of tonight opens, closes or moves, and of nothing else. */
@QuarkusTest
class GapWatchTest extends DutyDay {

    private static final String MEMBER = "DW-YYX-1";

    @Inject
    GapWatch watch;

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void allIsTold() {
        watch.tell();
        assertThat(untold()).isZero();
    }

    @Test
    void tellsThatAGapHasClosedAndThatItIsOpenAgain() {
        UUID one = person(SHENYANG, "孙七", null);
        String rotation =
                rotation("全天").from(day).hours("08:00", 24).members(one).of(SHENYANG);
        watch.tell();
        assertThat(told(SHENYANG, 1).path("gaps")).isEmpty();

        override("ln-duty", rotation, day, "MAIN", null).then().statusCode(200);
        watch.tell();
        JsonNode open = told(SHENYANG, 2);
        assertThat(open.path("night").asText()).isEqualTo(day.toString());
        assertThat(open.path("gaps")).hasSize(1);
        assertThat(open.at("/gaps/0/from").asText()).isEqualTo(day + "T10:00:00Z");
        assertThat(open.at("/gaps/0/until").asText()).isEqualTo(day.plusDays(1) + "T00:00:00Z");
    }

    @Test
    void tellsNothingOfWhatLeavesTheNightAsItWas() {
        UUID one = person(SHENYANG, "孙七", null);
        UUID two = person(SHENYANG, "周八", null);
        String rotation =
                rotation("全天").from(day).hours("08:00", 24).members(one).of(SHENYANG);
        watch.tell();
        told(SHENYANG, 1);

        override("ln-duty", rotation, day, "MAIN", two).then().statusCode(200);
        rotation("午间").from(day).hours("11:00", 2).members(two).of(SHENYANG);
        override("ln-duty", rotation, day.plusDays(3), "MAIN", null).then().statusCode(200);
        watch.tell();
        watch.tell();

        assertThat(untold()).isZero();
        assertThat(events(SHENYANG)).hasSize(1);
    }

    @Test
    void tellsThatSomebodyLeft() {
        UUID one = person(SHENYANG, "孙七", null);
        rotation("全天").from(day).hours("08:00", 24).members(one).of(SHENYANG);
        watch.tell();

        as("ln-duty").delete("/api/duty/persons/" + one).then().statusCode(204);
        watch.tell();

        assertThat(told(SHENYANG, 2).path("gaps")).hasSize(1);
    }

    @Test
    void tellsInTheMorningWhatTheNextNightHasOtherwise() {
        UUID one = person(SHENYANG, "孙七", null);
        String rotation =
                rotation("全天").from(day).hours("08:00", 24).members(one).of(SHENYANG);
        override("ln-duty", rotation, day.plusDays(1), "MAIN", null).then().statusCode(200);
        watch.tell();
        assertThat(told(SHENYANG, 1).path("gaps")).isEmpty();

        clock.stopAt(day.plusDays(1) + "T08:00");
        watch.tell();

        JsonNode next = told(SHENYANG, 2);
        assertThat(next.path("night").asText()).isEqualTo(day.plusDays(1).toString());
        assertThat(next.path("gaps")).hasSize(1);
        // the other associations have nobody tonight as they had nobody last night
        assertThat(events("KX-210200")).isEmpty();
    }

    @Test
    void tellsOfThoseWhomAResponseAsksToBeThereAndNoLongerDoes() {
        String response = aResponseTo(unique("疫情")).duty(only(MEMBER)).activatedBy("ln-duty");
        watch.tell();
        assertThat(told(MEMBER, 1).path("gaps")).hasSize(1);

        as("ln-duty").post("/api/responses/" + response + "/stand-down").then().statusCode(200);
        clock.stopAt(day.plusDays(1) + "T09:00");
        watch.tell();
        assertThat(told(MEMBER, 2).path("gaps")).isEmpty();
    }

    private int untold() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from duty_touched")
                .mapTo(Integer.class)
                .one());
    }

    /** Waits until so many were sent of this day or later. @return the last one */
    private JsonNode told(String organisation, int number) {
        await().atMost(ofSeconds(20)).until(() -> events(organisation).size() >= number);
        List<JsonNode> events = events(organisation);
        assertThat(events).hasSize(number);
        return events.get(number - 1);
    }

    private List<JsonNode> events(String organisation) {
        return TestEvents.received(
                        "org.muster.duty-gap.changed",
                        data -> data.path("organisation").asText().equals(organisation)
                                && !LocalDate.parse(data.path("night").asText()).isBefore(day))
                .stream()
                .map(TestEvents.Received::data)
                .toList();
    }
}
