package org.muster.notice.urging.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An urging on its way.
 *
 * @param kind what is owed: a missing REPORT, an open TASK, a NOTICE not signed, the SILENCE of those below about one
 * @param address where the organisation wants it on this channel; null when it does not
 * @param attempts this one included
 */
record Message(
        UUID urging,
        String channel,
        int attempts,
        String organisation,
        String organisationName,
        String kind,
        UUID subject,
        String what,
        String text,
        String urgency,
        String askedBy,
        Integer silent,
        Instant dueAt,
        LocalDate dueOn,
        String dueText,
        boolean automatic,
        int step,
        String byName,
        boolean drill,
        Instant deliveredAt,
        String address) {}
