package org.muster.notice.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The days on which offices work (工作日): Monday to Friday unless an arrangement says otherwise. Later arrangements
 * win over earlier ones. In a year without any it knows only weekdays; {@link #knows} tells.
 */
public final class WorkingCalendar {

    private final List<Arrangement> arrangements;
    private final Map<LocalDate, DayKind> days = new HashMap<>();
    private final Set<Integer> years;

    WorkingCalendar(List<Arrangement> arrangements) {
        this.arrangements = List.copyOf(arrangements);
        this.years = arrangements.stream().map(each -> each.from().getYear()).collect(Collectors.toSet());
        arrangements.forEach(
                each -> each.from().datesUntil(each.until().plusDays(1)).forEach(day -> days.put(day, each.day())));
    }

    /** Whether the arrangement of that year is known; otherwise its holidays count as working days. */
    public boolean knows(int year) {
        return years.contains(year);
    }

    public boolean works(LocalDate day) {
        DayKind arranged = days.get(day);
        return arranged == null
                ? day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY
                : arranged == DayKind.WORK;
    }

    /** The day itself if people work on it, otherwise the next on which they do. */
    public LocalDate onOrAfter(LocalDate day) {
        LocalDate working = day;
        while (!works(working)) {
            working = working.plusDays(1);
        }
        return working;
    }

    /**
     * The last day of a period of so many working days. The day from which it runs does not count, as in 三个工作日内.
     *
     * @param count at least 1
     */
    public LocalDate after(LocalDate day, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A period has at least one working day, not " + count);
        }
        LocalDate last = day;
        for (int left = count; left > 0; left--) {
            last = onOrAfter(last.plusDays(1));
        }
        return last;
    }

    /** Whether every year from the one day to the other is known. */
    public boolean knows(LocalDate from, LocalDate until) {
        return from.getYear() == until.getYear()
                ? knows(from.getYear())
                : knows(from.getYear()) && knows(from.plusYears(1).withDayOfYear(1), until);
    }

    List<Arrangement> arrangementsOf(int year) {
        return arrangements.stream()
                .filter(each -> each.from().getYear() == year)
                .toList();
    }
}
