package org.muster.platform.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import org.jdbi.v3.core.statement.StatementContext;

record OutboxRow(long id, UUID eventId, String type, String topic, String key, byte[] data, Instant createdAt) {

    static OutboxRow read(ResultSet row, StatementContext context) throws SQLException {
        return new OutboxRow(
                row.getLong("id"),
                row.getObject("event_id", UUID.class),
                row.getString("type"),
                row.getString("topic"),
                row.getString("key"),
                row.getBytes("data"),
                row.getTimestamp("created_at").toInstant());
    }

    /** Where the order of events must hold. */
    String place() {
        return topic + "/" + key;
    }
}
