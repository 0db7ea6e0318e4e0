package org.muster.notice.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/** A handover note with who read and who acknowledged it, as far as somebody did. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HandoverView(
        UUID id,
        String organisation,
        UUID rotation,
        LocalDate day,
        String text,
        String by,
        Instant at,
        String readBy,
        Instant readAt,
        String acknowledgedBy,
        Instant acknowledgedAt) {

    static HandoverView of(HandoverNote note) {
        return new HandoverView(
                note.id,
                note.organisation,
                note.rotation,
                note.day,
                note.text,
                note.byName,
                note.at,
                note.readBy,
                note.readAt,
                note.acknowledgedBy,
                note.acknowledgedAt);
    }
}
