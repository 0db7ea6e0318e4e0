package org.muster.notice.pairing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import org.hibernate.annotations.UuidGenerator;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A pairing (对口联系): one organisation guides another in a subject for a time, and both agreed to it. */
@Entity
class Pairing extends PanacheEntityBase {

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    String guiding;
    String guided;
    String subject;
    LocalDate startsOn;
    LocalDate endsOn;

    /** The organisation. */
    String proposedBy;

    /** The person. */
    String proposer;

    Instant proposedAt;
    String guidingBy;
    Instant guidingAt;
    String guidedBy;
    Instant guidedAt;
    Instant endedAt;
    String endedBy;
    String endReason;

    /** A side that proposes has agreed. */
    void propose(CurrentUser by, Instant at) {
        if (guiding.equals(guided)) {
            throw ProblemException.unprocessable("pairing-with-itself", guiding);
        }
        if (endsOn.isBefore(startsOn)) {
            throw ProblemException.unprocessable("pairing-period", startsOn, endsOn);
        }
        proposedBy = by.organisation();
        proposer = by.name();
        proposedAt = at;
        if (isSide(by.organisation())) {
            sign(by, at);
        }
    }

    /** @throws ProblemException 409 when it is over or the side agreed before, 422 when its last day has passed */
    void agree(CurrentUser by, Instant at, LocalDate today) {
        requireNotEnded(today);
        if ((by.organisation().equals(guiding) ? guidingAt : guidedAt) != null) {
            throw ProblemException.conflict("pairing-agreed", by.organisation());
        }
        sign(by, at);
    }

    /** A refusal, a taking back, or an end before its time. */
    void end(String reason, CurrentUser by, Instant at, LocalDate today) {
        requireNotEnded(today);
        endedAt = at;
        endedBy = by.name();
        endReason = reason;
    }

    /** @throws ProblemException 409 unless both agreed and it is not over */
    void requireAgreed(LocalDate today) {
        requireNotEnded(today);
        if (state(today) == PairingState.PROPOSED) {
            throw ProblemException.conflict("pairing-not-agreed", guidingAt == null ? guiding : guided);
        }
    }

    PairingState state(LocalDate today) {
        if (endedAt != null || today.isAfter(endsOn)) {
            return PairingState.ENDED;
        }
        return guidingAt == null || guidedAt == null ? PairingState.PROPOSED : PairingState.AGREED;
    }

    boolean isSide(String organisation) {
        return organisation.equals(guiding) || organisation.equals(guided);
    }

    private void sign(CurrentUser by, Instant at) {
        if (by.organisation().equals(guiding)) {
            guidingBy = by.name();
            guidingAt = at;
        } else {
            guidedBy = by.name();
            guidedAt = at;
        }
    }

    private void requireNotEnded(LocalDate today) {
        if (state(today) == PairingState.ENDED) {
            throw ProblemException.conflict("pairing-ended", endedAt == null ? endsOn : endedAt);
        }
    }
}
