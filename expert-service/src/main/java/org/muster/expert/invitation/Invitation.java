package org.muster.expert.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.muster.expert.need.Need;
import org.muster.platform.problem.ProblemException;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** An invitation (邀请) of one expert to one need. Every change of state leaves its time. */
@Entity
class Invitation extends PanacheEntityBase {

    /** What is still possible with an invitation. */
    enum State {
        /** Waits for the expert's answer until it expires. */
        INVITED,
        /** The expert is booked; nothing is possible any more. */
        ACCEPTED,
        /** Nothing is possible any more; the expert may be invited anew. */
        DECLINED,
        /** The expert could come at another time; the manager agrees or withdraws. */
        COUNTER_PROPOSED,
        /** Nobody answered in time; the expert may be invited anew. */
        EXPIRED,
        /** Not needed any more; what it says to the expert depends on why. */
        WITHDRAWN
    }

    /** Why an invitation was withdrawn. */
    enum Withdrawal {
        /** 名额已满 */
        FULL,
        /** 需求已结束 */
        NEED_ENDED,
        /** 管理员撤回 */
        BY_MANAGER
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @Version
    long version;

    UUID need;
    UUID expert;
    String organisation;
    String message;

    @Enumerated(EnumType.STRING)
    State state;

    LocalDate startOn;
    LocalDate endOn;
    String invitedBy;
    Instant invitedAt;
    Instant expiresAt;
    Instant answeredAt;
    String answerReason;
    LocalDate counterStartOn;
    LocalDate counterEndOn;
    Instant endedAt;

    @Enumerated(EnumType.STRING)
    Withdrawal withdrawnBecause;

    byte[] secretHash;

    protected Invitation() {}

    static Invitation to(
            Need need, UUID expert, String message, String organisation, String by, Instant at, Instant expiresAt) {
        need.requireOpen();
        if (!expiresAt.isAfter(at)) {
            throw ProblemException.unprocessable("expiry-in-the-past", expiresAt);
        }
        Invitation invitation = new Invitation();
        invitation.need = need.id();
        invitation.expert = expert;
        invitation.organisation = organisation;
        invitation.message = message;
        invitation.state = State.INVITED;
        invitation.startOn = need.startOn();
        invitation.endOn = need.endOn();
        invitation.invitedBy = by;
        invitation.invitedAt = at;
        invitation.expiresAt = expiresAt;
        return invitation;
    }

    InvitationAccepted accept(Instant at) {
        requireOpenForAnswer(at);
        state = State.ACCEPTED;
        answeredAt = at;
        return InvitationAccepted.of(this);
    }

    void decline(String reason, Instant at) {
        requireOpenForAnswer(at);
        state = State.DECLINED;
        answerReason = reason;
        answeredAt = at;
    }

    void counterPropose(LocalDate from, LocalDate to, String reason, Instant at) {
        requireOpenForAnswer(at);
        if (to.isBefore(from)) {
            throw ProblemException.unprocessable("period-backwards", from, to);
        }
        if (from.isAfter(endOn) || to.isBefore(startOn)) {
            throw ProblemException.unprocessable("counter-proposal-outside", startOn, endOn);
        }
        state = State.COUNTER_PROPOSED;
        counterStartOn = from;
        counterEndOn = to;
        answerReason = reason;
        answeredAt = at;
    }

    /** The manager takes the expert for the time that the expert proposed. */
    InvitationAccepted agree(Instant at) {
        if (state != State.COUNTER_PROPOSED || !at.isBefore(expiresAt)) {
            throw closed(at);
        }
        state = State.ACCEPTED;
        startOn = counterStartOn;
        endOn = counterEndOn;
        endedAt = at;
        return InvitationAccepted.of(this);
    }

    void withdraw(String reason, Instant at) {
        if (state != State.INVITED && state != State.COUNTER_PROPOSED) {
            throw closed(at);
        }
        state = State.WITHDRAWN;
        withdrawnBecause = Withdrawal.BY_MANAGER;
        answerReason = reason == null ? answerReason : reason;
        endedAt = at;
    }

    /** Makes the one link by which the expert may answer without a login; an earlier link is void from now on. */
    Secret link(Instant at) {
        requireOpenForAnswer(at);
        Secret secret = Secret.random();
        secretHash = secret.hash();
        return secret;
    }

    /** What the expert sees: an expiry that no job has written down yet counts all the same. */
    State stateAt(Instant now) {
        return (state == State.INVITED || state == State.COUNTER_PROPOSED) && !now.isBefore(expiresAt)
                ? State.EXPIRED
                : state;
    }

    private void requireOpenForAnswer(Instant at) {
        if (stateAt(at) != State.INVITED) {
            throw closed(at);
        }
    }

    private ProblemException closed(Instant at) {
        if (withdrawnBecause == Withdrawal.FULL) {
            return ProblemException.conflict("invitation-full");
        }
        return stateAt(at) == State.EXPIRED
                ? ProblemException.conflict("invitation-expired", expiresAt)
                : ProblemException.conflict("invitation-not-open", state);
    }
}
