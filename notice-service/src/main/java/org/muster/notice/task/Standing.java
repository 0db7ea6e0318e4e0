package org.muster.notice.task;

/** Where a task stands with one organisation. */
public enum Standing {
    /** To be done; progress and the completion may be told. */
    OPEN,
    /** The organisation has answered; nothing more can be told. */
    DONE,
    /** What asked for it was over before it was done; nothing more is asked. */
    ENDED
}
