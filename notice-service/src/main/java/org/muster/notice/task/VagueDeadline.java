package org.muster.notice.task;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.muster.notice.calendar.WorkingCalendar;

/**
 * Proposes a date for a deadline in words (近期, 尽快, 三个工作日内). It is a proposal for who plans the work: the words
 * stay what was asked, and nobody is late by it.
 *
 * @param words working days by word
 * @param otherwise working days for all other words
 */
record VagueDeadline(WorkingCalendar calendar, Map<String, Integer> words, int otherwise) {

    /** @param official whether the holidays up to it are known; otherwise Monday to Friday were counted */
    record Proposal(LocalDate on, boolean official) {}

    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern PERIOD = Pattern.compile("([0-9]{1,2}|[一二两三四五六七八九十]{1,3})个?(工作日|日|天)(?:之?内|以内)");

    Proposal propose(String text, LocalDate from) {
        Matcher period = PERIOD.matcher(text);
        if (period.find()) {
            int count = Math.max(1, number(period.group(1).replace('两', '二')));
            return period.group(2).equals("工作日") ? workingDays(from, count) : days(from, count);
        }
        return workingDays(
                from,
                words.entrySet().stream()
                        .filter(word -> text.contains(word.getKey()))
                        .mapToInt(Map.Entry::getValue)
                        .min()
                        .orElse(otherwise));
    }

    private Proposal workingDays(LocalDate from, int count) {
        LocalDate on = calendar.after(from, count);
        return new Proposal(on, calendar.knows(from, on));
    }

    /** The working day before when the last day is none: a period of days does not wait for the weekend to end. */
    private Proposal days(LocalDate from, int count) {
        LocalDate on = from.plusDays(count);
        while (on.isAfter(from.plusDays(1)) && !calendar.works(on)) {
            on = on.minusDays(1);
        }
        return new Proposal(on, calendar.knows(from, on));
    }

    private static int number(String text) {
        if (Character.isDigit(text.charAt(0))) {
            return Integer.parseInt(text);
        }
        int ten = text.indexOf('十');
        if (ten < 0) {
            return digit(text, text.length() - 1, 0);
        }
        return digit(text, ten - 1, 1) * 10 + digit(text, ten + 1, 0);
    }

    private static int digit(String text, int at, int missing) {
        return at < 0 || at >= text.length() ? missing : DIGITS.indexOf(text.charAt(at));
    }
}
