package org.muster.notice.document;

import java.util.regex.Pattern;

import org.muster.platform.problem.ProblemException;

/** The mark of an issuing organ (机关代字), such as 辽科协发. Its documents are numbered in one series for each year. */
record IssuerMark(String text) {

    private static final Pattern SHAPE = Pattern.compile("[\\u4e00-\\u9fff]{2,12}");

    private static final String DRILL = "演";

    /** @throws ProblemException 422 unless it is 2 to 12 Chinese characters */
    IssuerMark {
        if (!SHAPE.matcher(text).matches()) {
            throw ProblemException.unprocessable("bad-issuer-mark", text);
        }
    }

    /** Drills are numbered apart: the real series has no place for them. */
    IssuerMark forDrills() {
        return text.endsWith(DRILL) ? this : new IssuerMark(text + DRILL);
    }

    @Override
    public String toString() {
        return text;
    }
}
