package org.muster.notice.delegation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Roles;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/**
 * A delegation (授权代签): from its beginning until its end, and not a moment longer, a colleague may do what the giver's
 * roles allow. It gives no right to pass it on.
 */
@Entity
class Delegation extends PanacheEntityBase {

    /** A journey, not a reorganisation. */
    static final Duration LONGEST = Duration.ofDays(92);

    /** What can be done for somebody else. Who administers, audits or operates does it in person. */
    static final Set<String> LENDABLE = Set.of(Roles.DRAFTER, Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER);

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String organisation;
    String fromSubject;
    String fromAccount;
    String fromName;
    String toAccount;
    String toName;
    String[] roles;
    String reason;
    Instant startsAt;
    Instant endsAt;
    Instant givenAt;
    Instant endedAt;

    /** Null when the platform ended it. */
    String endedBy;

    @Enumerated(EnumType.STRING)
    DelegationEnd endReason;

    /**
     * To be called once, after everything else is set.
     *
     * @param own the giver's own roles: what one has been lent cannot be passed on
     * @throws ProblemException 422 for a bad period or oneself
     */
    void give(Set<String> own, Instant at) {
        if (fromAccount.equals(toAccount)) {
            throw ProblemException.unprocessable("delegation-to-oneself");
        }
        if (!endsAt.isAfter(startsAt)
                || !endsAt.isAfter(at)
                || startsAt.plus(LONGEST).isBefore(endsAt)) {
            throw ProblemException.unprocessable("delegation-period", startsAt, endsAt, LONGEST.toDays());
        }
        roles = own.stream().filter(LENDABLE::contains).sorted().toArray(String[]::new);
        givenAt = at;
    }

    /** @throws ProblemException 409 when it is over */
    void withdraw(String by, Instant at) {
        if (state(at) == DelegationState.OVER) {
            throw ProblemException.conflict("delegation-over", toName);
        }
        end(DelegationEnd.WITHDRAWN, by, at);
    }

    /** Nobody can lend what he does not have any more. @return whether that changed anything */
    boolean keepOnly(Set<String> held, Instant at) {
        String[] left = Arrays.stream(roles).filter(held::contains).toArray(String[]::new);
        if (left.length == roles.length) {
            return false;
        }
        if (left.length == 0) {
            end(DelegationEnd.ROLES_LOST, null, at);
        } else {
            roles = left;
        }
        return true;
    }

    void end(DelegationEnd why, String by, Instant at) {
        endedAt = at;
        endedBy = by;
        endReason = why;
    }

    boolean overlaps(Delegation other) {
        return startsAt.isBefore(other.endsAt) && other.startsAt.isBefore(endsAt);
    }

    boolean sharesARoleWith(Delegation other) {
        return Arrays.stream(roles).anyMatch(Set.of(other.roles)::contains);
    }

    DelegationState state(Instant at) {
        if (endedAt != null || !at.isBefore(endsAt)) {
            return DelegationState.OVER;
        }
        return at.isBefore(startsAt) ? DelegationState.AHEAD : DelegationState.IN_FORCE;
    }
}
