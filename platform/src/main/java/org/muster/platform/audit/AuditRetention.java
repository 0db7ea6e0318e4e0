package org.muster.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Removes lines that are older than what is kept, from the chain's beginning on. The hash of the last removed one stays,
 * so that the rest can be verified; the database itself refuses to remove anything of the last 180 days.
 */
@ApplicationScoped
class AuditRetention {

    private static final Logger LOG = Logger.getLogger(AuditRetention.class);
    private static final int AT_ONCE = 10_000;

    @Inject
    Jdbi jdbi;

    @Inject
    AuditConfig config;

    @Scheduled(cron = "0 43 3 * * ?")
    void removeOld() {
        long removed = removeOlderThan(config.keepDays());
        if (removed > 0) {
            LOG.infof("Removed %d lines of the audit trail that are older than %d days", removed, config.keepDays());
        }
    }

    long removeOlderThan(int days) {
        long all = 0;
        long removed;
        do {
            removed = QuarkusTransaction.requiringNew()
                    .call(() -> jdbi.withHandle(handle -> handle.createQuery("select audit_forget(:days, :most)")
                            .bind("days", days)
                            .bind("most", AT_ONCE)
                            .mapTo(Long.class)
                            .one()));
            all += removed;
        } while (removed > 0);
        return all;
    }
}
