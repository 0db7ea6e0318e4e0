package org.muster.notice.urging;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;

import org.muster.notice.calendar.WorkingCalendar;

/**
 * How long is waited before the next step of a ladder: by the clock on any day ({@code PT30M}), or for so many working
 * days until the hour at which offices are urged ({@code P2D}).
 *
 * @param clock null for one of working days
 * @param workingDays 0 for one by the clock
 */
record Rung(Duration clock, int workingDays) {

    /** @throws DateTimeException for anything but hours and minutes, or whole days */
    static Rung parse(String text) {
        if (text.startsWith("PT")) {
            Duration clock = Duration.parse(text);
            if (clock.compareTo(Duration.ofMinutes(1)) < 0) {
                throw new DateTimeException("The wait " + text + " is shorter than a minute");
            }
            return new Rung(clock, 0);
        }
        Period period = Period.parse(text);
        if (period.toTotalMonths() != 0 || period.getDays() < 1) {
            throw new DateTimeException("The wait " + text + " is neither hours nor days");
        }
        return new Rung(null, period.getDays());
    }

    boolean onWorkingDaysOnly() {
        return clock == null;
    }

    ZonedDateTime after(ZonedDateTime from, WorkingCalendar calendar, LocalTime hour) {
        return onWorkingDaysOnly()
                ? calendar.after(from.toLocalDate(), workingDays).atTime(hour).atZone(from.getZone())
                : from.plus(clock);
    }
}
