package org.muster.notice.alert;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An alert as it was taken in.
 *
 * @param exercise 演练: then event and headline are marked as such
 * @param replacedBy the alert that took its place or cancelled it; null for none
 * @param divisions of GB/T 2260; empty when the message names none, then only who took it in and those above see it
 * @param receivedBy the organisation that took it in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alert(
        UUID id,
        String sender,
        String identifier,
        Instant sent,
        boolean exercise,
        String msgType,
        AlertState state,
        UUID replacedBy,
        String category,
        String event,
        String headline,
        String description,
        String instruction,
        WarningColour colour,
        String urgency,
        String severity,
        String certainty,
        Instant effective,
        Instant onset,
        Instant expires,
        String senderName,
        String area,
        List<String> divisions,
        String receivedBy,
        String receivedByPerson,
        Instant receivedAt) {

    /** Who says it, in words. */
    public String source() {
        return senderName == null || senderName.isBlank() ? sender : senderName;
    }
}
