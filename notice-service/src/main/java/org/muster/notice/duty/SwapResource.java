package org.muster.notice.duty;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
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
 * Swaps of seats that have not begun. Whoever holds a seat asks, and a colleague takes it; whoever manages the duty may
 * ask, withdraw and undo for others, and overrides the seat itself.
 */
@Path("/api/duty/swaps")
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
public class SwapResource {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    @Inject
    Rotations rotations;

    @Inject
    Seats seats;

    @Inject
    SeatChanges changes;

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

    /** @param asked the only one who may take it; any colleague when left out */
    record SwapRequest(
            @NotNull UUID rotation,
            @NotNull LocalDate day,
            @NotNull Post post,
            UUID asked,
            @Size(max = 200) String reason) {}

    /** The newest first. @param open only those that still wait for somebody */
    @GET
    public RestResponse<List<SwapView>> list(
            @QueryParam("organisation") @NotBlank @Size(max = 40) String organisation,
            @QueryParam("open") @DefaultValue("false") boolean open,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        access.requireWithin(organisation);
        UUID before = page.after() == null ? AFTER_ALL : page.afterId();
        List<Swap> found = Swap.find(
                        "organisation = ?1 and id < ?2 and (?3 = false or state = ?4 and day >= ?5) order by id desc",
                        organisation,
                        before,
                        open,
                        SwapState.ASKED,
                        LocalDate.now(clock))
                .page(0, page.fetch())
                .list();
        return page.map(found, swap -> swap.id, swap -> SwapView.of(swap, List.of()), uri);
    }

    @GET
    @Path("/{id}")
    public SwapView get(UUID id) {
        return SwapView.of(visible(id), List.of());
    }

    /** 409 when nobody holds the seat, when it is asked about already, and when the shift has begun. */
    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = SwapView.class, responseCode = "201")
    public RestResponse<SwapView> ask(@NotNull @Valid SwapRequest request) {
        Seat seat = rotations.upcomingSeat(rotations.locked(request.rotation()), request.day(), request.post());
        if (seat.person() == null) {
            throw ProblemException.conflict("duty-nobody-holds", request.day());
        }
        if (!manages() && !persons.iHoldOneOf(List.of(seat))) {
            throw ProblemException.forbidden("duty-not-your-seat");
        }
        DutyPerson asked = request.asked() == null ? null : persons.require(request.asked(), seat.organisation());
        if (asked != null && seat.holds(asked.id)) {
            throw ProblemException.conflict("duty-holds-seat", asked.name, seat.day());
        }
        Swap swap = Swap.of(seat, asked, request.reason(), clock.instant());
        swap.ask();
        audit.record("ask", "duty-swap", swap.id, Map.of("organisation", swap.organisation));
        return ResponseBuilder.<SwapView>created(URI.create("/api/duty/swaps/" + swap.id))
                .entity(SwapView.of(swap, List.of()))
                .build();
    }

    /** Of several at once exactly one gets it. The answer warns of what the taker has to do at the same time. */
    @POST
    @Path("/{id}/acceptance")
    @Transactional
    @Idempotent
    public SwapView accept(UUID id) {
        Swap swap = lockedWithRotation(id);
        DutyPerson me = meAt(swap);
        swap.accept(me, clock.instant());
        Seat seat = heldBy(swap, swap.asker);
        List<Seat> doubled = seats.doubled(seat, me.id);
        if (doubled.stream().anyMatch(other -> other.shift().equals(seat.shift()))) {
            throw ProblemException.conflict("duty-own-backup", me.name);
        }
        changes.give(seat, ChangeKind.SWAP, me.id, swap.reason);
        audit.record("accept", "duty-swap", id, Map.of("organisation", swap.organisation));
        return SwapView.of(swap, doubled);
    }

    /** Only by the one who was named; what is asked of everybody nobody needs to decline. */
    @POST
    @Path("/{id}/refusal")
    @Transactional
    @Idempotent
    public SwapView decline(UUID id) {
        Swap swap = lockedWithRotation(id);
        swap.decline(meAt(swap), clock.instant());
        audit.record("decline", "duty-swap", id, Map.of("organisation", swap.organisation));
        return SwapView.of(swap, List.of());
    }

    /** Before anybody took it. */
    @POST
    @Path("/{id}/withdrawal")
    @Transactional
    @Idempotent
    public SwapView withdraw(UUID id) {
        Swap swap = lockedWithRotation(id);
        if (!manages() && !iAm(swap, swap.asker)) {
            throw ProblemException.forbidden("duty-not-your-seat");
        }
        swap.withdraw(clock.instant());
        audit.record("withdraw", "duty-swap", id, Map.of("organisation", swap.organisation));
        return SwapView.of(swap, List.of());
    }

    /** Gives the seat back until the shift begins. When the taker does so, the others are asked again. */
    @POST
    @Path("/{id}/undoing")
    @Transactional
    @Idempotent
    public SwapView undo(UUID id) {
        Swap swap = lockedWithRotation(id);
        boolean byTaker = iAm(swap, swap.taker);
        if (!byTaker && !manages() && !iAm(swap, swap.asker)) {
            throw ProblemException.forbidden("duty-not-your-seat");
        }
        UUID taker = swap.taker;
        swap.undo(byTaker, clock.instant());
        Seat seat = heldBy(swap, taker);
        if (swap.byPlan) {
            changes.giveBack(seat, null);
        } else {
            changes.give(seat, ChangeKind.RESTORED, swap.asker, null);
        }
        audit.record("undo", "duty-swap", id, Map.of("organisation", swap.organisation));
        return SwapView.of(swap, List.of());
    }

    /** @throws ProblemException 409 when the shift has begun, or somebody else holds the seat by now */
    private Seat heldBy(Swap swap, UUID holder) {
        Seat seat = rotations.upcomingSeat(rotations.visible(swap.rotation), swap.day, swap.post);
        if (!seat.holds(holder)) {
            throw ProblemException.conflict("duty-swap-moot", swap.day);
        }
        return seat;
    }

    private DutyPerson meAt(Swap swap) {
        return persons.me(swap.organisation)
                .orElseThrow(() -> ProblemException.forbidden("duty-swap-not-asked", user.name()));
    }

    private boolean iAm(Swap swap, UUID person) {
        return person != null
                && persons.me(swap.organisation)
                        .filter(me -> me.id.equals(person))
                        .isPresent();
    }

    /** What the caller sees, it may manage with one of these roles. */
    private boolean manages() {
        return user.has(Roles.DUTY_OFFICER) || user.has(Roles.ORG_ADMIN);
    }

    private Swap lockedWithRotation(UUID id) {
        Swap swap = visible(id);
        rotations.locked(swap.rotation);
        // somebody else may have been faster while we waited
        Swap.getEntityManager().refresh(swap);
        return swap;
    }

    private Swap visible(UUID id) {
        Swap swap = Swap.findById(id);
        if (swap == null) {
            throw ProblemException.notFound("duty-swap", id);
        }
        access.requireVisible(swap.organisation, "duty-swap", id);
        return swap;
    }
}
