package org.muster.gateway.live;

/** From where in the tree an event may be seen, seen from the organisation it is about. */
enum Reach {
    /** From that organisation only. */
    OWN,
    /** From there and from above. */
    UP,
    /** Also from below: what applies to those below is theirs to know. Never from beside. */
    UP_AND_DOWN,
    /** From anywhere: it belongs to nobody yet. */
    ANYWHERE
}
