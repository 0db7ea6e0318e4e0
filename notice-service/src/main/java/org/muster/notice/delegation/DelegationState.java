package org.muster.notice.delegation;

/** What a delegation is worth at a moment. */
enum DelegationState {
    /** Not yet: nobody may sign by it. */
    AHEAD,
    IN_FORCE,
    /** Its time has passed or it was ended; what was done by it stays. */
    OVER
}
