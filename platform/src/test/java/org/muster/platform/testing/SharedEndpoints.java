package org.muster.platform.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import static org.awaitility.Awaitility.await;

/** What is known of the endpoints that the platform gives every service. */
final class SharedEndpoints {

    private SharedEndpoints() {}

    /** @param service the name in their paths */
    static void know(EveryEndpointRefuses every, String service) {
        String trail = "/api/audit/" + service;
        String id = anAuditLineOf("KX-210000");
        every.heldBy("KX-210000");
        every.showsOnlyOwn("GET " + trail, request -> request.queryParam("objectType", "probe"), List.of(id));
        every.isOwn("POST " + trail + "/verifications");
        every.isOwn("GET " + trail + "/verifications/{id}");
        String operations = "/api/operations/" + service;
        for (String endpoint : List.of(
                "GET " + operations,
                "GET " + operations + "/dead-letters",
                "POST " + operations + "/dead-letters/{id}/replay",
                "DELETE " + operations + "/dead-letters/{id}",
                "GET " + operations + "/parked-events",
                "POST " + operations + "/parked-events/{id}/retry",
                "DELETE " + operations + "/parked-events/{id}")) {
            every.isOwn(endpoint);
        }
    }

    /** A chained one, of an object with the id given back. */
    private static String anAuditLineOf(String organisation) {
        String id = UUID.randomUUID().toString();
        try (Connection database = TreeFixture.open();
                PreparedStatement insert = database.prepareStatement(
                        "insert into audit (subject, organisation, action, object_type, object_id, outcome)"
                                + " values ('somebody', ?, 'look', 'probe', ?, 'done')")) {
            insert.setString(1, organisation);
            insert.setString(2, id);
            insert.execute();
            await().atMost(Duration.ofSeconds(20)).until(() -> isChained(database, id));
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isChained(Connection database, String id) throws SQLException {
        try (PreparedStatement select =
                database.prepareStatement("select from audit where object_id = ? and seq is not null")) {
            select.setString(1, id);
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        }
    }
}
