package org.muster.expert.invitation;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.muster.expert.engagement.Engagements;
import org.muster.expert.need.Need;
import org.muster.expert.need.NeedEnded;

/** Withdraws what still waits for an answer when a need ends, and frees the experts if they are not needed any more. */
@ApplicationScoped
class EndOfNeed {

    @Inject
    Invitations invitations;

    @Inject
    Engagements engagements;

    @Inject
    Clock clock;

    void on(@Observes NeedEnded ended) {
        Need.flush();
        invitations.withdrawOpen(ended.need(), Invitation.Withdrawal.NEED_ENDED, clock.instant());
        if (ended.release()) {
            engagements.release(ended.need());
        }
    }
}
