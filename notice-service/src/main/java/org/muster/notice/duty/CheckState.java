package org.muster.notice.duty;

/** How a duty point stands in a reachability test. */
public enum CheckState {
    /** Somebody on duty answered in time. */
    ANSWERED,
    /** Somebody was on duty when the test started, and has not answered. */
    SILENT,
    /** Nobody was on duty when the test started, and nobody has answered. */
    NOBODY
}
