package org.muster.notice.document;

import java.time.LocalDate;
import java.util.UUID;

import org.muster.platform.events.Emits;

/** A notice was revoked, abolished or superseded. Each issued forward of it, over all hops, gets an event of its own. */
@Emits("org.muster.notice.ended")
record NoticeEnded(
        UUID noticeId,
        String number,
        String issuer,
        EndingKind kind,
        UUID cause,
        UUID successor,
        String reason,
        LocalDate effectiveFrom,
        boolean drill) {}
