package org.muster.notice.webhook;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.muster.platform.problem.Words;

/**
 * Why an event did not arrive (失败原因). A keyword and, behind a blank, what belongs to it are kept; whoever reads it is
 * told in her or his language. What has no such keyword is said as it is.
 */
final class FailureWords {

    /** Since when, and the last reason. */
    static final String FAILING = "failing";

    private static final List<String> BUNDLE = List.of("webhook-failures");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private FailureWords() {}

    /** @param kept null when nothing failed */
    static String said(String kept, Locale language) {
        if (kept == null) {
            return null;
        }
        int blank = kept.indexOf(' ');
        String keyword = blank < 0 ? kept : kept.substring(0, blank);
        String about = kept.substring(blank + 1);
        String words = Words.find(BUNDLE, keyword, language, kept);
        if (!keyword.equals(FAILING)) {
            return words.replace("{0}", about);
        }
        String[] sinceAndLast = about.split(" ", 2);
        return words.replace("{0}", MINUTE.format(Instant.parse(sinceAndLast[0])))
                .replace("{1}", said(sinceAndLast[1], language));
    }
}
