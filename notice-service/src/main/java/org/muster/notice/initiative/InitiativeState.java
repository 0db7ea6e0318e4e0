package org.muster.notice.initiative;

/** How far an initiative has got. */
enum InitiativeState {
    /** Only those who work on it see it. */
    DRAFT,
    /** Text and addressees are fixed; those addressed may sign and undo it. */
    PUBLISHED,
    /** Nobody signs any more; a person may still withdraw her or his own signature. */
    CLOSED
}
