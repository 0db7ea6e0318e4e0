package org.muster.expert.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;

@JsonInclude(JsonInclude.Include.NON_NULL)
record NeedResponse(
        UUID id,
        String title,
        String description,
        String organisation,
        List<String> disciplines,
        String divisionCode,
        int seats,
        int seatsTaken,
        LocalDate startOn,
        LocalDate endOn,
        boolean onSite,
        Requester requester,
        String verification,
        String source,
        Need.State state,
        Rejection rejectionReason,
        String note,
        String enteredBy,
        Instant enteredAt,
        String decidedBy,
        Instant decidedAt,
        Instant endedAt) {

    static NeedResponse of(Need need) {
        return new NeedResponse(
                need.id,
                need.title,
                need.description,
                need.organisation,
                need.disciplines,
                need.divisionCode,
                need.seats,
                need.seatsTaken,
                need.startOn,
                need.endOn,
                need.onSite,
                need.requester,
                need.verification,
                need.source,
                need.state,
                need.rejectionReason,
                need.note,
                need.enteredBy,
                need.enteredAt,
                need.decidedBy,
                need.decidedAt,
                need.endedAt);
    }
}
