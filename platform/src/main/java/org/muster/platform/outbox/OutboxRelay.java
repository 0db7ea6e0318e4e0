package org.muster.platform.outbox;

import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Sends the outbox to Kafka. Of all replicas one relays at a time (a transaction-scoped advisory lock), so the order per
 * key holds; a row is deleted in the same transaction, after Kafka acknowledged it. Killed in between, the rows are sent
 * again and the consumers' inbox ignores the repetition.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long LEADER_LOCK = 0x6d75737465724f42L;

    @Inject
    Jdbi jdbi;

    @Inject
    OutboxConfig config;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @ConfigProperty(name = "quarkus.application.name")
    String source;

    private volatile boolean stopping;
    private Thread thread;

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            thread = new Thread(this::run, "outbox-relay");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5).toMillis());
        }
    }

    private void run() {
        try (KafkaSender sender = new KafkaSender(servers, "/" + source, config.acknowledgement())) {
            Duration trouble = Duration.ZERO;
            while (!stopping) {
                try {
                    int relayed = relayOnce(sender);
                    if (!trouble.isZero()) {
                        LOG.info("The outbox is being sent again");
                        trouble = Duration.ZERO;
                    }
                    if (relayed < config.batch()) {
                        Thread.sleep(config.poll().toMillis());
                    }
                } catch (InterruptedException e) {
                    return;
                } catch (RuntimeException e) {
                    if (stopping) {
                        return;
                    }
                    if (trouble.isZero()) {
                        LOG.warnf("The outbox cannot be sent now, it is kept and tried again: %s", e.getMessage());
                    }
                    trouble = trouble.isZero() ? Duration.ofMillis(200) : min(trouble.multipliedBy(2));
                    if (!sleep(trouble)) {
                        return;
                    }
                }
            }
        }
    }

    /** Sends and deletes one batch; 0 when there is nothing or another replica is at it. */
    int relayOnce(KafkaSender sender) {
        int timeout = (int) config.acknowledgement().toSeconds() + 30;
        return QuarkusTransaction.requiringNew()
                .timeout(timeout)
                .call(() -> jdbi.withHandle(handle -> {
                    boolean leader = handle.createQuery("select pg_try_advisory_xact_lock(?)")
                            .bind(0, LEADER_LOCK)
                            .mapTo(Boolean.class)
                            .one();
                    if (!leader) {
                        return 0;
                    }
                    // rows behind a parked one of the same key wait for the operator's decision: order is kept
                    List<OutboxRow> rows = handle.createQuery("""
                            select id, event_id, type, topic, key, data, created_at from outbox o
                            where parked_at is null and not exists (
                                select 1 from outbox p where p.parked_at is not null and p.topic = o.topic
                                    and p.key = o.key and p.id < o.id)
                            order by id limit :batch""")
                            .bind("batch", config.batch())
                            .map(OutboxRow::read)
                            .list();
                    if (rows.isEmpty()) {
                        return 0;
                    }
                    KafkaSender.Outcome outcome = sender.send(rows);
                    handle.createUpdate("delete from outbox where id = any(:ids)")
                            .bindArray("ids", Long.class, outcome.acknowledged())
                            .execute();
                    outcome.refused().forEach((id, reason) -> {
                        LOG.errorf(
                                "Outbox row %d was refused by Kafka and is parked until an operator decides: %s",
                                id, reason);
                        handle.execute("update outbox set parked_at = now(), reason = ? where id = ?", reason, id);
                    });
                    return rows.size();
                }));
    }

    private boolean sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static Duration min(Duration trouble) {
        return trouble.compareTo(Duration.ofSeconds(5)) > 0 ? Duration.ofSeconds(5) : trouble;
    }
}
