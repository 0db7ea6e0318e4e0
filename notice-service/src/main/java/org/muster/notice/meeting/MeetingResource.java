package org.muster.notice.meeting;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.organisation.AudienceBelow;
import org.muster.notice.task.Drill;
import org.muster.notice.task.Tasks;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.security.Authenticated;

/** Meetings: a clerk calls one and writes its minutes, everybody invited and those above the caller read it. */
@Path("/api/meetings")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class MeetingResource {

    @Inject
    Meetings meetings;

    @Inject
    AudienceBelow audience;

    @Inject
    Tasks tasks;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param to organisations at or below one's own @param task one that one's organisation still has to do */
    record MeetingRequest(
            @NotNull MeetingKind kind,
            @NotBlank @Size(max = 200) String title,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,

            @NotBlank @Size(max = 500) @Pattern(regexp = "https?://\\S+")
            String link,

            @NotBlank @Size(max = 4000) String agenda,
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid Selector> to,
            UUID task) {}

    record CancellationRequest(@NotBlank @Size(max = 1000) String reason) {}

    record MinutesRequest(@NotBlank @Size(max = 50000) String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MeetingResponse(
            UUID id,
            String organisation,
            MeetingKind kind,
            String title,
            Instant startsAt,
            Instant endsAt,
            String link,
            String agenda,
            UUID task,
            boolean drill,
            int invited,
            MeetingState state,
            String calledBy,
            Instant calledAt,
            String cancelReason,
            String minutes,
            String minutesBy,
            Instant minutesAt) {

        static MeetingResponse of(Meeting meeting) {
            return new MeetingResponse(
                    meeting.id,
                    meeting.organisation,
                    meeting.kind,
                    meeting.title,
                    meeting.startsAt,
                    meeting.endsAt,
                    meeting.link,
                    meeting.agenda,
                    meeting.task,
                    meeting.drill,
                    meeting.invited,
                    meeting.state,
                    meeting.calledBy,
                    meeting.calledAt,
                    meeting.cancelReason,
                    meeting.minutes,
                    meeting.minutesBy,
                    meeting.minutesAt);
        }
    }

    /** 422 for a time that has passed or a task that one's organisation does not have to do (any more). */
    @POST
    @RolesAllowed(Roles.CLERK)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = MeetingResponse.class, responseCode = "201")
    public RestResponse<MeetingResponse> call(@NotNull @Valid MeetingRequest request) {
        boolean drill = request.task() != null
                && tasks.outstanding(request.task(), user.organisation())
                        .orElseThrow(() -> ProblemException.unprocessable("meeting-task-not-open", request.task()))
                        .drill();
        Meeting meeting = new Meeting();
        meeting.kind = request.kind();
        meeting.title = Drill.mark(drill, request.title().strip());
        meeting.startsAt = request.startsAt();
        meeting.endsAt = request.endsAt();
        meeting.link = request.link();
        meeting.agenda = request.agenda().strip();
        meeting.task = request.task();
        meeting.drill = drill;
        meeting.call(audience.freeze(request.to()), user, clock.instant());
        meeting.persistAndFlush();
        audit.record("call", "meeting", meeting.id, Map.of());
        return ResponseBuilder.<MeetingResponse>created(URI.create("/api/meetings/" + meeting.id))
                .entity(MeetingResponse.of(meeting))
                .build();
    }

    /** Newest call first. @param task those called for this task: its evidence */
    @GET
    @Transactional
    public RestResponse<List<MeetingResponse>> list(
            @QueryParam("task") UUID task,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(meetings.list(task, page), meeting -> meeting.id, MeetingResponse::of, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public MeetingResponse get(UUID id) {
        return MeetingResponse.of(meetings.visible(id));
    }

    /** 409 when it has begun. */
    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed(Roles.CLERK)
    @Transactional
    @Idempotent
    public MeetingResponse cancel(UUID id, @NotNull @Valid CancellationRequest request) {
        Meeting meeting = meetings.own(id);
        meeting.cancel(request.reason().strip(), clock.instant());
        audit.record("cancel", "meeting", id, Map.of());
        return MeetingResponse.of(meeting);
    }

    /** Writes the minutes, once. The task it was called for, if still open, gets them told as progress. */
    @POST
    @Path("/{id}/minutes")
    @RolesAllowed(Roles.CLERK)
    @Transactional
    @Idempotent
    public MeetingResponse hold(UUID id, @NotNull @Valid MinutesRequest request) {
        Meeting meeting = meetings.own(id);
        meeting.hold(request.text().strip(), user.name(), clock.instant());
        if (meeting.task != null) {
            tasks.progress(meeting.task, user, "已召开会议：" + meeting.title + "（纪要 /api/meetings/" + id + "）");
        }
        audit.record("write-minutes", "meeting", id, Map.of());
        return MeetingResponse.of(meeting);
    }
}
