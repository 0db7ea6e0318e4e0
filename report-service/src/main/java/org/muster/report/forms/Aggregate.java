package org.muster.report.forms;

/** What becomes of a field up the tree. */
public enum Aggregate {
    /** Added up. */
    SUM,
    /** Left where it was reported. */
    NONE
}
