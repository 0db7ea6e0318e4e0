package org.muster.notice.task;

import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muster.notice.calendar.ShippedCalendar;

import static org.assertj.core.api.Assertions.assertThat;

class VagueDeadlineTest {

    private final VagueDeadline deadline =
            new VagueDeadline(ShippedCalendar.china(), Map.of("立即", 1, "尽快", 3, "近期", 10), 10);

    @ParameterizedTest
    @CsvSource({
        "近期,               2020-02-14",
        "立即,               2020-02-03",
        "请尽快,             2020-02-05",
        "近期并尽快落实,     2020-02-05",
        "疫情结束后,         2020-02-14",
        "2个工作日内,        2020-02-04",
        "三个工作日内,       2020-02-05",
        "两个工作日之内,     2020-02-04",
        "十二个工作日内,     2020-02-18",
        "二十个工作日以内,   2020-02-28",
        "5日内,              2020-02-04",
        "3天内,              2020-01-31",
        "十日内,             2020-02-07",
        "0个工作日内,        2020-02-03"
    })
    void proposesWorkingDaysAfterTheDayOfTheRealNotice(String words, LocalDate on) {
        assertThat(deadline.propose(words, LocalDate.of(2020, 1, 30))).isEqualTo(new VagueDeadline.Proposal(on, true));
    }

    @Test
    void saysWhenHolidaysAreUnknown() {
        assertThat(deadline.propose("近期", LocalDate.of(2026, 12, 30)))
                .isEqualTo(new VagueDeadline.Proposal(LocalDate.of(2027, 1, 13), false));
    }
}
