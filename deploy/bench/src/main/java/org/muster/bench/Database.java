package org.muster.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.muster.station.backing.Postgres;
import org.muster.station.testing.MusterBacking;

/** The benchmark's own way into the service's database: to arrange, to look, and for the peers. */
final class Database {

    private static boolean durable;

    private Database() {}

    /** Tests spare themselves the wait for the disk; what is measured must not: a commit is one when it is on disk. */
    static void makeDurable() {
        if (durable) {
            return;
        }
        Postgres fleeting = (Postgres) MusterBacking.postgres();
        fleeting.process().stop(Duration.ofSeconds(30));
        Path directory = fleeting.process().log().getParent().getParent();
        new Postgres(directory, fleeting.port(), "postgres", true).start();
        durable = true;
    }

    static Connection open() throws SQLException {
        // text for every parameter, so that the service's statements can be repeated as its log has them; and planned
        // as the service's are
        return DriverManager.getConnection(
                MusterBacking.jdbcUrl() + "?stringtype=unspecified&options=-c%20random_page_cost%3D1.1",
                "muster",
                "muster");
    }

    /** As whoever may change the server's settings. */
    static void asSuperuser(String... statements) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(MusterBacking.jdbcUrl(), Postgres.SUPERUSER, "postgres");
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    static void execute(String sql) throws SQLException {
        try (Connection connection = open()) {
            connection.createStatement().execute(sql);
        }
    }

    static long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0)[0]);
    }

    static List<String[]> rows(String sql) throws SQLException {
        try (Connection connection = open();
                ResultSet found = connection.createStatement().executeQuery(sql)) {
            List<String[]> rows = new ArrayList<>();
            while (found.next()) {
                String[] row = new String[found.getMetaData().getColumnCount()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = found.getString(i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }
}
