package org.muster.notice.document;

import java.time.LocalDate;

import jakarta.persistence.Embeddable;

/**
 * Whether the issuer asks for a reply (答复) and until when (回复期限). Without the reply a recipient cannot close the
 * notice.
 *
 * @param replyDue the last day; null when none was set
 */
@Embeddable
public record ReplyTerms(boolean replyRequired, LocalDate replyDue) {

    static final ReplyTerms NONE = new ReplyTerms(false, null);

    /** A date alone asks for a reply too. */
    static ReplyTerms of(boolean required, LocalDate due) {
        return new ReplyTerms(required || due != null, due);
    }
}
