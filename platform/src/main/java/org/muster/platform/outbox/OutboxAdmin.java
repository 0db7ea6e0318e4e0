package org.muster.platform.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** What an operator sees of the outbox and may do with it. */
@ApplicationScoped
public class OutboxAdmin {

    /** An event Kafka refused for good. Later events of the same key wait behind it. */
    public record Parked(long id, UUID eventId, String type, String key, Instant parkedAt, String reason) {}

    /** How the outbox stands, the parked events counted among those that wait. */
    public record Standing(long waiting, Duration oldest, long parked) {}

    @Inject
    Jdbi jdbi;

    @Inject
    MeterRegistry meters;

    void publishMeters(@Observes StartupEvent event) {
        Gauge.builder("muster.outbox.waiting", this, OutboxAdmin::waiting).register(meters);
        Gauge.builder(
                        "muster.outbox.oldest.seconds",
                        this,
                        admin -> admin.oldest().toSeconds())
                .register(meters);
    }

    /** Events committed but not acknowledged, the parked ones included. */
    public long waiting() {
        return one("select count(*) from outbox", Long.class);
    }

    /** How long the oldest event has been waiting; zero when none is. */
    public Duration oldest() {
        Double seconds = one(
                "select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0) from outbox",
                Double.class);
        return Duration.ofMillis((long) (seconds * 1000));
    }

    /** The oldest is the oldest that is not parked: a parked one waits for somebody, not for Kafka. */
    public Standing standing() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) as waiting, count(parked_at) as parked,"
                        + " coalesce(extract(epoch from clock_timestamp() - min(created_at) filter ("
                        + "where parked_at is null)), 0) as oldest from outbox")
                .map((row, context) -> new Standing(
                        row.getLong("waiting"),
                        Duration.ofMillis((long) (row.getDouble("oldest") * 1000)),
                        row.getLong("parked")))
                .one());
    }

    public List<Parked> parked() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, event_id, type, key, parked_at, reason from outbox where parked_at is not null order by id")
                .map((row, context) -> new Parked(
                        row.getLong("id"),
                        row.getObject("event_id", UUID.class),
                        row.getString("type"),
                        row.getString("key"),
                        row.getTimestamp("parked_at").toInstant(),
                        row.getString("reason")))
                .list());
    }

    /** Lets the relay send it again; false when no such event is parked. */
    @Transactional
    public boolean retry(long id) {
        return jdbi.withHandle(handle -> handle.execute(
                        "update outbox set parked_at = null, reason = null, attempts = attempts + 1"
                                + " where id = ? and parked_at is not null",
                        id))
                == 1;
    }

    /** Gives a parked event up for good, so that those behind it go on; false when no such event is parked. */
    @Transactional
    public boolean purge(long id) {
        return jdbi.withHandle(
                        handle -> handle.execute("delete from outbox where id = ? and parked_at is not null", id))
                == 1;
    }

    private <T> T one(String sql, Class<T> type) {
        return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(type).one());
    }
}
