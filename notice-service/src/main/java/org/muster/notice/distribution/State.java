package org.muster.notice.distribution;

import java.util.Collection;

/** How far a notice has come with one organisation. */
enum State {
    /** 送达: it lies in the organisation's inbox. */
    DELIVERED,
    OPENED,
    SIGNED,
    RETURNED,
    REPLIED;

    static State after(Collection<Act> acts) {
        return acts.stream()
                .max((one, other) -> Integer.compare(one.step(), other.step()))
                .map(act -> valueOf(act.name()))
                .orElse(DELIVERED);
    }
}
