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
 */
@Embeddable
public record NoticeStep(
        @Enumerated(EnumType.STRING) Kind step, String person, String name, Instant at, String remark) {

    /** What was done. */
    public enum Kind {
        DRAFTED,
        SUBMITTED,
        APPROVED,
        REJECTED,
        ISSUED
    }
}
