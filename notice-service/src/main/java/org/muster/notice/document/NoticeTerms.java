package org.muster.notice.document;

import java.time.LocalDate;

import jakarta.persistence.Embeddable;

/**
 * What the issuer asks of those a notice is addressed to, beside its tasks. A recipient cannot close the notice before.
 *
 * @param replyRequired whether it asks for a reply (答复)
 * @param replyDue the last day of the reply (回复期限); null when none was set
 * @param forwardRequired whether recipients shall carry it on to those directly below them (要求转发); who has nobody
 *     there, or somebody that has it by another way, is not asked
 */
@Embeddable
public record NoticeTerms(boolean replyRequired, LocalDate replyDue, boolean forwardRequired) {

    static final NoticeTerms NONE = new NoticeTerms(false, null, false);

    /** A date alone asks for a reply too. */
    static NoticeTerms of(boolean replyRequired, LocalDate replyDue, boolean forwardRequired) {
        return new NoticeTerms(replyRequired || replyDue != null, replyDue, forwardRequired);
    }
}
