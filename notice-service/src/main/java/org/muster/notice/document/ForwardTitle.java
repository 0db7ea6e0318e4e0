package org.muster.notice.document;

import org.muster.notice.form.ForwardVerb;

/**
 * The title a forward gets when its drafter gives none: the verb + first issuer + that one's title, with one verb and one
 * 通知 however many hops there are.
 */
final class ForwardTitle {

    private static final String FORWARD = ForwardVerb.PASSED_ON.word();
    private static final String DOUBLED = "的通知的通知";

    private ForwardTitle() {}

    /** @param title of the first notice of the chain, which may itself report a forward made on paper */
    static String of(String title, String firstIssuer, ForwardVerb verb) {
        String matter = title.strip();
        if (matter.startsWith(firstIssuer)) {
            matter = matter.substring(firstIssuer.length());
        }
        if (matter.startsWith("关于" + FORWARD)) {
            matter = matter.substring("关于".length());
        }
        String forwarded = matter.startsWith(FORWARD)
                ? matter
                : verb.word() + (verb == ForwardVerb.ISSUED ? "" : firstIssuer) + matter;
        while (forwarded.endsWith(DOUBLED)) {
            forwarded = forwarded.substring(0, forwarded.length() - "的通知".length());
        }
        return forwarded.endsWith("通知") ? forwarded : forwarded + "的通知";
    }
}
