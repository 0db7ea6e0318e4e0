package org.muster.notice.urging;

/** What stops an urging. */
public enum Settlement {
    /** The report came in. */
    SUBMISSION,
    /** The task was completed. */
    COMPLETION,
    /** What asked for the task is over. */
    END,
    /** The notice was signed; of a silence told above: by all below, or returned. */
    SIGNATURE,
    /** The notice was returned with a reason. */
    RETURN,
    /** The reply that was asked for was given. */
    REPLY,
    /** The notice was forwarded as it had asked. */
    FORWARD,
    /** The notice was withdrawn, or a correction took its place. */
    WITHDRAWAL
}
