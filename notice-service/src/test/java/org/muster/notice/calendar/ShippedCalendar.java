package org.muster.notice.calendar;

import java.io.IOException;

/** The calendar as it is shipped, for tests without a running service. */
public final class ShippedCalendar {

    private ShippedCalendar() {}

    public static WorkingCalendar china() {
        try {
            return new WorkingCalendar(Calendars.shipped());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
