package org.muster.notice.duty;

/** What has become of a swap. */
public enum SwapState {
    /** May be accepted, declined, withdrawn and overridden; the asker still holds the seat. */
    ASKED,
    /** The taker holds the seat. May be undone until the shift begins, and overridden. */
    ACCEPTED,
    /** The one who was named does not take it; the asker may ask others. */
    DECLINED,
    /** Taken back, before or after it was accepted: the asker holds the seat. */
    WITHDRAWN,
    /** Whoever manages the duty gave the seat to somebody. */
    OVERRIDDEN,
    /** The rotation changed and the asker would not have that seat any more. */
    LAPSED
}
