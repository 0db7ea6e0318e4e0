package org.muster.gateway.identity;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

/** Where the replicas tell each other what was revoked. Every method waits for the database. */
@ApplicationScoped
class RevocationStore {

    private final DataSource database;

    RevocationStore(DataSource database) {
        this.database = database;
    }

    void insert(Revocation revocation) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("insert into revocation (session, subject, at) values (?, ?, ?)")) {
            statement.setString(1, revocation.session());
            statement.setString(2, revocation.subject());
            statement.setObject(3, revocation.at().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** By the database's clock, so that the replicas' own need not agree. */
    List<Revocation> ofTheLast(Duration time) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select session, subject, at from revocation where written_at > now() - ? * interval '1 ms'")) {
            statement.setLong(1, time.toMillis());
            List<Revocation> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(new Revocation(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getObject(3, OffsetDateTime.class).toInstant()));
                }
            }
            return found;
        }
    }

    void deleteOlderThan(Duration time) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "delete from revocation where written_at < now() - ? * interval '1 ms'")) {
            statement.setLong(1, time.toMillis());
            statement.executeUpdate();
        }
    }
}
