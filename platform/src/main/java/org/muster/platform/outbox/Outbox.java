package org.muster.platform.outbox;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
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

    @Inject
    Jdbi jdbi;

    /** @param event a record marked {@link org.muster.platform.events.Emits} */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Object event) {
        append(List.of(event));
    }

    /** Appends many at once, in their order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(Collection<?> events) {
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch(
                    "insert into outbox (event_id, type, topic, key, data) values (:id, :type, :topic, :key, :data)");
            for (Object event : events) {
                Catalogue.Entry entry = Catalogue.shipped().entryOf(event.getClass());
                JsonNode data = CloudEvents.JSON.valueToTree(event);
                batch.bind("id", UUID.randomUUID())
                        .bind("type", entry.type())
                        .bind("topic", entry.topic())
                        .bind("key", key(entry, data))
                        .bind("data", bytes(data))
                        .add();
            }
            batch.execute();
        });
    }

    private static String key(Catalogue.Entry entry, JsonNode data) {
        JsonNode key = data.path(entry.key());
        if (!key.isTextual() || key.asText().isEmpty()) {
            throw new IllegalArgumentException(entry.type() + " has no " + entry.key() + ", which is its Kafka key");
        }
        return key.asText();
    }

    private static byte[] bytes(JsonNode data) {
        try {
            return CloudEvents.JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
