package org.muster.report.periods;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.Unavailable;
import org.muster.report.periods.MissingReports.Missing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Names those who are missing when a cut-off comes, each exactly once. The replica that holds the cut-off's row does it
 * in one transaction; submissions of the period wait that long, so that none is both in time and named missing, and the
 * events of one report stay in order.
 */
@ApplicationScoped
public class DueWatch {

    private static final Logger LOG = Logger.getLogger(DueWatch.class);
    private static final int BATCH = 5000;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private record Due(UUID period, int tier, Instant at) {}

    @Inject
    Jdbi jdbi;

    @Inject
    EntityManager entities;

    @Inject
    MissingReports missing;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        try {
            while (nameMissing()) {
                // one cut-off a transaction
            }
        } catch (RuntimeException e) {
            if (!Unavailable.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("Cut-offs wait for the database");
        }
    }

    /** Handles one cut-off that has come; false when there is none, or another replica is at it. */
    boolean nameMissing() {
        return QuarkusTransaction.requiringNew()
                .timeout((int) PATIENCE.toSeconds())
                .call(() -> {
                    Optional<Due> due = claim();
                    due.ifPresent(this::name);
                    return due.isPresent();
                });
    }

    private Optional<Due> claim() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select period, tier, due_at from report_cutoff where done_at is null and due_at <= :now
                        order by due_at, period, tier limit 1 for no key update skip locked""")
                .bind("now", clock.instant())
                .map((row, context) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getTimestamp(3).toInstant()))
                .findOne());
    }

    private void name(Due due) {
        jdbi.useHandle(
                handle -> handle.execute("select pg_advisory_xact_lock(hashtextextended(?::text, 31))", due.period()));
        ReportPeriod period = entities.find(ReportPeriod.class, due.period());
        long after = Long.MIN_VALUE;
        int named = 0;
        List<Missing> batch;
        do {
            batch = missing.ofTier(due.period(), due.tier(), after, BATCH);
            outbox.append(batch.stream()
                    .map(one -> ReportMissing.of(period, one.organisation(), due.at()))
                    .toList());
            named += batch.size();
            after = batch.isEmpty() ? after : batch.get(batch.size() - 1).pos();
        } while (batch.size() == BATCH);
        jdbi.useHandle(handle -> handle.execute(
                "update report_cutoff set done_at = ? where period = ? and tier = ?",
                clock.instant(),
                due.period(),
                due.tier()));
        LOG.infof(
                "%s of %s for %s is due: %d of %d are missing",
                period.formVersion.name(), period.organisation, period.date, named, period.expected);
    }
}
