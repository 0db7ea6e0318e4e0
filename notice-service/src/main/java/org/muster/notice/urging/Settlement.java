package org.muster.notice.urging;

/** What stops an urging. */
public enum Settlement {
    /** The report came in. */
    SUBMISSION,
    /** The task was completed. */
    COMPLETION,
    /** What asked for the task is over. */
    END
}
