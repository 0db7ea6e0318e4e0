package org.muster.report.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.muster.report.schedules.DailySchedule.Day;

import static org.assertj.core.api.Assertions.assertThat;

class DailyScheduleTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate START = LocalDate.of(2020, 2, 9);

    private static DailySchedule schedule(String knownAt, String firstDueAt) {
        return new DailySchedule(
                UUID.randomUUID(),
                "KX-210000",
                "疫情日报",
                List.of(),
                false,
                START,
                Instant.parse(firstDueAt),
                Instant.parse(knownAt),
                true,
                DailySchedule.dayAfter(START, Instant.parse(knownAt), ZONE),
                0,
                null);
    }

    @Test
    void keepsTheTimeOfDayOfTheFirstCutOff() {
        DailySchedule schedule = schedule("2020-02-09T01:00:00Z", "2020-02-09T09:00:00Z");
        assertThat(schedule.nextDate()).isEqualTo("2020-02-10");
        assertThat(schedule.day(LocalDate.of(2020, 2, 12), ZONE))
                .isEqualTo(new Day(LocalDate.of(2020, 2, 12), Instant.parse("2020-02-12T09:00:00Z")));
    }

    @Test
    void keepsACutOffOnTheNextMorning() {
        DailySchedule schedule = schedule("2020-02-09T01:00:00Z", "2020-02-10T00:30:00Z");
        assertThat(schedule.day(LocalDate.of(2020, 2, 10), ZONE).dueAt()).isEqualTo("2020-02-11T00:30:00Z");
    }

    @Test
    void countsDaysInShanghai() {
        // 9 February 23:30 UTC is the tenth in Shanghai
        DailySchedule schedule = schedule("2020-02-09T23:30:00Z", "2020-02-10T09:00:00Z");
        assertThat(schedule.nextDate()).isEqualTo("2020-02-11");
        assertThat(schedule.day(LocalDate.of(2020, 2, 11), ZONE).dueAt()).isEqualTo("2020-02-11T09:00:00Z");
    }

    @Test
    void goesOnFromTheDayAResponseWasEnteredAfterTheFact() {
        DailySchedule schedule = schedule("2026-11-22T02:00:00Z", "2020-02-09T09:00:00Z");
        assertThat(schedule.nextDate()).isEqualTo("2026-11-23");
        assertThat(schedule.hasPassed(schedule.first(), Instant.parse("2026-11-22T02:00:01Z")))
                .isFalse();
        assertThat(schedule.day(LocalDate.of(2026, 11, 23), ZONE).dueAt()).isEqualTo("2026-11-23T09:00:00Z");
    }

    @Test
    void leavesOutADayWhoseCutOffCameWhileItWaited() {
        DailySchedule schedule = schedule("2020-02-09T01:00:00Z", "2020-02-09T09:00:00Z");
        assertThat(schedule.hasPassed(schedule.first(), Instant.parse("2020-02-09T08:59:59Z")))
                .isFalse();
        assertThat(schedule.hasPassed(schedule.first(), Instant.parse("2020-02-09T09:00:00Z")))
                .isTrue();
    }
}
