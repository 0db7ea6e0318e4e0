package org.muster.notice.meeting;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.muster.notice.meeting.Attendance.Person;
import org.muster.notice.meeting.Attendance.Totals;
import org.muster.notice.meeting.Attendance.Unit;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import io.quarkus.security.Authenticated;

/** Attendance of a meeting: organisations answer through a clerk, persons for themselves. */
@Path("/api/meetings/{id}")
@Authenticated
public class AttendanceResource {

    @Inject
    Meetings meetings;

    @Inject
    Attendance attendance;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param remark why not, or what to know */
    record AnswerRequest(
            @NotNull Boolean coming, @Size(max = 500) String remark) {}

    /** @param organisation whose people were counted */
    record CountRequest(
            @NotBlank @Size(max = 40) String organisation,
            @NotNull @Min(0) @Max(100_000) Integer persons) {}

    /** @param organisations one page of those invited, in tree order */
    record AttendanceResponse(Totals totals, List<Unit> organisations) {}

    /** Answers for the organisation, until the meeting begins; the last answer counts. */
    @POST
    @Path("/answer")
    @RolesAllowed(Roles.CLERK)
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "204")
    public void answer(UUID id, @NotNull @Valid AnswerRequest request) {
        Meeting meeting = meetings.shared(id);
        meeting.requireAhead(clock.instant());
        long pos = meetings.place(meeting, user.organisation());
        attendance.answer(id, pos, request.coming(), request.remark(), clock.instant());
        audit.record("answer", "meeting", id, Map.of("coming", request.coming()));
    }

    /** Counts the people of an organisation by hand, for one's own or, as the one who called, for any invited. */
    @POST
    @Path("/headcounts")
    @RolesAllowed(Roles.CLERK)
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "204")
    public void count(UUID id, @NotNull @Valid CountRequest request) {
        Meeting meeting = meetings.shared(id);
        if (!meeting.organisation.equals(user.organisation())
                && !request.organisation().equals(user.organisation())) {
            throw ProblemException.forbidden("not-your-organisation", request.organisation());
        }
        meeting.requireBegun(clock.instant());
        long pos = meetings.place(meeting, request.organisation());
        attendance.count(id, pos, request.organisation(), request.persons(), clock.instant());
        audit.record("count-attendance", "meeting", id, Map.of("organisation", request.organisation()));
    }

    /** Says that one will come oneself. One's name is kept so that the meeting knows who takes part. */
    @POST
    @Path("/personal-acceptance")
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "204")
    public void accept(UUID id) {
        Meeting meeting = meetings.shared(id);
        meeting.requireAhead(clock.instant());
        attendance.accept(id, meetings.place(meeting, user.organisation()), clock.instant());
        audit.record("accept", "meeting", id, Map.of());
    }

    /** Takes one's name out, whether one accepted or attended. */
    @DELETE
    @Path("/personal-acceptance")
    @Transactional
    public void forget(UUID id) {
        meetings.visible(id);
        attendance.forget(id);
        audit.record("undo-acceptance", "meeting", id, Map.of());
    }

    /** Enters the meeting, from half an hour before it begins until it ends. */
    @POST
    @Path("/check-in")
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "204")
    public void enter(UUID id) {
        Meeting meeting = meetings.shared(id);
        meeting.requireEntrance(clock.instant());
        attendance.enter(id, meetings.place(meeting, user.organisation()), clock.instant());
        audit.record("check-in", "meeting", id, Map.of());
    }

    /** For who called and those above. */
    @GET
    @Path("/attendance")
    @Transactional
    public RestResponse<AttendanceResponse> attendance(
            UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        Meeting meeting = Meeting.findById(id);
        if (meeting == null) {
            throw ProblemException.notFound("meeting", id);
        }
        access.requireVisible(meeting.organisation, "meeting", id);
        return page.within(
                attendance.units(meeting, page),
                Unit::pos,
                shown -> new AttendanceResponse(attendance.totals(meeting), shown),
                uri);
    }

    /** Names: all for a clerk of who called, one's own people for a clerk of another. */
    @GET
    @Path("/persons")
    @RolesAllowed(Roles.CLERK)
    @Transactional
    public RestResponse<List<Person>> persons(
            UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        Meeting meeting = meetings.visible(id);
        boolean called = meeting.organisation.equals(user.organisation());
        audit.record("read-names", "meeting", id, Map.of());
        return page.answer(attendance.persons(id, called ? null : user.organisation(), page), Person::key, uri);
    }
}
