package org.muster.report.forms;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.muster.platform.problem.ProblemException;
import org.muster.report.counters.DayCounters;

/**
 * A question as it is asked for.
 *
 * @param source one of the day's counters, which then pre-fills it
 * @param cumulative without it, every number that no counter fills is taken to count from the beginning
 */
record FieldRequest(
        @NotNull @Pattern(regexp = "[A-Za-z][A-Za-z0-9_.]{0,39}", message = "like confirmed, at most 40 characters")
        String key,

        @NotBlank @Size(max = 60) String label,
        @NotNull FieldType type,
        Aggregate aggregate,
        @Size(max = 40) String source,
        Boolean cumulative) {

    /** @throws ProblemException 422 for questions that cannot be asked together or not so */
    static List<FormField> fields(List<FieldRequest> requests) {
        Set<String> keys = new HashSet<>();
        for (FieldRequest request : requests) {
            if (!keys.add(request.key)) {
                throw ProblemException.unprocessable("field-twice", request.key);
            }
        }
        return requests.stream().map(FieldRequest::field).toList();
    }

    private FormField field() {
        Aggregate chosen = aggregate == null ? Aggregate.NONE : aggregate;
        if (type == FieldType.TEXT && (chosen == Aggregate.SUM || source != null)) {
            throw ProblemException.unprocessable("text-is-not-counted", key);
        }
        if (source != null && !DayCounters.KEYS.contains(source)) {
            throw ProblemException.unprocessable("unknown-source", source, String.join(", ", DayCounters.KEYS));
        }
        boolean counts = type == FieldType.INTEGER && source == null;
        return new FormField(key, label.strip(), type, chosen, source, cumulative == null ? counts : cumulative);
    }
}
