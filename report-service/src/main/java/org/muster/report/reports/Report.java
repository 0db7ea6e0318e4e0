package org.muster.report.reports;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.UuidGenerator.Style;
import org.muster.platform.problem.ProblemException;
import org.muster.report.periods.Place;
import org.muster.report.periods.ReportPeriod;

/**
 * One version of a unit's report (日报). What was submitted is never edited: a correction is a new version that supersedes
 * it, and both are kept. {@code revision} rises over all versions of the report, so it serves as their ETag.
 */
@Entity
@Table(name = "report")
class Report {

    @Id
    @UuidGenerator(style = Style.VERSION_7)
    UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "period")
    ReportPeriod period;

    String organisation;

    long pos;

    Long parentPos;

    /** Whether others are expected below it, so that this is a statement beside their sum. */
    boolean node;

    int version;

    @Enumerated(EnumType.STRING)
    ReportState state;

    Long[] figures;

    String[] texts;

    String[] reasons;

    String note;

    boolean nil;

    boolean late;

    boolean correction;

    String correctionReason;

    String author;

    String authorName;

    Instant changedAt;

    Instant submittedAt;

    String reviewer;

    String reviewerName;

    Instant reviewedAt;

    String returnReason;

    @Version
    long revision;

    protected Report() {}

    private Report(ReportPeriod period, Place place, int version, long revision) {
        this.period = period;
        this.organisation = place.organisation();
        this.pos = place.pos();
        this.parentPos = place.parentPos();
        this.node = place.node();
        this.version = version;
        this.revision = revision;
        this.state = ReportState.DRAFT;
        hold(Answers.none(period.form().fields()));
    }

    static Report first(ReportPeriod period, Place place) {
        return new Report(period, place, 1, 0);
    }

    /** The draft that comes after a returned version. */
    Report next(Place place, boolean correction) {
        Report next = new Report(period, place, version + 1, revision + 1);
        next.correction = correction;
        return next;
    }

    /**
     * A draft with the same content, to be changed and submitted in this one's stead.
     *
     * @throws ProblemException 409 unless this version counts
     */
    Report correct(Place place, String reason, Person by, Instant at) {
        if (!state.counts()) {
            throw ProblemException.conflict("report-not-submitted", organisation, state);
        }
        Report next = next(place, state == ReportState.ACCEPTED || correction);
        next.hold(nil ? Answers.none(period.form().fields()) : answers());
        next.note = note;
        next.correctionReason = reason;
        next.signed(by, at);
        return next;
    }

    /** Whether this is a draft that says just this. */
    boolean says(Answers answers, String note) {
        return state == ReportState.DRAFT && answers().equals(answers) && Objects.equals(this.note, stripped(note));
    }

    void write(Answers answers, String note, Person by, Instant at) {
        requireDraft();
        hold(answers);
        this.note = stripped(note);
        signed(by, at);
    }

    /**
     * @param asNil whether this is a nil report
     * @param late against the cut-off, or what the corrected version was
     * @throws ProblemException 409 when it is no draft; 422 when it holds nothing and is not said to be nil, or the reverse
     */
    ReportSubmitted submit(boolean asNil, boolean late, Person by, Instant at) {
        requireDraft();
        if (!asNil && answers().areEmpty()) {
            throw ProblemException.unprocessable("empty-report");
        }
        if (asNil && !answers().areEmpty()) {
            throw ProblemException.unprocessable("nil-with-values");
        }
        if (asNil) {
            hold(Answers.nil(period.form().fields()));
        }
        this.nil = asNil;
        this.late = late;
        this.state = ReportState.SUBMITTED;
        this.submittedAt = at;
        signed(by, at);
        return new ReportSubmitted(
                period.id() + "/" + organisation,
                period.id(),
                organisation,
                period.form().name(),
                period.date(),
                nil,
                late,
                submittedAt);
    }

    /** A newer version counts from now on. */
    void supersede() {
        state = ReportState.SUPERSEDED;
    }

    /** Counts again, because the version that superseded it was returned. */
    void reinstate() {
        state = reviewedAt == null ? ReportState.SUBMITTED : ReportState.ACCEPTED;
    }

    void accept(Person by, Instant at) {
        requireReviewable(by);
        state = ReportState.ACCEPTED;
        reviewed(by, at);
    }

    void giveBack(String reason, Person by, Instant at) {
        requireReviewable(by);
        state = ReportState.RETURNED;
        returnReason = reason;
        reviewed(by, at);
    }

    Answers answers() {
        return new Answers(figures, texts, reasons);
    }

    private void hold(Answers answers) {
        figures = answers.figures();
        texts = answers.texts();
        reasons = answers.reasons();
    }

    private void signed(Person by, Instant at) {
        author = by.subject();
        authorName = by.name();
        changedAt = at;
    }

    private static String stripped(String note) {
        return note == null || note.isBlank() ? null : note.strip();
    }

    private void reviewed(Person by, Instant at) {
        reviewer = by.subject();
        reviewerName = by.name();
        reviewedAt = at;
    }

    /** @throws ProblemException 409 when it was submitted */
    Report requireDraft() {
        if (state != ReportState.DRAFT) {
            throw ProblemException.conflict("report-locked", organisation, state);
        }
        return this;
    }

    private void requireReviewable(Person by) {
        if (state != ReportState.SUBMITTED) {
            throw ProblemException.conflict("report-not-submitted", organisation, state);
        }
        if (author.equals(by.subject())) {
            throw ProblemException.forbidden("own-report");
        }
    }
}
