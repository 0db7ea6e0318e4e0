package org.muster.notice.print;

/** What must be seen on every page of a document that is not a real issued one. */
enum Marking {
    DRAFT("草稿 DRAFT"),
    EXERCISE("演练 EXERCISE"),
    DRAFT_OF_EXERCISE("演练草稿 EXERCISE DRAFT");

    private final String words;

    Marking(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
