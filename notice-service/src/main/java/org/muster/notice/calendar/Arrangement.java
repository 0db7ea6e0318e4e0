package org.muster.notice.calendar;

import java.time.LocalDate;

/**
 * Days of an official holiday arrangement (放假安排).
 *
 * @param until the last of them
 * @param name of the holiday that is the reason
 */
public record Arrangement(LocalDate from, LocalDate until, DayKind day, String name) {

    public Arrangement {
        if (until.isBefore(from) || until.isAfter(from.plusDays(60))) {
            throw new IllegalArgumentException("From " + from + " until " + until + " is no holiday");
        }
    }
}
