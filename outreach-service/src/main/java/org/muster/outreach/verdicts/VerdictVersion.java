package org.muster.outreach.verdicts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.type.SqlTypes;
import org.muster.platform.problem.ProblemException;

/** One version of a verdict. Once published its content never changes; the database refuses it too. */
@Entity
class VerdictVersion {

    /** What is still possible with a version. */
    enum State {
        /** May be changed and reviewed. */
        DRAFT,
        /** The reviewer refused it; it must be changed before another review. */
        RETURNED,
        /** May be published as it is; a change makes it a draft again. */
        REVIEWED,
        /** The public reads it; only a newer version can take its place. */
        PUBLISHED,
        /** A newer version took its place; it stays readable. */
        SUPERSEDED
    }

    @Id
    @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
    UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "verdict_id")
    Verdict verdict;

    int number;

    @Enumerated(EnumType.STRING)
    State state = State.DRAFT;

    @Embedded
    Conclusion conclusion;

    boolean imported;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    List<String> authors = new ArrayList<>();

    String authorName;
    int contentRevision;
    String reviewer;
    String reviewerName;
    String reviewNote;
    Instant reviewedAt;
    Integer reviewedRevision;
    Instant publishedAt;
    Instant supersededAt;
    Long edition;

    protected VerdictVersion() {}

    VerdictVersion(Verdict verdict, int number, Conclusion conclusion, Person author) {
        this.verdict = verdict;
        this.number = number;
        write(conclusion, author);
    }

    /** Whether it is still being worked on. */
    boolean isOpen() {
        return state == State.DRAFT || state == State.RETURNED || state == State.REVIEWED;
    }

    /** Everybody who ever wrote in it stays an author; a review of an earlier wording counts no more. */
    void write(Conclusion newConclusion, Person author) {
        conclusion = newConclusion;
        contentRevision++;
        authorName = author.name();
        if (!authors.contains(author.subject())) {
            authors = new ArrayList<>(authors);
            authors.add(author.subject());
        }
        state = State.DRAFT;
        reviewer = null;
        reviewerName = null;
        reviewNote = null;
        reviewedAt = null;
        reviewedRevision = null;
    }

    void review(boolean approve, String note, Person by, Instant at) {
        if (state != State.DRAFT) {
            throw ProblemException.conflict("nothing-to-review", number, state);
        }
        if (authors.contains(by.subject())) {
            throw ProblemException.forbidden("reviewer-is-author", by.name());
        }
        recordReview(by.subject(), by.name(), note, at);
        state = approve ? State.REVIEWED : State.RETURNED;
    }

    /** For what somebody else published: its publisher answers for it. */
    void reviewedBy(String publisher, Instant at) {
        imported = true;
        recordReview(null, publisher, null, at);
        state = State.REVIEWED;
    }

    void publish(Instant at, long inEdition) {
        if (state != State.REVIEWED || reviewedRevision != contentRevision) {
            throw ProblemException.conflict("not-reviewed", number, state);
        }
        state = State.PUBLISHED;
        publishedAt = at;
        edition = inEdition;
    }

    void supersede(Instant at) {
        state = State.SUPERSEDED;
        supersededAt = at;
    }

    private void recordReview(String subject, String name, String note, Instant at) {
        reviewer = subject;
        reviewerName = name;
        reviewNote = note;
        reviewedAt = at;
        reviewedRevision = contentRevision;
    }
}
