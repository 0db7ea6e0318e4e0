package org.muster.station.backing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresTest {
    @TempDir
    Path directory;

    private Postgres postgres;

    @BeforeEach
    void start() {
        postgres = new Postgres(directory, FreePorts.next(), "secret", true);
        postgres.start();
        postgres.createDatabase("notice", "first");
    }

    @AfterEach
    void stop() {
        postgres.stop();
    }

    @Test
    void keepsCommittedRowsWhenKilled() throws SQLException {
        execute("first", "create table note (text text); insert into note values ('集智')");

        postgres.kill();
        assertThat(postgres.answers()).isFalse();
        postgres.start();

        assertThat(query("first", "select text from note")).isEqualTo("集智");
    }

    @Test
    void isFoundByAnotherHandleAndStoppedByIt() {
        Postgres same = new Postgres(directory, postgres.port(), "secret", true);
        assertThat(same.process().running())
                .isEqualTo(postgres.process().running())
                .isPresent();
        same.stop();
        assertThat(postgres.answers()).isFalse();
    }

    @Test
    void sortsChineseByPinyin() throws SQLException {
        assertThat(query(
                        "first",
                        "select string_agg(n, '' order by n collate \"zh-x-icu\") from unnest('{上,广,北}'::text[]) n"))
                .isEqualTo("北广上");
    }

    @Test
    void refusesTheWrongPasswordAndTakesTheNewOne() throws SQLException {
        assertThat(message("wrong")).contains("password authentication failed");
        postgres.createDatabase("notice", "second");
        assertThat(query("second", "select current_user")).isEqualTo("notice");
        assertThat(message("first")).contains("password authentication failed");
    }

    private String message(String password) {
        try {
            execute(password, "select 1");
            return "";
        } catch (SQLException e) {
            return e.getMessage();
        }
    }

    private void execute(String password, String sql) throws SQLException {
        try (Connection connection = connect(password);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String password, String sql) throws SQLException {
        try (Connection connection = connect(password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private Connection connect(String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl("notice"), "notice", password);
    }
}
