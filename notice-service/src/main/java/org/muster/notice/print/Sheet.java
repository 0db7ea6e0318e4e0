package org.muster.notice.print;

import java.time.LocalDate;
import java.util.List;

import org.muster.notice.form.Elements;

/**
 * A document as it is to be printed.
 *
 * @param number null for a draft
 * @param first false for what a forward carries on
 * @param upward its number stands left and its signatory right
 */
record Sheet(
        Elements elements, String urgency, String number, boolean upward, String title, String body, boolean first) {

    List<String> paragraphs() {
        return body.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    /** As documents write dates: Arabic, without padding. */
    static String date(LocalDate date) {
        return date.getYear() + "年" + date.getMonthValue() + "月" + date.getDayOfMonth() + "日";
    }
}
