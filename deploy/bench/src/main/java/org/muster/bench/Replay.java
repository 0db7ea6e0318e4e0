package org.muster.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Statements of the service to be repeated as they were, or with other values. */
record Replay(List<Step> steps) {

    /** @param parameters as text */
    record Step(String sql, List<String> parameters) {}

    Replay only(String part) {
        return new Replay(
                steps.stream().filter(step -> step.sql().contains(part)).toList());
    }

    /** Ready to run on a connection. */
    Prepared on(Connection connection) throws SQLException {
        Map<Step, PreparedStatement> prepared = new LinkedHashMap<>();
        for (Step step : steps) {
            prepared.put(
                    step,
                    connection.prepareStatement(step.sql().replace("?", "??").replaceAll("\\$\\d+", "?")));
        }
        return new Prepared(prepared);
    }

    /** The plans as they are now, for whoever wants to know why. */
    void explain() throws SQLException {
        for (Step step : steps) {
            try (Connection connection = Database.open()) {
                connection.setAutoCommit(false);
                String sql = "explain (analyze, buffers) "
                        + step.sql().replace("?", "??").replaceAll("\\$\\d+", "?");
                PreparedStatement statement = connection.prepareStatement(sql);
                bind(statement, step, UnaryOperator.identity());
                try (ResultSet plan = statement.executeQuery()) {
                    System.out.println("---- " + step.sql());
                    while (plan.next()) {
                        System.out.println(plan.getString(1));
                    }
                } catch (SQLException e) {
                    System.out.println("no plan: " + e.getMessage());
                }
                connection.rollback();
            }
        }
    }

    /** The plans for whatever values, as a connection has them that asked often. */
    void explainGenerally() throws SQLException {
        for (Step step : steps) {
            System.out.println("---- " + step.sql());
            try (Connection connection = Database.open()) {
                connection.createStatement().execute("set plan_cache_mode = force_generic_plan");
                connection
                        .createStatement()
                        .execute("prepare asked as " + step.sql().replace("?", "??"));
                String values = step.parameters().stream()
                        .map(value -> value == null ? "null" : "'" + value.replace("'", "''") + "'")
                        .collect(Collectors.joining(", "));
                try (ResultSet plan = connection
                        .createStatement()
                        .executeQuery("explain execute asked" + (values.isEmpty() ? "" : "(" + values + ")"))) {
                    while (plan.next()) {
                        System.out.println(plan.getString(1));
                    }
                }
            }
        }
    }

    private static void bind(PreparedStatement statement, Step step, UnaryOperator<String> value) throws SQLException {
        for (int i = 0; i < step.parameters().size(); i++) {
            statement.setString(i + 1, value.apply(step.parameters().get(i)));
        }
    }

    record Prepared(Map<Step, PreparedStatement> statements) {

        void run() throws SQLException {
            run(UnaryOperator.identity());
        }

        /** @param value what stands in the place of a value that the service gave */
        void run(UnaryOperator<String> value) throws SQLException {
            for (Map.Entry<Step, PreparedStatement> each : statements.entrySet()) {
                bind(each.getValue(), each.getKey(), value);
                if (each.getValue().execute()) {
                    try (ResultSet rows = each.getValue().getResultSet()) {
                        while (rows.next()) {
                            rows.getString(1);
                        }
                    }
                }
            }
        }
    }
}
