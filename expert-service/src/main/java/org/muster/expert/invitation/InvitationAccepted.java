package org.muster.expert.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** The expert is booked for these days. @param organisation whose manager had invited */
@Emits("org.muster.invitation.accepted")
record InvitationAccepted(
        UUID invitationId,
        UUID needId,
        UUID expertId,
        String organisation,
        LocalDate startOn,
        LocalDate endOn,
        Instant acceptedAt) {

    static InvitationAccepted of(Invitation invitation) {
        return new InvitationAccepted(
                invitation.id,
                invitation.need,
                invitation.expert,
                invitation.organisation,
                invitation.startOn,
                invitation.endOn,
                invitation.endedAt == null ? invitation.answeredAt : invitation.endedAt);
    }
}
