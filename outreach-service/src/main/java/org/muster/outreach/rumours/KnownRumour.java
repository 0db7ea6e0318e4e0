package org.muster.outreach.rumours;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import org.jdbi.v3.core.statement.StatementContext;

/**
 * How it stands with a rumour that was asked about before, as its askers may know it.
 *
 * @param id of the rumour itself; everything else is its cluster's
 * @param askers of the whole cluster
 */
record KnownRumour(UUID id, Rumour.Status status, UUID verdict, String publicReason, Instant reportedAt, long askers) {

    static KnownRumour read(ResultSet row, StatementContext context) throws SQLException {
        return new KnownRumour(
                row.getObject("id", UUID.class),
                Rumour.Status.valueOf(row.getString("status")),
                row.getObject("verdict_id", UUID.class),
                row.getString("public_reason"),
                row.getTimestamp("reported_at").toInstant(),
                row.getLong("askers"));
    }
}
