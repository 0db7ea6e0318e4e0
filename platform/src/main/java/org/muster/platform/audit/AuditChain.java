package org.muster.platform.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.Unavailable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Chains the trail: each line's hash covers the line and the hash before it. Lines are chained about a second after
 * they were written and not by the writer, so that writers do not wait for each other.
 */
@ApplicationScoped
public class AuditChain {

    private static final long SEALER_LOCK = 0x6d75737465724155L;

    /** A line as canonical text; the names stand in the statement, once. */
    static final String LINE = """
            jsonb_build_array('sha-256', a.id, extract(epoch from a.at), a.subject, a.organisation, a.action,
                a.object_type, a.object_id, a.outcome, a.detail)::text""";

    private static final String SEAL = """
            update audit a set seq = s.seq, hash = s.hash from (
                select a.id, :seq + row_number() over w as seq, audit_chain(:hash, %s) over w as hash
                from (select * from audit where seq is null order by id limit 5000) a window w as (order by a.id)) s
            where a.id = s.id""".formatted(LINE);

    private record Link(long seq, byte[] hash) {}

    @Inject
    Jdbi jdbi;

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sealWhenPossible() {
        try {
            QuarkusTransaction.requiringNew().run(this::seal);
        } catch (RuntimeException e) {
            if (!Unavailable.isCauseOf(e)) {
                throw e;
            }
            // the database is away; whoever uses it says so, and the next second tries again
        }
    }

    private void seal() {
        jdbi.useHandle(handle -> {
            boolean leader = handle.createQuery("select pg_try_advisory_xact_lock(?)")
                    .bind(0, SEALER_LOCK)
                    .mapTo(Boolean.class)
                    .one();
            if (!leader) {
                return;
            }
            Link last = last(handle);
            handle.createUpdate(SEAL)
                    .bind("seq", last.seq())
                    .bind("hash", last.hash())
                    .execute();
        });
    }

    private static Link last(Handle handle) {
        return handle.createQuery("select seq, hash from audit where seq is not null order by seq desc limit 1")
                .map((row, context) -> new Link(row.getLong(1), row.getBytes(2)))
                .findOne()
                .orElse(new Link(0, new byte[0]));
    }
}
