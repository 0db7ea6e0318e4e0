package org.muster.notice.duty;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.duty.Calendars.Calendar;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Gives out and takes back the private addresses of calendar feeds. Each is shown once, when it is made; making it anew
 * is how one gets another, and voids the former. PUT and not POST, so that no answer is kept for a repetition.
 */
@Path("/api/duty/calendars")
public class CalendarResource {

    @Inject
    Calendars calendars;

    @Inject
    DutyPersons persons;

    @Inject
    Access access;

    @Inject
    AuditTrail audit;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** @param path what a calendar program subscribes to, behind this platform's own address */
    record CalendarAddress(UUID id, String path) {}

    /** @param person whose feed it is; left out for the organisation's */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CalendarView(UUID id, String organisation, UUID person, String name, String madeBy, Instant madeAt) {

        static CalendarView of(Calendar calendar) {
            return new CalendarView(
                    calendar.id(),
                    calendar.organisation(),
                    calendar.person(),
                    calendar.personName(),
                    calendar.madeBy(),
                    calendar.madeAt());
        }
    }

    /** The feeds that are open at present, without their addresses. */
    @GET
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    public List<CalendarView> list(@QueryParam("organisation") @NotBlank @Size(max = 40) String organisation) {
        access.requireWithin(organisation);
        return calendars.of(organisation).stream().map(CalendarView::of).toList();
    }

    /** One's own shifts and one's organisation's deadlines; for those who are on duty in their organisation. */
    @PUT
    @Path("/mine")
    @RolesAllowed({
        Roles.DRAFTER,
        Roles.ISSUER,
        Roles.CLERK,
        Roles.DUTY_OFFICER,
        Roles.REPORTER,
        Roles.REPORT_REVIEWER,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN
    })
    @Transactional
    public RestResponse<CalendarAddress> makeMine() {
        DutyPerson me = persons.me(user.organisation())
                .orElseThrow(() -> ProblemException.forbidden("duty-not-on-roster", user.organisation()));
        return made(user.organisation(), me.id);
    }

    /** All shifts and deadlines of an organisation. */
    @PUT
    @Path("/organisations/{code}")
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    public RestResponse<CalendarAddress> make(@Size(max = 40) String code) {
        access.requireWithin(code);
        return made(code, null);
    }

    /** Nobody reads the feed with that address any more. By whoever manages the duty, or the person whose feed it is. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed({
        Roles.DRAFTER,
        Roles.ISSUER,
        Roles.CLERK,
        Roles.DUTY_OFFICER,
        Roles.REPORTER,
        Roles.REPORT_REVIEWER,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN
    })
    @Transactional
    public void revoke(UUID id) {
        Calendar calendar = calendars.find(id).orElseThrow(() -> ProblemException.notFound("duty-calendar", id));
        access.requireVisible(calendar.organisation(), "duty-calendar", id);
        boolean manages = user.has(Roles.DUTY_OFFICER) || user.has(Roles.ORG_ADMIN);
        boolean mine = persons.me(calendar.organisation())
                .filter(me -> me.id.equals(calendar.person()))
                .isPresent();
        if (!manages && !mine) {
            throw ProblemException.forbidden("duty-not-your-calendar");
        }
        calendars.revoke(id, clock.instant());
        audit.record("revoke", "duty-calendar", id, Map.of("organisation", calendar.organisation()));
    }

    private RestResponse<CalendarAddress> made(String organisation, UUID person) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        CalendarSecret secret = calendars.make(id, organisation, person, user.name(), clock.instant());
        audit.record("make", "duty-calendar", id, Map.of("organisation", organisation));
        return ResponseBuilder.ok(new CalendarAddress(id, "/api/public/calendars/" + secret.value()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
