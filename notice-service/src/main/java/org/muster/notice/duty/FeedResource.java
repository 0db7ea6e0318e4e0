package org.muster.notice.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.muster.notice.duty.Calendars.Calendar;
import org.muster.notice.task.TaskDeadlines;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;

/** Calendar feeds (iCalendar) for programs that cannot log in; whoever has the address may read. */
@Path("/api/public/calendars/{secret}")
public class FeedResource {

    private static final int DAYS_BACK = 14;
    private static final int DAYS_AHEAD = 92;

    @Inject
    Calendars calendars;

    @Inject
    Seats seats;

    @Inject
    TaskDeadlines deadlines;

    @Inject
    Organisations organisations;

    @Inject
    Clock clock;

    /** The shifts of the last two weeks and the coming three months, and open tasks that have a firm date. */
    @GET
    @PermitAll
    @Produces("text/calendar")
    public Response get(@PathParam("secret") String secret) {
        Calendar calendar = calendars
                .behind(new CalendarSecret(secret))
                .orElseThrow(() -> new ProblemException(404, "duty-calendar-unknown"));
        LocalDate today = LocalDate.now(clock);
        List<Seat> shown = seats.between(
                calendar.organisation(), midnight(today.minusDays(DAYS_BACK)), midnight(today.plusDays(DAYS_AHEAD)));
        CalendarFile file =
                new CalendarFile(organisations.require(calendar.organisation()).name(), clock.instant());
        shown.stream()
                .filter(seat -> calendar.person() == null ? seat.person() != null : seat.holds(calendar.person()))
                .forEach(seat -> file.add(seat, calendar.person() != null));
        deadlines.of(calendar.organisation()).forEach(file::add);
        return Response.ok(file.text(), "text/calendar;charset=utf-8")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private Instant midnight(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
