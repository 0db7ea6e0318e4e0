package org.muster.notice.print;

import java.util.Locale;

/** Measures of GB/T 9704-2012 that depend on what is printed; the others stand in document.css. */
final class Layout {

    /** 版心: the text block. */
    static final double WIDTH_MM = 156;

    static final double HEIGHT_MM = 225;

    /** 发文机关标志 begins so far below the block's top. */
    static final double MARK_MM = 35;

    static final double LINE_MM = HEIGHT_MM / 22;
    static final double CHARACTER_MM = WIDTH_MM / 28;

    private static final double MM_PER_PT = 25.4 / 72;
    private static final double LARGEST_MARK_PT = 48;
    private static final double NUMBER_PT = 16;

    private Layout() {}

    /** So that the mark fits in one line. */
    static double markPt(String mark) {
        return Math.min(LARGEST_MARK_PT, Math.floor((WIDTH_MM - 2) / MM_PER_PT / characters(mark)));
    }

    /** From the last line above it to the mark's line. */
    static double aboveMarkMm(double markPt, int lines) {
        return MARK_MM - lines * LINE_MM - rise(markPt);
    }

    /** From the mark's line to the number's, which stands two lines below the mark. */
    static double aboveNumberMm(double markPt) {
        return 2 * LINE_MM - drop(markPt) - rise(NUMBER_PT);
    }

    /** From the number's line to the red rule, which is 4 mm below the number. */
    static double aboveRuleMm() {
        return 4 - drop(NUMBER_PT);
    }

    /** A line of the head is one and a half times as high as its characters; so much of it is above them, */
    private static double rise(double pt) {
        return 0.28 * pt * MM_PER_PT;
    }

    /** and so much below. */
    private static double drop(double pt) {
        return 0.22 * pt * MM_PER_PT;
    }

    /** How much further from the right edge than the date the signature ends, so that both have one middle. */
    static double signatureRightMm(String signature, String date) {
        return Math.max(0, 4 - (characters(signature) - characters(date)) / 2) * CHARACTER_MM;
    }

    static String mm(double length) {
        return String.format(Locale.ROOT, "%.2fmm", length);
    }

    /** Width in Chinese characters; a digit is half of one. */
    static double characters(String text) {
        return text.codePoints().mapToDouble(code -> code < 0x2e80 ? 0.55 : 1).sum();
    }
}
