package org.muster.notice.alert;

/** Whether an alert still warns. */
public enum AlertState {
    /** It applies. */
    ACTIVE,
    /** Its own time is over. */
    EXPIRED,
    /** A later message of its sender took its place. */
    SUPERSEDED,
    /** Its sender took it back. */
    CANCELLED,
    /** It says itself that something is over: a cancellation, or the all-clear (解除). */
    OVER
}
