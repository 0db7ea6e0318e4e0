package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The night (当晚) that begins on a day: from six in the evening until eight the next morning. */
record Night(LocalDate date, Instant from, Instant until) {

    private static final LocalTime EVENING = LocalTime.of(18, 0);
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    static Night of(LocalDate date, ZoneId zone) {
        return new Night(
                date,
                date.atTime(EVENING).atZone(zone).toInstant(),
                date.plusDays(1).atTime(MORNING).atZone(zone).toInstant());
    }

    /** The night that lasts at that moment, otherwise the next one. */
    static Night around(ZonedDateTime moment) {
        boolean lasts = moment.toLocalTime().isBefore(MORNING);
        return of(lasts ? moment.toLocalDate().minusDays(1) : moment.toLocalDate(), moment.getZone());
    }
}
