package org.muster.notice.distribution;

import java.util.Collection;

/** How far a notice has come with one organisation. */
enum State {
    /** 送达: it lies in the organisation's inbox. */
    DELIVERED,
    OPENED,
    SIGNED,
    RETURNED,
    REPLIED,
    CLOSED;

    /** @param bits of {@link Act#BIT}; a copy signed outweighs another returned */
    static State of(int bits) {
        return switch (Integer.highestOneBit(bits & ~4)) {
            case 16 -> CLOSED;
            case 8 -> REPLIED;
            case 2 -> SIGNED;
            default -> (bits & 4) != 0 ? RETURNED : bits == 0 ? DELIVERED : OPENED;
        };
    }

    static State after(Collection<Act> acts) {
        return acts.stream()
                .max((one, other) -> Integer.compare(one.step(), other.step()))
                .map(act -> valueOf(act.name()))
                .orElse(DELIVERED);
    }
}
