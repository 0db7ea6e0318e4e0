package org.muster.report.reports;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.report.counters.DayCounters;
import org.muster.report.forms.FieldType;
import org.muster.report.forms.FormField;

/** Suggests what is known already (预填): the day's counters where a field names one, else the last reported values. */
@ApplicationScoped
class Prefill {

    enum From {
        /** Counted from what happened that day. */
        COUNTER,
        /** Reported on the nearest earlier day. */
        EARLIER_REPORT
    }

    /** @param date the day the value is of */
    record Suggestion(Object value, From from, LocalDate date) {}

    @Inject
    DayCounters counters;

    /** By key; nothing for a field about which nothing is known. */
    Map<String, Suggestion> suggest(ReportFile file, Optional<Report> previous) {
        List<FormField> fields = file.period().form().fields();
        LocalDate date = file.period().date();
        Map<String, Suggestion> suggestions = new LinkedHashMap<>();
        previous.ifPresent(report -> report.answers()
                .values(report.period.form().fields())
                .forEach((key, value) ->
                        suggestions.put(key, new Suggestion(value, From.EARLIER_REPORT, report.period.date()))));
        suggestions.keySet().removeIf(key -> fields.stream().noneMatch(field -> isSame(field, key, suggestions)));
        if (fields.stream().anyMatch(field -> field.source() != null)) {
            Map<String, Long> counted = counters.of(file.place().organisation(), date);
            fields.stream()
                    .filter(field -> field.source() != null)
                    .forEach(field -> suggestions.put(
                            field.key(), new Suggestion(counted.get(field.source()), From.COUNTER, date)));
        }
        return suggestions;
    }

    /** A newer form version may have dropped a field or given its key to something else. */
    private static boolean isSame(FormField field, String key, Map<String, Suggestion> suggestions) {
        boolean isText = suggestions.get(key).value() instanceof String;
        return field.key().equals(key) && isText == (field.type() == FieldType.TEXT);
    }
}
