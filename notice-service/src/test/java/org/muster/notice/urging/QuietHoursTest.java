package org.muster.notice.urging;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class QuietHoursTest {

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));

    @ParameterizedTest
    @CsvSource({
        "2020-02-09T06:59:59, 2020-02-09T07:00",
        "2020-02-09T07:00,    2020-02-09T07:00",
        "2020-02-09T12:00,    2020-02-09T12:00",
        "2020-02-09T20:59:59, 2020-02-09T20:59:59",
        "2020-02-09T21:00,    2020-02-10T07:00",
        "2020-02-09T23:59,    2020-02-10T07:00",
        "2020-02-29T00:00,    2020-02-29T07:00",
        "2020-12-31T22:00,    2021-01-01T07:00"
    })
    void endAtSevenInTheMorning(String moment, String end) {
        assertThat(NIGHT.endAfter(at(moment))).isEqualTo(at(end));
    }

    @Test
    void mayLieWithinOneDay() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(14, 0));

        assertThat(noon.endAfter(at("2020-02-09T12:30"))).isEqualTo(at("2020-02-09T14:00"));
        assertThat(noon.cover(at("2020-02-09T14:00"))).isFalse();
        assertThat(noon.cover(at("2020-02-09T23:00"))).isFalse();
        assertThat(noon.morningAfter(at("2020-02-09T12:30"))).isEqualTo(at("2020-02-10T00:00"));
    }

    @Test
    void areNoneWhenTheyEndWhereTheyBegin() {
        QuietHours none = new QuietHours(LocalTime.of(7, 0), LocalTime.of(7, 0));

        assertThat(none.cover(at("2020-02-09T07:00"))).isFalse();
        assertThat(none.cover(at("2020-02-09T03:00"))).isFalse();
    }

    @Test
    void leaveTheNextDayFromItsMorning() {
        assertThat(NIGHT.morningAfter(at("2020-02-09T03:00"))).isEqualTo(at("2020-02-10T07:00"));
        assertThat(NIGHT.morningAfter(at("2020-02-09T22:00"))).isEqualTo(at("2020-02-10T07:00"));
    }

    private static ZonedDateTime at(String moment) {
        return LocalDateTime.parse(moment).atZone(ZoneId.of("Asia/Shanghai"));
    }
}
