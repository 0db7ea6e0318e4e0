package org.muster.notice.delegation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.delegation.StandingIn.Right;
import org.muster.platform.security.OnBehalf;

import io.quarkus.scheduler.Scheduled;

/**
 * Who stands in for whom. Whether it is worth asking is remembered, so that all others pay nothing: a delegation given at
 * another replica counts here two seconds later. Whether one is in force is asked for each request, so its end counts at
 * once.
 */
@ApplicationScoped
class Deputies {

    private static final Logger LOG = Logger.getLogger(Deputies.class);

    /** An answer is believed for so long; several looks fit into it. */
    private static final Duration VALID = Duration.ofSeconds(10);

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    private final Map<String, Long> candidates = new ConcurrentHashMap<>();
    private volatile long knownUntil = System.nanoTime();

    /** Also when nobody could be asked lately. */
    boolean mayBe(String account) {
        long now = System.nanoTime();
        return now - knownUntil >= 0 || candidates.getOrDefault(account, now) - now > 0;
    }

    void add(String account) {
        candidates.put(account, System.nanoTime() + VALID.toNanos());
    }

    List<Right> rights(String account, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, from_name, roles from delegation
                        where to_account = :account and organisation = :organisation and starts_at <= :now
                            and ends_at > :now and ended_at is null
                        order by starts_at, id""")
                .bind("account", account)
                .bind("organisation", organisation)
                .bind("now", clock.instant())
                .map((row, context) ->
                        new Right(new OnBehalf(row.getString("id"), row.getString("from_name")), Set.of((String[])
                                row.getArray("roles").getArray())))
                .list());
    }

    @Scheduled(every = "${muster.delegation.look-every:2s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            List<String> now = jdbi.withHandle(handle -> handle.createQuery(
                            "select distinct to_account from delegation where ended_at is null and ends_at > ?")
                    .bind(0, clock.instant())
                    .mapTo(String.class)
                    .list());
            now.forEach(this::add);
            long at = System.nanoTime();
            candidates.values().removeIf(until -> until - at <= 0);
            knownUntil = at + VALID.toNanos();
        } catch (RuntimeException e) {
            LOG.debugf("Who stands in is looked up again: %s", e.getMessage());
        }
    }
}
