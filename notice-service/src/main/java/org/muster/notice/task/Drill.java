package org.muster.notice.task;

/** Marks what people read in a drill (演练), so that it cannot be mistaken for real wherever the words travel to. */
public final class Drill {

    static final String MARK = "【演练】";

    private Drill() {}

    /** The text as it may be shown: unchanged when it is real, marked once when it is a drill's. */
    public static String mark(boolean drill, String text) {
        return drill && !text.startsWith(MARK) ? MARK + text : text;
    }

    /** The text inside of one that is marked itself. */
    public static String unmarked(String text) {
        return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
    }
}
