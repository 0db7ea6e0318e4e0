package org.muster.notice.organisation;

/** Where a change of the directory stands. */
enum ChangeState {
    /** Its day has not come; it can still be cancelled. */
    PLANNED,
    /** The directory is changed; only another change can take it back. */
    DONE,
    /** Its day came and it was not possible any more; nothing changed. */
    REFUSED,
    CANCELLED
}
