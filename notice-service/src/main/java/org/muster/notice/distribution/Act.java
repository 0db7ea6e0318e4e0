package org.muster.notice.distribution;

import java.util.Arrays;

import org.muster.platform.problem.ProblemException;

/** What an organisation does with a notice that was addressed to it. Each step is taken at most once. */
enum Act {
    /** 打开: somebody of the organisation has the text before her or him; it may be signed or returned. */
    OPENED(1),
    /** 签收: the organisation has it; it may still be replied to, no longer returned. */
    SIGNED(2),
    /** 退回: the organisation does not take it and says why; nothing is possible any more. */
    RETURNED(2),
    /** 答复: an answer went back to the issuer; it may still be closed. */
    REPLIED(3),
    /** 办结: all that the notice asked of the organisation is done; nothing is left to do. */
    CLOSED(4);

    /** What an organisation did, over all copies it got, as one bit each: SQL over a receipt r. */
    static final String BIT =
            "case r.act when 'OPENED' then 1 when 'SIGNED' then 2 when 'RETURNED' then 4 when 'REPLIED' then 8 else 16 end";

    private final int step;

    Act(int step) {
        this.step = step;
    }

    /** @throws ProblemException 400 for anything but one of the names */
    static Act named(String name) {
        return Arrays.stream(values())
                .filter(act -> act.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.badRequest(
                        "unknown-act", name == null ? "" : name, Arrays.toString(values())));
    }

    int step() {
        return step;
    }
}
