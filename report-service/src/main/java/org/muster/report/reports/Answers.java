package org.muster.report.reports;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.ProblemException.Fault;
import org.muster.report.forms.FieldType;
import org.muster.report.forms.FormField;

/** A report's values and reasons by position, in the order of its form version's fields. */
record Answers(Long[] figures, String[] texts, String[] reasons) {

    /** Large enough for every count of people or things, small enough that sums of a whole nation fit. */
    static final long MOST = 1_000_000_000_000L;

    private static final int LONGEST = 2000;

    static Answers none(List<FormField> fields) {
        return new Answers(new Long[fields.size()], new String[fields.size()], new String[fields.size()]);
    }

    /** What a nil report (零报告) says: zero to everything that is summed. */
    static Answers nil(List<FormField> fields) {
        Answers nil = none(fields);
        for (int i = 0; i < fields.size(); i++) {
            nil.figures[i] = fields.get(i).isSummed() ? 0L : null;
        }
        return nil;
    }

    /** @throws ProblemException 422 with a pointer to each unknown field and each unfit value */
    static Answers of(List<FormField> fields, Map<String, Object> values, Map<String, String> reasons) {
        List<Fault> faults = new ArrayList<>();
        Answers answers = none(fields);
        for (int i = 0; i < fields.size(); i++) {
            FormField field = fields.get(i);
            answers.reasons[i] = reasons.get(field.key());
            Object value = values.get(field.key());
            if (value == null) {
                continue;
            }
            if (field.type() == FieldType.TEXT && value instanceof String text && text.length() <= LONGEST) {
                answers.texts[i] = text.isBlank() ? null : text.strip();
            } else if (field.type() == FieldType.INTEGER && isWhole(value)) {
                answers.figures[i] = ((Number) value).longValue();
            } else {
                faults.add(new Fault("/values/" + field.key(), expectation(field)));
            }
        }
        Set<String> known = fields.stream().map(FormField::key).collect(Collectors.toSet());
        unknown("/values/", values.keySet(), known).forEach(faults::add);
        unknown("/reasons/", reasons.keySet(), known).forEach(faults::add);
        if (!faults.isEmpty()) {
            throw new ProblemException(
                    422,
                    "unfit-report",
                    faults,
                    faults.size(),
                    fields.stream().map(FormField::key).collect(Collectors.joining(", ")));
        }
        return answers;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers answers
                && Arrays.equals(figures, answers.figures)
                && Arrays.equals(texts, answers.texts)
                && Arrays.equals(reasons, answers.reasons);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(figures), Arrays.hashCode(texts), Arrays.hashCode(reasons));
    }

    boolean areEmpty() {
        return Stream.concat(Stream.of(figures), Stream.of(texts)).allMatch(Objects::isNull);
    }

    Map<String, Object> values(List<FormField> fields) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            Object value = fields.get(i).type() == FieldType.TEXT ? texts[i] : figures[i];
            if (value != null) {
                values.put(fields.get(i).key(), value);
            }
        }
        return values;
    }

    Map<String, String> reasonsByKey(List<FormField> fields) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            if (reasons[i] != null) {
                byKey.put(fields.get(i).key(), reasons[i]);
            }
        }
        return byKey;
    }

    private static boolean isWhole(Object value) {
        if (value instanceof BigInteger || !(value instanceof Integer || value instanceof Long)) {
            return false;
        }
        return Math.abs(((Number) value).longValue()) <= MOST;
    }

    private static String expectation(FormField field) {
        return field.type() == FieldType.TEXT
                ? "text, at most " + LONGEST + " characters"
                : "whole number between -" + MOST + " and " + MOST;
    }

    private static Stream<Fault> unknown(String pointer, Set<String> given, Set<String> known) {
        return given.stream().filter(key -> !known.contains(key)).map(key -> new Fault(pointer + key, "unknown field"));
    }
}
