package org.muster.report.forms;

/** What a field takes. */
public enum FieldType {
    /** A whole number. */
    INTEGER,
    /** Words, which are shown and never summed. */
    TEXT
}
