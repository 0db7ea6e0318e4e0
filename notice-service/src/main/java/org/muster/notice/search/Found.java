package org.muster.notice.search;

/** Where what was asked for stands in a document: those found further up are shown first. */
enum Found {
    /** In its title or number. */
    TITLE("^"),
    /** Anywhere in it. */
    TEXT(""),
    /** Only together with what it carries on. */
    FORWARDED("~");

    private final String mark;

    Found(String mark) {
        this.mark = mark;
    }

    /** As a document that has the word in this place keeps it. */
    String key(String word) {
        return mark + word;
    }
}
