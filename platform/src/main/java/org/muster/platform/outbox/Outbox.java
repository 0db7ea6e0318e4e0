package org.muster.platform.outbox;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.events.Catalogue;
import org.muster.platform.events.CloudEvents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Appends events to the outbox of the running transaction. Fails if there is none, so an event can never outlive a
 * rollback. Events with the same key are sent in the order of their appends provided that the caller holds a lock on
 * the aggregate, as every change of an aggregate does.
 */
@ApplicationScoped
public class Outbox {

    private record Row(UUID id, String type, String topic, String key, String data) {}

    @Inject
    Jdbi jdbi;

    @Inject
    OutboxRelay relay;

    @Inject
    TransactionSynchronizationRegistry transaction;

    /** @param event a record marked {@link org.muster.platform.events.Emits} */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Object event) {
        // every writer pays for this statement, and one that unnests takes several hundredths more of its commits
        Row row = row(event);
        jdbi.useHandle(handle -> handle.execute(
                "insert into outbox (event_id, type, topic, key, data) values (?, ?, ?, ?, convert_to(?, 'UTF8'))",
                row.id(),
                row.type(),
                row.topic(),
                row.key(),
                row.data()));
        relay();
    }

    /** Appends many at once, in their order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Collection<?> events) {
        if (events.size() == 1) {
            append(events.iterator().next());
            return;
        }
        List<Row> rows = events.stream().map(Outbox::row).toList();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into outbox (event_id, type, topic, key, data)
                        select e.id, e.type, e.topic, e.key, convert_to(e.data, 'UTF8')
                        from unnest(cast(:ids as uuid[]), cast(:types as text[]), cast(:topics as text[]),
                            cast(:keys as text[]), cast(:data as text[]))
                            with ordinality e (id, type, topic, key, data, n)
                        order by e.n""")
                .bindArray("ids", UUID.class, rows.stream().map(Row::id).toList())
                .bindArray("types", String.class, rows.stream().map(Row::type).toList())
                .bindArray("topics", String.class, rows.stream().map(Row::topic).toList())
                .bindArray("keys", String.class, rows.stream().map(Row::key).toList())
                .bindArray("data", String.class, rows.stream().map(Row::data).toList())
                .execute());
        relay();
    }

    private static Row row(Object event) {
        Catalogue.Entry entry = Catalogue.shipped().entryOf(event.getClass());
        JsonNode data = CloudEvents.JSON.valueToTree(event);
        return new Row(UUID.randomUUID(), entry.type(), entry.topic(), key(entry, data), text(data));
    }

    /** The relay of this process need not wait for its next look: it learns of the commit. */
    private void relay() {
        if (transaction.getResource(Outbox.class) == null) {
            transaction.putResource(Outbox.class, this);
            transaction.registerInterposedSynchronization(new AfterCommit(relay::soon));
        }
    }

    private record AfterCommit(Runnable work) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                work.run();
            }
        }
    }

    private static String key(Catalogue.Entry entry, JsonNode data) {
        JsonNode key = data.path(entry.key());
        if (!key.isTextual() || key.asText().isEmpty()) {
            throw new IllegalArgumentException(entry.type() + " has no " + entry.key() + ", which is its Kafka key");
        }
        return key.asText();
    }

    private static String text(JsonNode data) {
        try {
            return CloudEvents.JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
