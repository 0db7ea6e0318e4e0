package org.muster.notice.document;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.Emits;
import org.muster.platform.organisation.AudienceClause;

/**
 * A notice got its number and its frozen recipients. Forwards are notices too and name what they forward. Also fired
 * inside the service, in the transaction that issues it.
 *
 * @param audience whom it was addressed to, for those who know the tree but not the audience
 */
@Emits("org.muster.notice.issued")
public record NoticeIssued(
        UUID noticeId,
        String number,
        String title,
        String issuer,
        LocalDate issuedOn,
        String urgency,
        int recipients,
        UUID forwardOf,
        boolean drill,
        List<AudienceClause> audience) {}
