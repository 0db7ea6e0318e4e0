package org.muster.notice.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Problems;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/** Carries out planned changes of the directory when their day has come, in the order they were asked for. */
@ApplicationScoped
class ChangeTimer {

    private static final Logger LOG = Logger.getLogger(ChangeTimer.class);

    @Inject
    Jdbi jdbi;

    @Inject
    DirectoryChanges changes;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Scheduled(every = "${muster.directory.check-every:30s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void carryOutDue() {
        due().forEach(this::carryOut);
    }

    private List<UUID> due() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id from directory_change where state = 'PLANNED' and effective_on <= ?
                        order by effective_on, id""")
                .bind(0, LocalDate.now(clock))
                .mapTo(UUID.class)
                .list());
    }

    private void carryOut(UUID id) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                DirectoryChange change = DirectoryChange.findById(id, LockModeType.PESSIMISTIC_WRITE);
                if (change.state == ChangeState.PLANNED) {
                    changes.carryOut(change);
                    record(change);
                }
            });
        } catch (ProblemException e) {
            // what made it impossible is for people to see and to mend; the next day changes nothing about it
            refuse(id, Problems.detail(e, Locale.SIMPLIFIED_CHINESE));
        }
    }

    private void refuse(UUID id, String reason) {
        LOG.warnf("Change %s of the directory is not possible any more: %s", id, reason);
        QuarkusTransaction.requiringNew().run(() -> {
            DirectoryChange change = DirectoryChange.findById(id, LockModeType.PESSIMISTIC_WRITE);
            if (change.state == ChangeState.PLANNED) {
                change.refused(reason, clock.instant());
                record(change);
            }
        });
    }

    private void record(DirectoryChange change) {
        audit.recordAutomatic(
                "settle-change",
                "organisation",
                change.organisation,
                Map.of("change", change.id, "act", change.act, "state", change.state));
    }
}
