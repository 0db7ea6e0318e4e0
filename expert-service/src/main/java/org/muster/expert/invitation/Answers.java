package org.muster.expert.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.muster.expert.engagement.Engagements;
import org.muster.expert.need.Need;
import org.muster.expert.need.Needs;
import org.muster.expert.profile.Experts;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.outbox.Outbox;

/**
 * What an answer brings about, whether it comes from a login or from a link. Locks are always taken in one order (need,
 * invitation, expert), so that answers at the same moment wait for each other instead of failing.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Answers {

    @Inject
    Needs needs;

    @Inject
    Invitations invitations;

    @Inject
    Engagements engagements;

    @Inject
    Experts experts;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    Invitation accept(UUID id, UUID needId) {
        Need need = needs.lock(needId);
        Invitation invitation = lock(id);
        Instant now = clock.instant();
        InvitationAccepted accepted = invitation.accept(now);
        heardFrom(invitation);
        book(need, invitation, accepted, now);
        audit.record("accept", "invitation", id, Map.of("need", needId));
        return invitation;
    }

    Invitation decline(UUID id, UUID needId, String reason) {
        needs.lock(needId);
        Invitation invitation = lock(id);
        invitation.decline(reason, clock.instant());
        heardFrom(invitation);
        audit.record("decline", "invitation", id, Map.of("need", needId));
        return invitation;
    }

    Invitation counterPropose(UUID id, UUID needId, LocalDate startOn, LocalDate endOn, String reason) {
        needs.lock(needId);
        Invitation invitation = lock(id);
        invitation.counterPropose(startOn, endOn, reason, clock.instant());
        heardFrom(invitation);
        audit.record("counter-propose", "invitation", id, Map.of("need", needId));
        return invitation;
    }

    /** The manager's yes to the expert's other time. */
    Invitation agree(UUID id, UUID needId) {
        Need need = needs.lock(needId);
        Invitation invitation = lock(id);
        Instant now = clock.instant();
        InvitationAccepted accepted = invitation.agree(now);
        // no contact is noted, but the expert's row must be locked all the same before anything is booked
        experts.lock(invitation.expert);
        book(need, invitation, accepted, now);
        audit.record("agree", "invitation", id, Map.of("need", needId));
        return invitation;
    }

    private void book(Need need, Invitation invitation, InvitationAccepted accepted, Instant now) {
        boolean full = need.takeSeat();
        engagements.book(invitation.expert, need.id(), invitation.id, invitation.startOn, invitation.endOn);
        Invitation.flush();
        if (full) {
            invitations.withdrawOpen(need.id(), Invitation.Withdrawal.FULL, now);
        }
        outbox.append(accepted);
    }

    private void heardFrom(Invitation invitation) {
        experts.heardFrom(invitation.expert, LocalDate.now(clock));
    }

    private static Invitation lock(UUID id) {
        return Invitation.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
