package org.muster.notice.document;

import java.time.Instant;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * A line of the handling sheet (发文稿纸).
 *
 * @param person the account, by its id in the identity provider
 * @param name as it was then
 * @param remark the reason, where one was given
 * @param standsInFor the name of whose right it was; null for one's own
 */
@Embeddable
public record NoticeStep(
        @Enumerated(EnumType.STRING) Kind step,
        String person,
        String name,
        Instant at,
        String remark,
        String standsInFor) {

    /** Who signed in the sense of GB/T 9704: the one who has the right, whoever stood in. */
    String signatory() {
        return standsInFor == null ? name : standsInFor;
    }

    /** What was done. */
    public enum Kind {
        DRAFTED,
        SUBMITTED,
        APPROVED,
        REJECTED,
        ISSUED
    }
}
