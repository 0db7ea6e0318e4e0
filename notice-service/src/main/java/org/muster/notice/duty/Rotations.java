package org.muster.notice.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;

/** Finds rotations and their seats for whoever may see them. */
@ApplicationScoped
class Rotations {

    @Inject
    Seats seats;

    @Inject
    Access access;

    @Inject
    Clock clock;

    /** @throws ProblemException 404 also for those of organisations that are neither the caller's nor below */
    Rotation visible(UUID id) {
        return visible(id, LockModeType.NONE);
    }

    /** Locked until the transaction ends: what changes about a rotation and its seats changes one after the other. */
    Rotation locked(UUID id) {
        return visible(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * The seat as its last holder has it.
     *
     * @throws ProblemException 404 when the rotation has no shift on that day, 409 when that is over
     */
    Seat openSeat(Rotation rotation, LocalDate day, Post post) {
        List<Seat> shift = seats.of(rotation.id, day);
        if (shift.isEmpty()) {
            throw ProblemException.notFound("duty-shift", rotation.name + " " + day);
        }
        Seat any = shift.get(0);
        Instant now = clock.instant();
        if (!any.shiftEnds().isAfter(now)) {
            throw ProblemException.conflict("duty-shift-over", day);
        }
        return shift.stream()
                .filter(seat -> seat.post() == post)
                .max(Comparator.comparing(Seat::starts))
                .orElseGet(() -> new Seat(
                        any.organisation(),
                        any.rotation(),
                        any.rotationName(),
                        day,
                        any.shiftStarts(),
                        any.shiftEnds(),
                        post,
                        null,
                        null,
                        null,
                        any.sequence(),
                        null,
                        null,
                        any.shiftStarts(),
                        any.shiftEnds()));
    }

    /** @throws ProblemException 409 also when the shift has begun */
    Seat upcomingSeat(Rotation rotation, LocalDate day, Post post) {
        Seat seat = openSeat(rotation, day, post);
        if (!seat.shiftStarts().isAfter(clock.instant())) {
            throw ProblemException.conflict("duty-swap-late", day);
        }
        return seat;
    }

    private Rotation visible(UUID id, LockModeType lock) {
        Rotation rotation = Rotation.findById(id, lock);
        if (rotation == null) {
            throw ProblemException.notFound("duty-rotation", id);
        }
        access.requireVisible(rotation.organisation, "duty-rotation", id);
        return rotation;
    }
}
