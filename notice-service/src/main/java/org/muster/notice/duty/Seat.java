package org.muster.notice.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;

import org.jdbi.v3.core.statement.StatementContext;

/**
 * A seat of a shift, or the part of it that one person holds.
 *
 * @param planned whom the rotation foresees; null when nobody
 * @param kind why somebody else holds it; null when it is as planned
 * @param sequence grows whenever anything about the seat changes
 * @param person who holds it; null when nobody does
 */
record Seat(
        String organisation,
        UUID rotation,
        String rotationName,
        LocalDate day,
        Instant shiftStarts,
        Instant shiftEnds,
        Post post,
        UUID planned,
        String plannedName,
        ChangeKind kind,
        int sequence,
        UUID person,
        String name,
        Instant starts,
        Instant ends) {

    /** A shift is one rotation's on one day. */
    record Shift(UUID rotation, LocalDate day) {}

    Shift shift() {
        return new Shift(rotation, day);
    }

    boolean holds(UUID someone) {
        return person != null && person.equals(someone);
    }

    boolean overlaps(Seat other) {
        return starts.isBefore(other.shiftEnds) && other.shiftStarts.isBefore(ends);
    }

    static Seat read(ResultSet row, StatementContext context) throws SQLException {
        String kind = row.getString("kind");
        return new Seat(
                row.getString("organisation"),
                row.getObject("rotation", UUID.class),
                row.getString("rotation_name"),
                row.getObject("day", LocalDate.class),
                instant(row, "shift_starts"),
                instant(row, "shift_ends"),
                Post.valueOf(row.getString("post")),
                row.getObject("planned", UUID.class),
                row.getString("planned_name"),
                kind == null ? null : ChangeKind.valueOf(kind),
                row.getInt("sequence"),
                row.getObject("person", UUID.class),
                row.getString("name"),
                instant(row, "starts"),
                instant(row, "ends"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
