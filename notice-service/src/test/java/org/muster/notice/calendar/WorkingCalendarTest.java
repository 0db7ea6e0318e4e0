package org.muster.notice.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = ShippedCalendar.china();

    @ParameterizedTest
    @CsvSource({
        "2020-01-19, true, a Sunday worked for the festival",
        "2020-01-23, true, the Thursday before it",
        "2020-01-24, false, New Year's Eve",
        "2020-01-30, false, a Thursday of the festival",
        "2020-01-31, false, the Friday by which it was extended",
        "2020-02-01, false, a Saturday that was to be worked before the extension",
        "2020-02-02, false, the last day of the extension",
        "2020-02-03, true, back at work",
        "2020-02-08, false, an ordinary Saturday",
        "2020-10-08, false, a Thursday of the eight days of October",
        "2020-10-10, true, a Saturday worked for them",
        "2007-12-29, true, a Saturday worked for the next year's first day",
        "2007-12-31, false, a Monday off for it",
        "2004-01-01, false, the first day known",
        "2026-10-10, true, the last arrangement known"
    })
    void knowsHolidaysAndTheWeekendsWorkedInstead(LocalDate day, boolean works, String what) {
        assertThat(calendar.works(day)).as(what).isEqualTo(works);
    }

    @ParameterizedTest
    @CsvSource({
        "2020-01-23, 1, 2020-02-03",
        "2020-01-22, 2, 2020-02-03",
        "2020-01-30, 2, 2020-02-04",
        "2020-01-17, 1, 2020-01-19",
        "2020-02-07, 3, 2020-02-12",
        "2020-02-08, 1, 2020-02-10",
        "2019-12-31, 1, 2020-01-02",
        "2020-12-31, 2, 2021-01-05",
        "2020-09-30, 2, 2020-10-10"
    })
    void countsWorkingDaysWithoutTheFirst(LocalDate from, int days, LocalDate last) {
        assertThat(calendar.after(from, days)).isEqualTo(last);
    }

    @Test
    void staysWherePeopleWorkAndOtherwiseGoesOn() {
        assertThat(calendar.onOrAfter(LocalDate.of(2020, 1, 23))).isEqualTo("2020-01-23");
        assertThat(calendar.onOrAfter(LocalDate.of(2020, 1, 24))).isEqualTo("2020-02-03");
        assertThat(calendar.onOrAfter(LocalDate.of(2020, 10, 10))).isEqualTo("2020-10-10");
    }

    @Test
    void saysThatItKnowsOnlyWeekdaysOfYearsWithoutArrangement() {
        LocalDate newYear = LocalDate.of(2031, 1, 1);

        assertThat(calendar.knows(2031)).isFalse();
        assertThat(calendar.works(newYear)).as("a Wednesday").isTrue();
        assertThat(calendar.works(LocalDate.of(2031, 1, 4))).as("a Saturday").isFalse();
        assertThat(calendar.knows(LocalDate.of(2025, 6, 1), LocalDate.of(2026, 6, 1)))
                .isTrue();
        assertThat(calendar.knows(LocalDate.of(2026, 12, 28), LocalDate.of(2027, 1, 4)))
                .isFalse();
        assertThat(calendar.knows(LocalDate.of(2003, 12, 1), LocalDate.of(2004, 1, 4)))
                .isFalse();
    }

    @Test
    void letsTheOperatorsFileWinAndAddYears() throws IOException {
        List<Arrangement> all = new ArrayList<>(Calendars.shipped());
        all.addAll(CalendarFile.read("own", new StringReader("""
                # announced in November
                from,until,day,name
                2027-02-05,2027-02-11,OFF,春节
                2026-10-10,2026-10-10,OFF,国庆节
                """)));
        WorkingCalendar extended = new WorkingCalendar(all);

        assertThat(extended.knows(2027)).isTrue();
        assertThat(extended.works(LocalDate.of(2027, 2, 5))).isFalse();
        assertThat(extended.works(LocalDate.of(2026, 10, 10))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-02-30,2027-03-01,OFF,春节",
                "2027-02-05,2027-02-01,OFF,春节",
                "2027-01-01,2027-12-31,OFF,春节",
                "2027-02-05,2027-02-06,HALF,春节",
                "2027-02-05"
            })
    void namesTheRowItCannotRead(String row) {
        assertThatThrownBy(() -> CalendarFile.read("own", new StringReader("from,until,day,name\n" + row)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("own, row 1: ");
    }

    @Test
    void refusesPeriodsWithoutADay() {
        assertThatThrownBy(() -> calendar.after(LocalDate.of(2020, 2, 3), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
