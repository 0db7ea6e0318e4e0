package org.muster.report.rollups;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.statement.StatementContext;
import org.muster.report.forms.FormField;

/**
 * Counts and figures of one organisation and all below it.
 *
 * @param stated what it reported itself, in the order of the form's fields; null when it reported nothing
 * @param summed what those below it add up to; null when none of them reported
 * @param figures what it counts for further up
 * @param reasons why what it states may differ, in the order of the fields
 */
record NodeFigures(
        String organisation,
        String name,
        int expected,
        int onTime,
        int late,
        int nil,
        int corrected,
        Long[] stated,
        Long[] summed,
        Long[] figures,
        String[] reasons,
        String note) {

    /** A stated total that those below do not add up to. */
    record Difference(String key, long stated, long summed, String reason) {}

    int missing() {
        return expected - onTime - late;
    }

    /** What it counts for further up: what it stated, and where it stated nothing the sum. */
    Map<String, Long> counted(List<FormField> fields) {
        return byKey(fields, figures, null);
    }

    /** The sum of those below it; where none of them reported, what it stated. */
    Map<String, Long> summedFirst(List<FormField> fields) {
        return byKey(fields, summed, figures);
    }

    List<Difference> differences(List<FormField> fields) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            Long own = at(stated, i);
            Long below = at(summed, i);
            if (fields.get(i).isSummed() && own != null && below != null && !own.equals(below)) {
                differences.add(new Difference(fields.get(i).key(), own, below, reasons == null ? null : reasons[i]));
            }
        }
        return differences;
    }

    private static Map<String, Long> byKey(List<FormField> fields, Long[] first, Long[] otherwise) {
        Map<String, Long> values = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            Long value = at(first, i) == null ? at(otherwise, i) : at(first, i);
            if (fields.get(i).isSummed() && value != null) {
                values.put(fields.get(i).key(), value);
            }
        }
        return values;
    }

    private static Long at(Long[] values, int i) {
        return values == null ? null : values[i];
    }

    static NodeFigures read(ResultSet row, StatementContext context) throws SQLException {
        return new NodeFigures(
                row.getString("code"),
                row.getString("name"),
                row.getInt("expected"),
                row.getInt("on_time"),
                row.getInt("late"),
                row.getInt("nil"),
                row.getInt("corrected"),
                (Long[]) elements(row.getArray("stated")),
                (Long[]) elements(row.getArray("summed")),
                (Long[]) elements(row.getArray("figures")),
                (String[]) elements(row.getArray("reasons")),
                row.getString("note"));
    }

    private static Object elements(Array array) throws SQLException {
        return array == null ? null : array.getArray();
    }
}
