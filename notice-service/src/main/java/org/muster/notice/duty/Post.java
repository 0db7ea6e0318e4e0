package org.muster.notice.duty;

/** A seat of a shift. */
public enum Post {
    /** 主班: is asked first. */
    MAIN,
    /** 副班: is asked when the main does not answer. */
    BACKUP
}
