package org.muster.notice.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A delegation (授权代签): from its beginning until its end, and not a moment longer, a colleague may approve and issue.
 * It gives no right to pass it on.
 */
@Entity
class Delegation extends PanacheEntityBase {

    /** A journey, not a reorganisation. */
    static final Duration LONGEST = Duration.ofDays(92);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    String fromSubject;
    String fromAccount;
    String fromName;
    String toAccount;
    String toName;
    String reason;
    Instant startsAt;
    Instant endsAt;
    Instant givenAt;
    Instant endedAt;
    String endedBy;

    /** To be called once, after everything else is set. @throws ProblemException 422 for a bad period or oneself */
    void give(Instant at) {
        if (fromAccount.equals(toAccount)) {
            throw ProblemException.unprocessable("delegation-to-oneself");
        }
        if (!endsAt.isAfter(startsAt)
                || !endsAt.isAfter(at)
                || startsAt.plus(LONGEST).isBefore(endsAt)) {
            throw ProblemException.unprocessable("delegation-period", startsAt, endsAt, LONGEST.toDays());
        }
        givenAt = at;
    }

    /** @throws ProblemException 409 when it is over */
    void end(String by, Instant at) {
        if (state(at) == DelegationState.OVER) {
            throw ProblemException.conflict("delegation-over", toName);
        }
        endedAt = at;
        endedBy = by;
    }

    DelegationState state(Instant at) {
        if (endedAt != null || !at.isBefore(endsAt)) {
            return DelegationState.OVER;
        }
        return at.isBefore(startsAt) ? DelegationState.AHEAD : DelegationState.IN_FORCE;
    }
}
