package org.muster.report.reports;

/** How far a version of a report has got. */
enum ReportState {
    /** May be edited and submitted. Counts nowhere. */
    DRAFT,
    /** Counts. May be accepted, returned or superseded by a correction. */
    SUBMITTED,
    /** Counts and is locked; only a correction can supersede it. */
    ACCEPTED,
    /** Counts no more; the unit reports anew. */
    RETURNED,
    /** Kept to be looked at; a newer version counts. */
    SUPERSEDED;

    boolean counts() {
        return this == SUBMITTED || this == ACCEPTED;
    }
}
