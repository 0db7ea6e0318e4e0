package org.muster.notice.urging;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.notice.calendar.ShippedCalendar;
import org.muster.notice.urging.Ladder.Moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LadderTest {

    private static final QuietHours NIGHT = new QuietHours(LocalTime.of(21, 0), LocalTime.of(7, 0));

    private final Ladder plain = ladder(false, "P2D", "P2D", "P3D");
    private final Ladder urgent = ladder(false, "PT4H", "P1D", "P2D");
    private final Ladder mostUrgent = ladder(true, "PT30M", "PT30M", "PT1H");

    @Test
    void plainNoticeIsUrgedOnWorkingDaysOnly() {
        assertThat(steps(plain, "2020-01-23T23:59"))
                .containsExactly(at("2020-02-04T09:00"), at("2020-02-06T09:00"), at("2020-02-11T09:00"));
    }

    @Test
    void midnightBeginsAnotherDay() {
        assertThat(steps(plain, "2020-02-03T23:59").get(0)).isEqualTo(at("2020-02-05T09:00"));
        assertThat(steps(plain, "2020-02-04T00:00").get(0)).isEqualTo(at("2020-02-06T09:00"));
    }

    @Test
    void countsAcrossTheYear() {
        assertThat(steps(plain, "2019-12-31T10:00"))
                .containsExactly(at("2020-01-03T09:00"), at("2020-01-07T09:00"), at("2020-01-10T09:00"));
    }

    @Test
    void urgentNoticeTakesItsFirstStepOnAnyDay() {
        assertThat(steps(urgent, "2020-01-25T10:00"))
                .containsExactly(at("2020-01-25T14:00"), at("2020-02-03T09:00"), at("2020-02-05T09:00"));
    }

    @Test
    void mostUrgentNoticeGoesByTheClockAndClimbsAtTheEnd() {
        assertThat(steps(mostUrgent, "2020-01-25T10:00"))
                .containsExactly(at("2020-01-25T10:30"), at("2020-01-25T11:00"), at("2020-01-25T12:00"));
        assertThat(Stream.of(1, 2, 3).map(mostUrgent::climbsAt)).containsExactly(false, false, true);
        assertThat(Stream.of(1, 2, 3).map(urgent::climbsAt)).containsExactly(false, false, false);
    }

    @Test
    void nightHoldsUntilTheMorningUnlessNothingMayWait() {
        assertThat(mostUrgent.allowed(1, at("2020-01-25T21:00"), false))
                .isEqualTo(new Moment(at("2020-01-26T07:00"), Hold.QUIET_HOURS));
        assertThat(mostUrgent.allowed(1, at("2020-01-25T20:59"), false))
                .isEqualTo(new Moment(at("2020-01-25T20:59"), null));
        assertThat(mostUrgent.allowed(1, at("2020-01-26T03:00"), true))
                .isEqualTo(new Moment(at("2020-01-26T03:00"), null));
    }

    @Test
    void stepOfWorkingDaysThatIsLateWaitsForTheNextOne() {
        assertThat(plain.allowed(1, at("2020-02-01T10:00"), false))
                .isEqualTo(new Moment(at("2020-02-03T09:00"), Hold.HOLIDAY));
        assertThat(plain.allowed(1, at("2020-02-03T10:00"), false)).isEqualTo(new Moment(at("2020-02-03T10:00"), null));
        assertThat(urgent.allowed(1, at("2020-02-01T10:00"), false).heldBy()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1M", "P0D", "PT0S", "PT30S", "P-1D", "1D", "P1DT2H", ""})
    void refusesWaitsItCannotKeep(String wait) {
        assertThatThrownBy(() -> Rung.parse(wait)).isInstanceOf(DateTimeException.class);
    }

    private static List<ZonedDateTime> steps(Ladder ladder, String issued) {
        List<ZonedDateTime> steps = new ArrayList<>();
        ZonedDateTime from = at(issued);
        for (int step = 1; ladder.next(step, from).isPresent(); step++) {
            from = ladder.next(step, from).get();
            steps.add(from);
        }
        return steps;
    }

    private static Ladder ladder(boolean mostUrgent, String... waits) {
        return new Ladder(
                Stream.of(waits).map(Rung::parse).toList(),
                mostUrgent,
                ShippedCalendar.china(),
                LocalTime.of(9, 0),
                NIGHT);
    }

    private static ZonedDateTime at(String moment) {
        return LocalDateTime.parse(moment).atZone(ZoneId.of("Asia/Shanghai"));
    }
}
