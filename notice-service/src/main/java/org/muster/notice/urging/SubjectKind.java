package org.muster.notice.urging;

/** What an organisation can be urged about. */
public enum SubjectKind {
    /** A report that is missing; named by its period. */
    REPORT,
    /** A task that is not done. */
    TASK,
    /** A notice that is not signed; named by the document that reached the organisation first. */
    NOTICE,
    /** A notice that organisations below have not signed though they were urged. */
    SILENCE,
    /** A reply that a notice asks for by a day; named by the notice. */
    REPLY,
    /** A notice that asks to be forwarded and was signed only; named by the notice. */
    FORWARD
}
