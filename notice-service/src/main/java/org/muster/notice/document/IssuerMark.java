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

    /**
     * Drills are numbered apart: a drill takes no number of a real series and so leaves no gap in it. The 演 is part of
     * the mark, because GB/T 9704 has no place for a word between mark and year.
     */
    IssuerMark forDrills() {
        return text.endsWith(DRILL) ? this : new IssuerMark(text + DRILL);
    }

    /** @throws ProblemException 422 for the series of a drill */
    IssuerMark forReal() {
        if (text.endsWith(DRILL)) {
            throw ProblemException.unprocessable("mark-of-drills", text);
        }
        return this;
    }

    @Override
    public String toString() {
        return text;
    }
}
