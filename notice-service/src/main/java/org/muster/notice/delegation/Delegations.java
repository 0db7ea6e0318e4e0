package org.muster.notice.delegation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.staff.AccountChanged;
import org.muster.notice.staff.Staff;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Sees to it that delegations do not contradict one another and that none outlives the right it lends. */
@ApplicationScoped
class Delegations {

    private static final Logger LOG = Logger.getLogger(Delegations.class);

    @Inject
    Jdbi jdbi;

    @Inject
    Staff staff;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * One deputy for each role at a time, so that it is always clear who it is, and nobody who is away and has lent the
     * same roles.
     *
     * @throws ProblemException 409 when that is not so
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void requireClear(Delegation wanted) {
        jdbi.useHandle(handle -> handle.createQuery("select pg_advisory_xact_lock(hashtextextended(?, 456))")
                .bind(0, wanted.organisation)
                .mapToMap()
                .list());
        List<Delegation> others = Delegation.list(
                "organisation = ?1 and endedAt is null and endsAt > ?2", wanted.organisation, wanted.startsAt);
        for (Delegation other : others) {
            if (!other.overlaps(wanted) || !other.sharesARoleWith(wanted)) {
                continue;
            }
            if (other.fromSubject.equals(wanted.fromSubject)) {
                throw ProblemException.conflict("delegation-overlaps", other.toName, other.startsAt, other.endsAt);
            }
            if (other.fromAccount.equals(wanted.toAccount)) {
                throw ProblemException.conflict("delegation-deputy-away", other.startsAt, other.endsAt);
            }
        }
    }

    /** Changed here: it counts at once. */
    @Transactional(Transactional.TxType.MANDATORY)
    void changed(@Observes AccountChanged account) {
        apply(account.id(), Optional.of(account));
    }

    /** Changed in the identity provider itself: it is noticed at the next look. */
    @Scheduled(
            every = "${muster.delegation.watch-every:5m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        List<String> givers = jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct from_subject from delegation where ended_at is null and ends_at > ?")
                .bind(0, clock.instant())
                .mapTo(String.class)
                .list());
        for (String giver : givers) {
            try {
                Optional<AccountChanged> account = staff.now(giver);
                QuarkusTransaction.requiringNew().run(() -> apply(giver, account));
            } catch (RuntimeException e) {
                LOG.warnf("Whether account %s may still delegate is asked again later: %s", giver, e.getMessage());
            }
        }
    }

    private void apply(String giver, Optional<AccountChanged> account) {
        Instant now = clock.instant();
        List<Delegation> running = Delegation.<Delegation>find(
                        "fromSubject = ?1 and endedAt is null and endsAt > ?2", giver, now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
        for (Delegation delegation : running) {
            boolean lost = account.filter(
                            there -> there.enabled() && there.organisation().equals(delegation.organisation))
                    .isEmpty();
            if (lost) {
                delegation.end(DelegationEnd.ACCOUNT_LOST, null, now);
            }
            if (lost || delegation.keepOnly(account.get().roles(), now)) {
                audit.recordAutomatic(
                        delegation.endedAt == null ? "narrow" : "end",
                        "delegation",
                        delegation.id,
                        Map.of("roles", delegation.roles));
            }
        }
    }
}
