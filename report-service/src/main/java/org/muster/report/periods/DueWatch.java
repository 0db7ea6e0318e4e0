package org.muster.report.periods;

import java.time.Clock;
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
 * Names those who are missing when a cut-off comes, each exactly once, a batch in tree order in each transaction. The
 * replica that holds the cut-off's row does it; submissions of the period wait for one batch, so that none is both in
 * time and named missing, and the events of one report stay in order.
 */
@ApplicationScoped
public class DueWatch {

    private static final Logger LOG = Logger.getLogger(DueWatch.class);
    private static final int BATCH = 2000;

    /** @param namedTo the place in the tree up to which the missing are named */
    private record Due(UUID period, int tier, Instant at, long namedTo) {}

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
                // one batch a transaction
            }
        } catch (RuntimeException e) {
            if (!Unavailable.isCauseOf(e)) {
                throw e;
            }
            LOG.warn("Cut-offs wait for the database");
        }
    }

    /** Names one batch of a cut-off that has come; false when there is none, or another replica is at it. */
    boolean nameMissing() {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Due> due = claim();
            due.ifPresent(this::name);
            return due.isPresent();
        });
    }

    private Optional<Due> claim() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select period, tier, due_at, named_to from report_cutoff where done_at is null and due_at <= :now
                        order by due_at, period, tier limit 1 for no key update skip locked""")
                .bind("now", clock.instant())
                .map((row, context) -> new Due(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getTimestamp(3).toInstant(),
                        row.getLong(4)))
                .findOne());
    }

    private void name(Due due) {
        jdbi.useHandle(
                handle -> handle.execute("select pg_advisory_xact_lock(hashtextextended(?::text, 31))", due.period()));
        ReportPeriod period = entities.find(ReportPeriod.class, due.period());
        List<Missing> batch = missing.ofTier(due.period(), due.tier(), due.namedTo(), BATCH);
        outbox.append(batch.stream()
                .map(one -> ReportMissing.of(period, one.organisation(), due.at()))
                .toList());
        boolean last = batch.size() < BATCH;
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update report_cutoff set named_to = :to, done_at = :done where period = :period and tier = :tier""")
                .bind(
                        "to",
                        batch.isEmpty()
                                ? due.namedTo()
                                : batch.get(batch.size() - 1).pos())
                .bind("done", last ? clock.instant() : null)
                .bind("period", due.period())
                .bind("tier", due.tier())
                .execute());
        LOG.infof(
                "%s of %s for %s is due: %d organisations are named missing%s",
                period.formVersion.name(), period.organisation, period.date, batch.size(), last ? "" : ", more follow");
    }
}
