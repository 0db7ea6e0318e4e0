package org.muster.notice.duty;

/** Why somebody else than planned holds a seat. */
public enum ChangeKind {
    /** Whoever manages the duty decided so; another decision may follow. */
    OVERRIDE,
    /** Two persons agreed on it; it may be undone until the shift starts, and overridden. */
    SWAP,
    /** What was changed is taken back: it is as it was before. */
    RESTORED
}
