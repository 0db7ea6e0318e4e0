package org.muster.gateway.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.muster.gateway.identity.Revocation;

/** The table of sessions, shared by all replicas of the gateway. Every method waits for the database. */
@ApplicationScoped
class SessionStore {

    /** @param version counts the renewals, so that of two replicas only one writes */
    record Row(byte[] tokens, int version, Instant expiresAt) {}

    private final DataSource database;

    SessionStore(DataSource database) {
        this.database = database;
    }

    /** @param login the provider's name for the login that began the session */
    void insert(String id, String login, String subject, byte[] tokens, Instant expiresAt) throws SQLException {
        update(
                "insert into session (id, tokens, version, expires_at, login, subject) values (?, ?, 0, ?, ?, ?)",
                statement -> {
                    statement.setString(1, id);
                    statement.setBytes(2, tokens);
                    statement.setObject(3, utc(expiresAt));
                    statement.setString(4, login);
                    statement.setString(5, subject);
                });
    }

    /** @return the ids of those there were */
    List<String> delete(Revocation revocation) throws SQLException {
        String column = revocation.session() == null ? "subject" : "login";
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("delete from session where " + column + " = ? returning id")) {
            statement.setString(1, revocation.session() == null ? revocation.subject() : revocation.session());
            List<String> ids = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }

    /** A session past its end is not found, even before it is swept away. */
    Optional<Row> find(String id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select tokens, version, expires_at from session where id = ? and expires_at > now()")) {
            statement.setString(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Row(
                                rows.getBytes(1),
                                rows.getInt(2),
                                rows.getObject(3, OffsetDateTime.class).toInstant()))
                        : Optional.empty();
            }
        }
    }

    /** @return false when another replica renewed or ended the session since {@code version} was read */
    boolean renew(String id, int version, byte[] tokens) throws SQLException {
        return update(
                        "update session set tokens = ?, version = version + 1 where id = ? and version = ?",
                        statement -> {
                            statement.setBytes(1, tokens);
                            statement.setString(2, id);
                            statement.setInt(3, version);
                        })
                == 1;
    }

    void delete(String id) throws SQLException {
        update("delete from session where id = ?", statement -> statement.setString(1, id));
    }

    int deleteExpired() throws SQLException {
        return update("delete from session where expires_at <= now()", statement -> {});
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }

    private int update(String sql, Binding binding) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.bind(statement);
            return statement.executeUpdate();
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
