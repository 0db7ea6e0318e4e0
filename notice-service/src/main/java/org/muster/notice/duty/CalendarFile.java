package org.muster.notice.duty;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.TimeZone;

import org.muster.notice.task.TaskDeadlines.Deadline;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.StandardTime;
import biweekly.component.VEvent;
import biweekly.component.VTimezone;
import biweekly.component.VTodo;
import biweekly.io.TimezoneAssignment;
import biweekly.io.text.ICalWriter;
import biweekly.property.DateDue;
import biweekly.property.Status;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import biweekly.util.UtcOffset;

/**
 * An iCalendar file (RFC 5545). Every shift is an event of its own, named by its rotation, day and seat, so that a
 * program sees a swap as a newer sequence of the event it knows. Telephone numbers never stand in it.
 */
class CalendarFile {

    private static final String ZONE = "Asia/Shanghai";
    private static final int HOURS_EAST = 8;

    private final ICalendar calendar = new ICalendar();
    private final Map<String, Integer> parts = new HashMap<>();
    private final String organisation;
    private final Instant now;

    CalendarFile(String organisation, Instant now) {
        this.organisation = organisation;
        this.now = now;
        calendar.setProductId("-//Muster//Duty//ZH");
        calendar.setName(organisation + "值班");
        // what programs older than RFC 7986 look for
        calendar.setExperimentalProperty("X-WR-CALNAME", organisation + "值班");
        calendar.setRefreshInterval(Duration.builder().hours(1).build());
        calendar.getTimezoneInfo().setDefaultTimezone(new TimezoneAssignment(TimeZone.getTimeZone(ZONE), shanghai()));
    }

    /** @param own whether the reader knows whose it is */
    void add(Seat seat, boolean own) {
        String name = seat.rotation() + "-" + seat.day() + "-" + seat.post();
        // a seat that changed hands while its shift ran has several parts
        int part = parts.merge(name, 1, Integer::sum);
        VEvent event = new VEvent();
        event.setUid("duty-" + name + (part == 1 ? "" : "-" + part) + "@muster");
        event.setDateTimeStamp(Date.from(now));
        event.setSequence(seat.sequence());
        event.setDateStart(Date.from(seat.starts()));
        event.setDateEnd(Date.from(seat.ends()));
        String post = seat.post() == Post.MAIN ? "主班" : "副班";
        event.setSummary(own ? "值班：" + seat.rotationName() + post : seat.rotationName() + post + "：" + seat.name());
        if (seat.plannedName() != null && !seat.plannedName().equals(seat.name())) {
            event.setDescription("替" + seat.plannedName());
        }
        event.setLocation(organisation);
        event.setTransparency(Transparency.transparent());
        calendar.addEvent(event);
    }

    void add(Deadline task) {
        VTodo todo = new VTodo();
        todo.setUid("task-" + task.task() + "-" + task.organisation() + "@muster");
        todo.setDateTimeStamp(Date.from(now));
        todo.setSummary(task.text());
        DateDue due = new DateDue(new ICalDate(components(task.due()), false));
        todo.setDateDue(due);
        todo.setStatus(Status.needsAction());
        calendar.addTodo(todo);
    }

    String text() {
        StringWriter text = new StringWriter();
        try (ICalWriter writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // it would count characters, where the standard counts octets
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return OctetFolding.fold(text.toString());
    }

    private static DateTimeComponents components(LocalDate day) {
        return new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
    }

    /** Eight hours east of Greenwich in every season since 1991. */
    private static VTimezone shanghai() {
        StandardTime standard = new StandardTime();
        standard.setDateStart(new DateTimeComponents(1991, 9, 15, 0, 0, 0, false));
        UtcOffset offset = new UtcOffset(true, HOURS_EAST, 0);
        standard.setTimezoneOffsetFrom(offset);
        standard.setTimezoneOffsetTo(offset);
        standard.addTimezoneName("CST");
        VTimezone zone = new VTimezone(ZONE);
        zone.addStandardTime(standard);
        return zone;
    }
}
