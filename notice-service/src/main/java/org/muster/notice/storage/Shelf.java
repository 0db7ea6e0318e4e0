package org.muster.notice.storage;

/** A table that holds the pieces of files. Whose they are, the table beside it says. */
public enum Shelf {
    /** Files attached to notices. */
    ATTACHMENTS("attachment_chunk", "attachment"),
    /** Evidence of tasks. */
    EVIDENCE("task_evidence_chunk", "evidence");

    final String table;
    final String file;

    Shelf(String table, String file) {
        this.table = table;
        this.file = file;
    }
}
