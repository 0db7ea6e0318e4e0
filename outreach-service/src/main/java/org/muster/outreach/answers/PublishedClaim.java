package org.muster.outreach.answers;

import java.time.LocalDate;
import java.util.UUID;

/** What the current version of a published verdict says about which claim. */
public record PublishedClaim(UUID verdict, String claim, Rating rating, LocalDate effectiveUntil) {

    boolean standsOn(LocalDate day) {
        return effectiveUntil == null || !day.isAfter(effectiveUntil);
    }
}
