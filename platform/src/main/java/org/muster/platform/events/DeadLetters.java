package org.muster.platform.events;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.platform.problem.Unavailable;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.core.JsonProcessingException;

import io.quarkus.scheduler.Scheduled;

/**
 * Keeps what this service could not handle, beside the topic {@code dead-letters} that tells everybody of it: Kafka forgets
 * after some days and knows nothing of who failed. Until somebody decides, nothing is lost.
 */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int REASON_LENGTH = 2000;

    private static final String LETTERS = """
            select d.*, i.received_at as handled_at from dead_letter d
            left join inbox i on i.event_id = d.event_id and d.replayed_at is not null""";

    @Inject
    Jdbi jdbi;

    @Inject
    Replay replay;

    /** In a transaction of its own, however long the database is away. */
    void keep(ConsumerRecord<String, byte[]> record, Throwable failure) {
        Unavailable.outlast(
                () -> jdbi.useHandle(handle -> insert(handle, record, reason(failure))),
                () -> LOG.warnf(
                        "A dead letter of topic %s at %d waits for the database", record.topic(), record.offset()));
    }

    public long waiting() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from dead_letter where replayed_at is null")
                        .mapTo(Long.class)
                        .one());
    }

    /** Newest first. */
    public List<DeadLetter> list(boolean replayed, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery(LETTERS
                        + " where (d.replayed_at is not null) = :replayed and (:after::uuid is null or d.id < :after::uuid)"
                        + " order by d.id desc limit :limit")
                .bind("replayed", replayed)
                .bind("after", page.after() == null ? null : page.afterId().toString())
                .bind("limit", page.fetch())
                .map(DeadLetters::read)
                .list());
    }

    /** Empty when no such letter waits. Fails, and leaves it waiting, when Kafka does not take it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<DeadLetter> replay(UUID id, String by) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from dead_letter where id = :id and replayed_at is null for update")
                .bind("id", id)
                .map((row, context) -> replay.record(row))
                .findOne()
                .flatMap(record -> {
                    handle.createUpdate(
                                    "update dead_letter set replayed_at = clock_timestamp(), replayed_by = :by where id = :id")
                            .bind("by", by)
                            .bind("id", id)
                            .execute();
                    replay.send(record);
                    return find(handle, id);
                }));
    }

    /** Empty when no such letter waits. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<DeadLetter> purge(UUID id) {
        return jdbi.withHandle(handle -> {
            Optional<DeadLetter> found = find(handle, id).filter(letter -> letter.replayedAt() == null);
            handle.createUpdate("delete from dead_letter where id = :id and replayed_at is null")
                    .bind("id", id)
                    .execute();
            return found;
        });
    }

    @Scheduled(cron = "0 23 3 * * ?")
    void forgetReplayed() {
        jdbi.useHandle(
                handle -> handle.execute("delete from dead_letter where replayed_at < now() - interval '30 days'"));
    }

    private static Optional<DeadLetter> find(Handle handle, UUID id) {
        return handle.createQuery(LETTERS + " where d.id = :id")
                .bind("id", id)
                .map(DeadLetters::read)
                .findOne();
    }

    private static void insert(Handle handle, ConsumerRecord<String, byte[]> record, String reason) {
        Optional<EventMetadata> metadata = metadata(record);
        handle.createUpdate("""
                        insert into dead_letter (topic, partition, position, key, event_id, type, headers, data, reason, recorded_at)
                        values (:topic, :partition, :position, :key, :event, :type, :headers::jsonb, :data, :reason, :recorded)
                        on conflict do nothing""")
                .bind("topic", record.topic())
                .bind("partition", record.partition())
                .bind("position", record.offset())
                .bind("key", record.key() == null ? null : record.key().replace("\0", "�"))
                .bind("event", metadata.map(EventMetadata::id).orElse(null))
                .bind("type", metadata.map(EventMetadata::type).orElse(null))
                .bind("headers", headers(record))
                .bind("data", record.value())
                .bind("reason", reason)
                .bind("recorded", Timestamp.from(Instant.ofEpochMilli(record.timestamp())))
                .execute();
    }

    private static Optional<EventMetadata> metadata(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(CloudEvents.metadata(record));
        } catch (MalformedEvent e) {
            return Optional.empty();
        }
    }

    private static String headers(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), Base64.getEncoder().encodeToString(header.value()));
            }
        }
        try {
            return CloudEvents.JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String reason = (root == failure ? failure.toString() : failure + "; " + root).replace("\0", "�");
        return reason.length() > REASON_LENGTH ? reason.substring(0, REASON_LENGTH) + "…" : reason;
    }

    private static DeadLetter read(ResultSet row, StatementContext context) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getString("topic"),
                row.getInt("partition"),
                row.getLong("position"),
                row.getString("key"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("reason"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getTimestamp("died_at").toInstant(),
                instant(row.getTimestamp("replayed_at")),
                instant(row.getTimestamp("handled_at")));
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
