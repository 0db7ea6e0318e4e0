package org.muster.notice.delegation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;

/** Decides by which right the caller approves and issues for the own organisation: as an issuer, or standing in for one. */
@ApplicationScoped
public class SigningRight {

    /** By which delegation somebody signs, and whose name it is signed for. */
    public record StandIn(UUID delegation, String issuer) {}

    @Inject
    SecurityIdentity identity;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /**
     * A delegation that is used cannot be ended before the running transaction ends.
     *
     * @return empty for an issuer, who needs nobody's right
     * @throws ForbiddenException when the caller is neither an issuer nor stands in for one now
     */
    public Optional<StandIn> require() {
        if (user.has(Roles.ISSUER)) {
            return Optional.empty();
        }
        return Optional.of(inForce(LockModeType.PESSIMISTIC_READ).orElseThrow(ForbiddenException::new));
    }

    public boolean mayApprove() {
        return user.has(Roles.ISSUER) || inForce(LockModeType.NONE).isPresent();
    }

    private Optional<StandIn> inForce(LockModeType lock) {
        Instant now = clock.instant();
        return Delegation.<Delegation>find(
                        "organisation = ?1 and toAccount = ?2 and startsAt <= ?3 and endsAt > ?3 and endedAt is null"
                                + " order by startsAt, id",
                        user.organisation(),
                        identity.getPrincipal().getName(),
                        now)
                .withLock(lock)
                .firstResultOptional()
                .map(delegation -> new StandIn(delegation.id, delegation.fromName));
    }
}
