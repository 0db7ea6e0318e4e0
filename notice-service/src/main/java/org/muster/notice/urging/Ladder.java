package org.muster.notice.urging;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.muster.notice.calendar.WorkingCalendar;

/** The steps by which silent recipients of a notice are urged, as its urgency (紧急程度) asks (催办). */
record Ladder(List<Rung> rungs, boolean mostUrgent, WorkingCalendar calendar, LocalTime hour, QuietHours quiet) {

    private static final Set<String> MOST_URGENT = Set.of("特急", "特提");
    private static final Set<String> URGENT = Set.of("加急");

    /** A moment at which a step is taken. @param heldBy why it is not earlier; null when nothing held it */
    record Moment(ZonedDateTime at, Hold heldBy) {}

    static Ladder of(String urgency, LadderConfig config, WorkingCalendar calendar, QuietHours quiet) {
        List<String> waits =
                isMostUrgent(urgency) ? config.mostUrgent() : isUrgent(urgency) ? config.urgent() : config.plain();
        return new Ladder(
                waits.stream().map(Rung::parse).toList(), isMostUrgent(urgency), calendar, config.hour(), quiet);
    }

    private static boolean isMostUrgent(String urgency) {
        return urgency != null && MOST_URGENT.contains(urgency);
    }

    private static boolean isUrgent(String urgency) {
        return urgency != null && URGENT.contains(urgency);
    }

    /** The more urgent of the two. */
    static String moreUrgent(String one, String other) {
        return isMostUrgent(other) || isUrgent(other) && !isMostUrgent(one) ? other : one;
    }

    /** When the step is to be taken; empty beyond the last. @param from the issue, or when the step before was taken */
    Optional<ZonedDateTime> next(int step, ZonedDateTime from) {
        return step > rungs.size()
                ? Optional.empty()
                : Optional.of(rungs.get(step - 1).after(from, calendar, hour));
    }

    /**
     * The first moment from now on at which the step may be taken.
     *
     * @param throughTheNight whether a night is no reason to wait
     */
    Moment allowed(int step, ZonedDateTime now, boolean throughTheNight) {
        if (rungs.get(step - 1).onWorkingDaysOnly() && !calendar.works(now.toLocalDate())) {
            ZonedDateTime day =
                    calendar.onOrAfter(now.toLocalDate()).atTime(hour).atZone(now.getZone());
            return new Moment(quiet.endAfter(day), Hold.HOLIDAY);
        }
        ZonedDateTime at = throughTheNight ? now : quiet.endAfter(now);
        return new Moment(at, at.equals(now) ? null : Hold.QUIET_HOURS);
    }

    /** Whether the organisations above are told of the silence at this step. */
    boolean climbsAt(int step) {
        return mostUrgent && step == rungs.size();
    }
}
