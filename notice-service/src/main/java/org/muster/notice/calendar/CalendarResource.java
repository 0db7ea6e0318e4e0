package org.muster.notice.calendar;

import java.time.LocalDate;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import io.quarkus.security.Authenticated;

/** The working calendar, for whoever sets or reads a deadline. */
@Path("/api/calendar")
@Authenticated
public class CalendarResource {

    @Inject
    WorkingCalendar calendar;

    /** @param official false when no arrangement of that year is known: then every Monday to Friday is a working day */
    record YearResponse(int year, boolean official, List<Arrangement> arrangements) {}

    /** @param official whether holidays were taken into account all the way; without, weekdays alone were counted */
    record PeriodResponse(LocalDate after, int workingDays, LocalDate last, boolean official) {}

    /** What differs from Monday to Friday in a year. */
    @GET
    public YearResponse year(@QueryParam("year") @NotNull @Min(1949) @Max(2099) Integer year) {
        return new YearResponse(year, calendar.knows(year), calendar.arrangementsOf(year));
    }

    /** The last day of so many working days; the day from which they run does not count. */
    @GET
    @Path("/period")
    public PeriodResponse period(
            @QueryParam("after") @NotNull LocalDate after,
            @QueryParam("workingDays") @NotNull @Min(1) @Max(250) Integer workingDays) {
        LocalDate last = calendar.after(after, workingDays);
        return new PeriodResponse(after, workingDays, last, calendar.knows(after, last));
    }
}
