package org.muster.report.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.muster.report.forms.FormField;
import org.muster.report.reports.Prefill.From;
import org.muster.report.reports.Prefill.Suggestion;

/** Points at numbers that deserve a second look. Reality is messy, so nothing is refused for them. */
final class Plausibility {

    enum Doubt {
        /** Below zero. */
        NEGATIVE,
        /** Lower than before although it counts from the beginning. */
        DECREASE,
        /** More than twice as much as before, and by more than ten. */
        JUMP
    }

    /** @param previous what was suggested; null when nothing was */
    record Warning(String key, Doubt doubt, long value, Long previous) {}

    private static final long SMALL = 10;

    private Plausibility() {}

    static List<Warning> check(Answers answers, List<FormField> fields, Map<String, Suggestion> suggestions) {
        List<Warning> warnings = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Long value = answers.figures()[i];
            if (value == null) {
                continue;
            }
            FormField field = fields.get(i);
            Suggestion before = suggestions.get(field.key());
            Long previous = before != null && before.from() == From.EARLIER_REPORT ? (Long) before.value() : null;
            if (value < 0) {
                warnings.add(new Warning(field.key(), Doubt.NEGATIVE, value, previous));
            } else if (previous != null && field.cumulative() && value < previous) {
                warnings.add(new Warning(field.key(), Doubt.DECREASE, value, previous));
            } else if (previous != null && value > 2 * previous && value - previous > SMALL) {
                warnings.add(new Warning(field.key(), Doubt.JUMP, value, previous));
            }
        }
        return warnings;
    }
}
