package org.muster.report.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import org.muster.platform.organisation.Selector;

/**
 * A response's daily report (每日报告安排). The first period bears the date on which the response started and the plan's
 * cut-off. Further ones open on each real day after the response became known, with the cut-off at the same time of day
 * and as many days later as the first one's was.
 *
 * @param knownAt when the response was announced
 * @param firstWaits whether the first period is still to be opened
 * @param nextDate the next day after the first to be opened
 * @param opened how many periods were opened
 * @param problem slug of what keeps the next period from opening; null when nothing does
 */
record DailySchedule(
        UUID response,
        String organisation,
        String formName,
        List<Selector> to,
        boolean drill,
        LocalDate firstDate,
        Instant firstDueAt,
        Instant knownAt,
        boolean firstWaits,
        LocalDate nextDate,
        int opened,
        String problem) {

    /** One period to be opened. */
    record Day(LocalDate date, Instant dueAt) {}

    /** The first period, as planned. */
    Day first() {
        return new Day(firstDate, firstDueAt);
    }

    /** The first further day. */
    static LocalDate dayAfter(LocalDate startedOn, Instant knownAt, ZoneId zone) {
        return knownSince(startedOn, knownAt, zone).plusDays(1);
    }

    /**
     * Whether the cut-off came while the day waited to be opened, so that everybody would be missing without having been
     * asked. A response entered after the fact has its cut-off in the past from the start; its first day is opened.
     */
    boolean hasPassed(Day day, Instant now) {
        return !day.dueAt().isAfter(now) && day.dueAt().isAfter(knownAt);
    }

    /** A further day. */
    Day day(LocalDate date, ZoneId zone) {
        LocalDate firstDueDate = LocalDate.ofInstant(firstDueAt, zone);
        long later = Math.max(0, ChronoUnit.DAYS.between(knownSince(firstDate, knownAt, zone), firstDueDate));
        return new Day(
                date,
                date.plusDays(later)
                        .atTime(firstDueAt.atZone(zone).toLocalTime())
                        .atZone(zone)
                        .toInstant());
    }

    /** The day it started, or the day it was entered when that was later. */
    private static LocalDate knownSince(LocalDate startedOn, Instant knownAt, ZoneId zone) {
        LocalDate known = LocalDate.ofInstant(knownAt, zone);
        return known.isAfter(startedOn) ? known : startedOn;
    }
}
