package org.muster.notice.urging;

/** What an organisation can be urged about. */
public enum SubjectKind {
    /** A report that is missing; named by its period. */
    REPORT,
    /** A task that is not done. */
    TASK
}
