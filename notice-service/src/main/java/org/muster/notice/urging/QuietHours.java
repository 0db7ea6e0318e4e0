package org.muster.notice.urging;

import java.time.LocalTime;
import java.time.ZonedDateTime;

/** The hours in which nobody is urged (免打扰时段), usually across midnight. The end itself is not quiet any more. */
record QuietHours(LocalTime from, LocalTime until) {

    boolean cover(ZonedDateTime moment) {
        LocalTime time = moment.toLocalTime();
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : !from.equals(until) && (!time.isBefore(from) || time.isBefore(until));
    }

    /** The moment itself when it is not quiet, otherwise the next end of the quiet hours. */
    ZonedDateTime endAfter(ZonedDateTime moment) {
        if (!cover(moment)) {
            return moment;
        }
        ZonedDateTime end = moment.with(until);
        return end.isAfter(moment) ? end : end.plusDays(1);
    }

    /** The first moment of the following day at which somebody may be urged. */
    ZonedDateTime morningAfter(ZonedDateTime moment) {
        return endAfter(moment.plusDays(1).with(LocalTime.MIN));
    }
}
