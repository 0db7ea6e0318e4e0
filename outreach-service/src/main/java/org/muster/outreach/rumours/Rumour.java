package org.muster.outreach.rumours;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

import org.muster.platform.problem.ProblemException;

/**
 * A claim that people ask about (疑似谣言). {@link RumourIntake} records it and counts its askers; here are the acts of the
 * desk. Nobody's at first, it belongs to the organisation whose desk acts on it first.
 */
@Entity
class Rumour {

    /** What is still possible with a rumour. */
    enum Status {
        /** Waits for an answer; may be rejected or put into a cluster. */
        OPEN,
        /** A verdict answers it. */
        ANSWERED,
        /** Will not be checked, for a reason the public reads; may be taken up again. */
        REJECTED
    }

    @Id
    UUID id;

    @Column(updatable = false)
    String text;

    @Column(updatable = false)
    String link;

    @Enumerated(EnumType.STRING)
    Status status;

    String organisation;
    Integer harm;
    String publicReason;
    UUID verdictId;

    @Column(updatable = false)
    Instant reportedAt;

    /** Counted by the intake, concurrently. */
    @Column(insertable = false, updatable = false)
    long askers;

    /** The rumour it was found to be the same as. */
    UUID head;

    protected Rumour() {}

    /** The first desk that acts on it answers for it from then on. */
    void takenBy(String desk) {
        if (organisation == null) {
            organisation = desk;
        }
    }

    void reject(String reason) {
        requireOpenHead();
        status = Status.REJECTED;
        publicReason = reason;
    }

    /** Takes a rejection back. */
    void takeUpAgain() {
        if (status != Status.REJECTED) {
            throw ProblemException.conflict("rumour-not-rejected", id, status);
        }
        status = Status.OPEN;
        publicReason = null;
    }

    /** @param degree 1 a nuisance, 2 misleads, 3 endangers health, lives or order */
    void gradeHarm(int degree) {
        harm = degree;
    }

    void answeredBy(UUID verdict) {
        requireOpenHead();
        status = Status.ANSWERED;
        verdictId = verdict;
    }

    /** From now on its askers count for the other one, and what becomes of that one is the answer to both. */
    void joins(Rumour other, boolean hasMembers) {
        requireOpenHead();
        if (other.id.equals(id)) {
            throw ProblemException.unprocessable("cluster-with-itself");
        }
        if (other.head != null) {
            throw ProblemException.conflict("in-a-cluster", other.id, other.head);
        }
        if (hasMembers) {
            throw ProblemException.conflict("leads-a-cluster", id);
        }
        head = other.id;
    }

    /** Undoes {@link #joins}: it stands for itself and waits for an answer of its own. */
    void leaves() {
        if (head == null) {
            throw ProblemException.conflict("not-clustered", id);
        }
        head = null;
    }

    private void requireOpenHead() {
        if (head != null) {
            throw ProblemException.conflict("in-a-cluster", id, head);
        }
        if (status != Status.OPEN) {
            throw ProblemException.conflict("rumour-closed", id, status);
        }
    }
}
