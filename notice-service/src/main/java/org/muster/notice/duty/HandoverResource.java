package org.muster.notice.duty;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

/**
 * Handing over from one shift to the next. Whoever holds a seat of the shift writes, whoever holds one of the next
 * acknowledges; their organisation's duty officers may do so for persons without an account.
 */
@Path("/api/duty/handovers")
@Produces(MediaType.APPLICATION_JSON)
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
public class HandoverResource {

    private static final UUID AFTER_ALL = new UUID(-1, -1);
    private static final Duration WRITABLE_AFTERWARDS = Duration.ofHours(12);

    @Inject
    Rotations rotations;

    @Inject
    Seats seats;

    @Inject
    Handovers handovers;

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

    record HandoverRequest(
            @NotNull UUID rotation,
            @NotNull LocalDate day,
            @NotBlank @Size(max = 2000) String text) {}

    /** The newest first. */
    @GET
    public RestResponse<List<HandoverView>> list(
            @QueryParam("organisation") @NotBlank @Size(max = 40) String organisation,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        access.requireWithin(organisation);
        UUID before = page.after() == null ? AFTER_ALL : page.afterId();
        List<HandoverNote> found = HandoverNote.find(
                        "organisation = ?1 and id < ?2 order by id desc", organisation, before)
                .page(0, page.fetch())
                .list();
        return page.map(found, note -> note.id, HandoverView::of, uri);
    }

    /** Remembers when somebody of the next shift first reads it. */
    @GET
    @Path("/{id}")
    @Transactional
    public HandoverView get(UUID id) {
        HandoverNote note = visible(id, LockModeType.NONE);
        if (note.readAt == null && persons.iHoldOneOf(handovers.next(note))) {
            HandoverNote.getEntityManager().refresh(note, LockModeType.PESSIMISTIC_WRITE);
            note.read(user, clock.instant());
        }
        return HandoverView.of(note);
    }

    /** 409 before the shift begins and half a day after its end. */
    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = HandoverView.class, responseCode = "201")
    public RestResponse<HandoverView> write(@NotNull @Valid HandoverRequest request) {
        Rotation rotation = rotations.visible(request.rotation());
        List<Seat> shift = seats.of(rotation.id, request.day());
        if (shift.isEmpty()) {
            throw ProblemException.notFound("duty-shift", rotation.name + " " + request.day());
        }
        Instant now = clock.instant();
        if (shift.get(0).shiftStarts().isAfter(now)) {
            throw ProblemException.conflict("duty-shift-not-begun", request.day());
        }
        if (shift.get(0).shiftEnds().plus(WRITABLE_AFTERWARDS).isBefore(now)) {
            throw ProblemException.conflict("duty-shift-over", request.day());
        }
        requireOnDuty(shift);
        HandoverNote note = HandoverNote.of(shift.get(0), request.text().strip(), user, now);
        note.persistAndFlush();
        audit.record("hand-over", "duty-handover", note.id, Map.of("organisation", note.organisation));
        return ResponseBuilder.<HandoverView>created(URI.create("/api/duty/handovers/" + note.id))
                .entity(HandoverView.of(note))
                .build();
    }

    /** By somebody of the next shift, once. */
    @POST
    @Path("/{id}/acknowledgement")
    @Transactional
    @Idempotent
    public HandoverView acknowledge(UUID id) {
        HandoverNote note = visible(id, LockModeType.PESSIMISTIC_WRITE);
        requireOnDuty(handovers.next(note));
        note.acknowledge(user, clock.instant());
        audit.record("acknowledge", "duty-handover", id, Map.of("organisation", note.organisation));
        return HandoverView.of(note);
    }

    private void requireOnDuty(List<Seat> shift) {
        boolean officer = user.has(Roles.DUTY_OFFICER)
                && shift.stream().allMatch(seat -> seat.organisation().equals(user.organisation()));
        if (!officer && !persons.iHoldOneOf(shift)) {
            throw ProblemException.forbidden("duty-not-on-shift");
        }
    }

    private HandoverNote visible(UUID id, LockModeType lock) {
        HandoverNote note = HandoverNote.findById(id, lock);
        if (note == null) {
            throw ProblemException.notFound("duty-handover", id);
        }
        access.requireVisible(note.organisation, "duty-handover", id);
        return note;
    }
}
