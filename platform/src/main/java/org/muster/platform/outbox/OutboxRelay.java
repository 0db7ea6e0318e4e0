package org.muster.platform.outbox;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
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
    private static final int BATCHES = 10;
    private static final long LEADER_LOCK = 0x6d75737465724f42L;

    @Inject
    Jdbi jdbi;

    @Inject
    OutboxConfig config;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @ConfigProperty(name = "quarkus.application.name")
    String source;

    private final Semaphore committed = new Semaphore(0);
    private volatile boolean stopping;
    private Thread thread;

    void start(@Observes StartupEvent event) {
        if (config.relay()) {
            thread = new Thread(this::run, "outbox-relay");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Something was committed here: look at once. Of what other replicas commit, whoever looks next learns. */
    void soon() {
        committed.release();
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
                        awaitCommit();
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

    private void awaitCommit() throws InterruptedException {
        committed.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS);
        committed.drainPermits();
    }

    /** Sends and deletes some batches in one transaction; 0 when there is nothing or another replica is at it. */
    int relayOnce(KafkaSender sender) {
        int timeout = (int) config.acknowledgement().toSeconds() * BATCHES + 30;
        return QuarkusTransaction.requiringNew()
                .timeout(timeout)
                .call(() -> jdbi.withHandle(handle -> {
                    boolean leader = handle.createQuery("select pg_try_advisory_xact_lock(?)")
                            .bind(0, LEADER_LOCK)
                            .mapTo(Boolean.class)
                            .one();
                    return leader ? relay(handle, sender) : 0;
                }));
    }

    /** While Kafka takes a batch, the one before is deleted and the one behind it read. */
    private int relay(Handle handle, KafkaSender sender) {
        Set<String> blocked = new HashSet<>();
        KafkaSender.Outcome before = KafkaSender.Outcome.NOTHING;
        List<OutboxRow> rows = waiting(handle, 0);
        int relayed = 0;
        for (int batch = 1; !rows.isEmpty(); batch++) {
            KafkaSender.Sending sending = sender.begin(rows, blocked);
            settle(handle, before);
            boolean more = batch < BATCHES && rows.size() == config.batch();
            List<OutboxRow> next =
                    more ? waiting(handle, rows.get(rows.size() - 1).id()) : List.of();
            before = sender.acknowledged(sending);
            relayed += rows.size();
            rows = next;
        }
        settle(handle, before);
        return relayed;
    }

    /** Rows behind a parked one of the same key wait for the operator's decision: order is kept. */
    private List<OutboxRow> waiting(Handle handle, long after) {
        return handle.createQuery("""
                        select id, event_id, type, topic, key, data, created_at from outbox o
                        where id > :after and parked_at is null and not exists (
                            select 1 from outbox p where p.parked_at is not null and p.topic = o.topic
                                and p.key = o.key and p.id < o.id)
                        order by id limit :batch""")
                .bind("after", after)
                .bind("batch", config.batch())
                .map(OutboxRow::read)
                .list();
    }

    private static void settle(Handle handle, KafkaSender.Outcome outcome) {
        if (!outcome.acknowledged().isEmpty()) {
            handle.createUpdate("delete from outbox where id = any(:ids)")
                    .bindArray("ids", Long.class, outcome.acknowledged())
                    .execute();
        }
        outcome.refused().forEach((id, reason) -> {
            LOG.errorf("Outbox row %d was refused by Kafka and is parked until an operator decides: %s", id, reason);
            handle.execute("update outbox set parked_at = now(), reason = ? where id = ?", reason, id);
        });
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
