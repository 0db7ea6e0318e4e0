package org.muster.expert.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.muster.expert.language.Phrases;
import org.muster.expert.need.Need;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * An invitation as managers and the expert see it.
 *
 * @param closing what the expert is told when the invitation was withdrawn
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record InvitationResponse(
        UUID id,
        UUID need,
        String title,
        String description,
        String needOrganisation,
        boolean onSite,
        UUID expert,
        String organisation,
        String message,
        Invitation.State state,
        LocalDate startOn,
        LocalDate endOn,
        String invitedBy,
        Instant invitedAt,
        Instant expiresAt,
        Instant answeredAt,
        String reason,
        LocalDate counterStartOn,
        LocalDate counterEndOn,
        Instant endedAt,
        Invitation.Withdrawal withdrawnBecause,
        String closing) {

    static InvitationResponse of(Invitation invitation, Need need, Instant now, Phrases phrases) {
        return new InvitationResponse(
                invitation.id,
                invitation.need,
                need.title(),
                need.description(),
                need.organisation(),
                need.onSite(),
                invitation.expert,
                invitation.organisation,
                invitation.message,
                invitation.stateAt(now),
                invitation.startOn,
                invitation.endOn,
                invitation.invitedBy,
                invitation.invitedAt,
                invitation.expiresAt,
                invitation.answeredAt,
                invitation.answerReason,
                invitation.counterStartOn,
                invitation.counterEndOn,
                invitation.endedAt,
                invitation.withdrawnBecause,
                invitation.withdrawnBecause == null
                        ? null
                        : phrases.say("closing." + invitation.withdrawnBecause.name()));
    }
}
