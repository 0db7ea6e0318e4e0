package org.muster.notice.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * That a notice is no longer in force. What its recipients were asked for is not asked any more.
 *
 * @param word the kind in Chinese
 * @param cause what was ended: the notice itself or one that it carries on
 * @param successor what took the place of the cause; null unless that was corrected
 * @param effectiveFrom from when it is void: of a revoked one, from its own date
 * @param by who did it
 */
public record Ending(
        EndingKind kind,
        String word,
        Reference cause,
        Reference successor,
        String reason,
        LocalDate effectiveFrom,
        Instant at,
        String by) {

    /** A notice in a line. */
    public record Reference(UUID id, String number, String organisationName) {}
}
