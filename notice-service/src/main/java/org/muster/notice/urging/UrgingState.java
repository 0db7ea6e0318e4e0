package org.muster.notice.urging;

/** What has become of an urging. */
public enum UrgingState {
    /** Waits for its time; the urged organisation does not see it yet. It is delivered or cancelled next. */
    SCHEDULED,
    /** The urged organisation sees it; what it is about can still be done. */
    DELIVERED,
    /** It was delivered, and what it is about is done or asked no more. */
    ANSWERED,
    /** What it is about was done or ended before it went out; nobody was bothered. */
    CANCELLED
}
