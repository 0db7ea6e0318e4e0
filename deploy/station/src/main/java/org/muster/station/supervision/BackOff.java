package org.muster.station.supervision;

import java.time.Duration;

/** How long to wait before the next start: at once for a single death, longer and longer for one that keeps dying. */
final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(1);

    private Duration next = FIRST;

    /** @param lived how long the process had lived when it ended */
    Duration after(Duration lived) {
        if (lived.compareTo(LONG_ENOUGH) > 0) {
            next = FIRST;
        }
        Duration pause = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return pause;
    }
}
