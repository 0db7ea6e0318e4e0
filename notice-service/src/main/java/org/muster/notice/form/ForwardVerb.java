package org.muster.notice.form;

import java.util.Arrays;
import java.util.Optional;

/** How a document is carried on, by whose text it is. */
public enum ForwardVerb {
    /** 批转: a subordinate's. */
    APPROVED("批转"),
    /** 转发: a superior's, a peer's or an unrelated organ's. */
    PASSED_ON("转发"),
    /** 印发: one's own. */
    ISSUED("印发");

    private final String word;

    ForwardVerb(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /** The first that stands in the title. */
    static Optional<ForwardVerb> in(String title) {
        return Arrays.stream(values()).filter(verb -> title.contains(verb.word)).findFirst();
    }
}
