package org.muster.notice.document;

import java.util.Arrays;

import org.muster.platform.problem.ProblemException;

/** How far a notice has come. */
public enum NoticeState {
    /** 拟稿: may be changed, given attachments, and submitted. */
    DRAFT,
    /** 送审: fixed; an issuer approves it or sends it back to its drafter. */
    SUBMITTED,
    /** 已批准: fixed; an issuer issues it or still sends it back. */
    APPROVED,
    /** 已发: numbered and delivered; nothing changes any more, a correction is a new notice. */
    ISSUED;

    /** @throws ProblemException 400 for anything but one of the names */
    static NoticeState named(String name) {
        return Arrays.stream(values())
                .filter(state -> state.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest("unknown-state", name, Arrays.toString(values())));
    }
}
