package org.muster.notice.duty;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** The shifts of an organisation, and single seats given to somebody else by those who manage the duty. */
@Path("/api/duty/shifts")
public class ShiftResource {

    private static final int DAYS = 62;

    @Inject
    Rotations rotations;

    @Inject
    Seats seats;

    @Inject
    SeatChanges changes;

    @Inject
    Swaps swaps;

    @Inject
    DutyPersons persons;

    @Inject
    Access access;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param person who holds the seat instead; null when nobody shall */
    record OverrideRequest(
            UUID person, @NotBlank @Size(max = 200) String reason) {}

    record RestorationRequest(@Size(max = 200) String reason) {}

    /**
     * The shifts that begin in those days, by their start.
     *
     * @param from today when left out
     * @param until its last day; a week from then when left out, at most two months
     */
    @GET
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
    public List<ShiftView> list(
            @QueryParam("organisation") @NotBlank @Size(max = 40) String organisation,
            @QueryParam("from") LocalDate from,
            @QueryParam("until") LocalDate until) {
        access.requireWithin(organisation);
        LocalDate first = from == null ? LocalDate.now(clock) : from;
        LocalDate last = until == null ? first.plusDays(6) : until;
        if (last.isBefore(first) || ChronoUnit.DAYS.between(first, last) >= DAYS) {
            throw ProblemException.badRequest("duty-bad-span", first, last, DAYS);
        }
        List<Seat> found = seats.between(
                organisation,
                first.atStartOfDay(clock.getZone()).toInstant(),
                last.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        return ShiftView.of(
                found.stream().filter(seat -> !seat.day().isBefore(first)).toList());
    }

    /**
     * Gives a seat to somebody else, from now on when the shift runs; ends a swap about it. The answer warns of what the
     * person has to do at the same time. 409 when the person holds it already or has the shift's other seat.
     */
    @POST
    @Path("/{rotation}/{day}/{post}/override")
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    public ShiftView override(UUID rotation, LocalDate day, Post post, @NotNull @Valid OverrideRequest request) {
        Rotation of = rotations.locked(rotation);
        Seat seat = rotations.openSeat(of, day, post);
        List<Seat> doubled = List.of();
        if (request.person() != null) {
            persons.require(request.person(), of.organisation);
            doubled = seats.doubled(seat, request.person());
            requireOtherSeatFree(seat, request.person(), doubled);
        }
        swaps.override(seat);
        changes.give(seat, ChangeKind.OVERRIDE, request.person(), request.reason());
        audit.record("override", "duty-shift", rotation + "/" + day + "/" + post, Map.of());
        return ShiftView.of(seats.of(rotation, day), doubled);
    }

    /** The seat is held again as planned; 409 when it is, or when the one planned has the shift's other seat by now. */
    @POST
    @Path("/{rotation}/{day}/{post}/restoration")
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    public ShiftView restore(UUID rotation, LocalDate day, Post post, @NotNull @Valid RestorationRequest request) {
        Seat seat = rotations.openSeat(rotations.locked(rotation), day, post);
        if (seat.kind() == null || seat.kind() == ChangeKind.RESTORED) {
            throw ProblemException.conflict("duty-as-planned", day);
        }
        if (seat.planned() != null) {
            requireOtherSeatFree(seat, seat.planned(), seats.doubled(seat, seat.planned()));
        }
        swaps.override(seat);
        changes.giveBack(seat, request.reason());
        audit.record("restore", "duty-shift", rotation + "/" + day + "/" + post, Map.of());
        return ShiftView.of(seats.of(rotation, day), List.of());
    }

    private static void requireOtherSeatFree(Seat seat, UUID person, List<Seat> doubled) {
        if (seat.holds(person)) {
            throw ProblemException.conflict("duty-holds-seat", person, seat.day());
        }
        if (doubled.stream().anyMatch(other -> other.shift().equals(seat.shift()))) {
            throw ProblemException.conflict("duty-own-backup", person);
        }
    }
}
