package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.hibernate.exception.ConstraintViolationException;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * Somebody asks others to take a seat (换班). It names the shift, not its hours, so it moves with the shift. Whoever
 * changes it has locked the rotation.
 */
@Entity
@Table(name = "duty_swap")
class Swap extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    UUID rotation;
    LocalDate day;

    @Enumerated(EnumType.STRING)
    Post post;

    UUID asker;

    /** The only one who may take it; anybody of the organisation when null. */
    UUID asked;

    UUID taker;
    boolean byPlan;
    String reason;

    @Enumerated(EnumType.STRING)
    SwapState state;

    Instant askedAt;
    Instant changedAt;

    @Version
    int version;

    static Swap of(Seat seat, DutyPerson asked, String reason, Instant at) {
        Swap swap = new Swap();
        swap.organisation = seat.organisation();
        swap.rotation = seat.rotation();
        swap.day = seat.day();
        swap.post = seat.post();
        swap.asker = seat.person();
        swap.asked = asked == null ? null : asked.id;
        swap.byPlan = seat.person().equals(seat.planned());
        swap.reason = reason;
        swap.state = SwapState.ASKED;
        swap.askedAt = at;
        swap.changedAt = at;
        return swap;
    }

    /** @throws ProblemException 409 when it is asked about the seat already */
    void ask() {
        try {
            persistAndFlush();
        } catch (ConstraintViolationException e) {
            if ("duty_swap_asked_once".equals(e.getConstraintName())) {
                throw ProblemException.conflict("duty-swap-asked", day);
            }
            throw e;
        }
    }

    void accept(DutyPerson by, Instant at) {
        require(SwapState.ASKED);
        if (by.id.equals(asker) || asked != null && !asked.equals(by.id)) {
            throw ProblemException.forbidden("duty-swap-not-asked", by.name);
        }
        taker = by.id;
        become(SwapState.ACCEPTED, at);
    }

    void decline(DutyPerson by, Instant at) {
        require(SwapState.ASKED);
        if (!by.id.equals(asked)) {
            throw ProblemException.forbidden("duty-swap-not-asked", by.name);
        }
        become(SwapState.DECLINED, at);
    }

    void withdraw(Instant at) {
        require(SwapState.ASKED);
        become(SwapState.WITHDRAWN, at);
    }

    /** @param askAgain whether others may take it now; otherwise it is over */
    void undo(boolean askAgain, Instant at) {
        require(SwapState.ACCEPTED);
        become(askAgain ? SwapState.ASKED : SwapState.WITHDRAWN, at);
        taker = askAgain ? null : taker;
    }

    boolean isOpen() {
        return state == SwapState.ASKED || state == SwapState.ACCEPTED;
    }

    void become(SwapState next, Instant at) {
        state = next;
        changedAt = at;
    }

    /** @throws ProblemException 409 in any other state */
    private void require(SwapState wanted) {
        if (state != wanted) {
            throw ProblemException.conflict("duty-swap-settled", state);
        }
    }
}
