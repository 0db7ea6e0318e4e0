package org.muster.notice.meeting;

/** How far a meeting has got. */
enum MeetingState {
    /** Those invited answer and attend; it can be cancelled until it begins. */
    CALLED,
    /** Nothing more happens. */
    CANCELLED,
    /** Its minutes stand; attendance is as it was. */
    HELD
}
