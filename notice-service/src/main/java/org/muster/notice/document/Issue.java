package org.muster.notice.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Embeddable;

/**
 * What a notice gets when it is issued.
 *
 * @param issuerName the organisation's name as it was on that day
 * @param issueOrder grows from issue to issue, whatever date the document bears
 * @param audience the frozen recipients
 */
@Embeddable
record Issue(
        int issuedYear,
        int issuedSequence,
        String number,
        String issuerName,
        LocalDate issuedOn,
        Instant issuedAt,
        long issueOrder,
        UUID audience,
        int recipients) {}
