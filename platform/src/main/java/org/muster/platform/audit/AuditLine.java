package org.muster.platform.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jdbi.v3.core.statement.StatementContext;

import com.fasterxml.jackson.annotation.JsonRawValue;

/**
 * One line of the trail (审计记录).
 *
 * @param number its place in the chain
 * @param person who acted, by stable id; "system" for the platform itself, "anonymous" for somebody not logged in
 * @param organisation for which the person acted; null when nobody did
 * @param detail further facts, such as by whose right it was done
 * @param hash covers the line and the hash before it
 */
public record AuditLine(
        long number,
        Instant at,
        String person,
        String organisation,
        String action,
        String objectType,
        String objectId,
        String outcome,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String detail,
        String hash) {

    static AuditLine read(ResultSet row, StatementContext context) throws SQLException {
        return new AuditLine(
                row.getLong("seq"),
                row.getTimestamp("at").toInstant(),
                row.getString("subject"),
                row.getString("organisation"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("outcome"),
                row.getString("detail"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }

    /** Where the next page starts. */
    String mark() {
        return at + "/" + number;
    }
}
