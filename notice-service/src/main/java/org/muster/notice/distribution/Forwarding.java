package org.muster.notice.distribution;

/** Where a recipient stands that is asked to carry a notice on (要求转发). */
enum Forwarding {
    /** It has not. */
    ASKED,
    /** A forward of its own is in force, one of those directly below it has the notice anyway, or none is left there. */
    DONE
}
