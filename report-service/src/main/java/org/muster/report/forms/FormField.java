package org.muster.report.forms;

import java.text.Normalizer;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * One question of a form.
 *
 * @param key its name in reports and roll-ups
 * @param source the day's counter that pre-fills it, null when people must know the number
 * @param cumulative whether the number counts from the beginning, so that a lower one than yesterday's deserves a look
 */
@Embeddable
public record FormField(
        String key,
        String label,
        @Enumerated(EnumType.STRING) FieldType type,
        @Enumerated(EnumType.STRING) Aggregate aggregate,
        String source,
        boolean cumulative) {

    public boolean isSummed() {
        return aggregate == Aggregate.SUM;
    }

    /** The label without what the eye does not see, such as full-width forms and blanks. */
    String sameLabel() {
        return Normalizer.normalize(label, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
