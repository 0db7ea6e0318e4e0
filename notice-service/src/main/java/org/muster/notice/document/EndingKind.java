package org.muster.notice.document;

/** How an issued notice stopped being in force. */
public enum EndingKind {
    /** 撤销: void from the start. */
    REVOKED("撤销"),
    /** 废止: void from that date. */
    ABOLISHED("废止"),
    /** 更正: another version took its place. */
    SUPERSEDED("更正");

    private final String word;

    EndingKind(String word) {
        this.word = word;
    }

    /** As the regulations call it. */
    public String word() {
        return word;
    }
}
