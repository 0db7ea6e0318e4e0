package org.muster.bench;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.muster.bench.Clients.Client;

/** The transaction of a signature as the database heard it, for recipients who have not signed yet. */
final class Signatures {

    private static final String SIGNED_FIRST = "KX-210100";

    private final Replay heard;
    private final String place;
    private final ConcurrentLinkedQueue<String[]> silent;

    private Signatures(Replay heard, String place, List<String[]> silent) {
        this.heard = heard;
        this.place = place;
        this.silent = new ConcurrentLinkedQueue<>(silent);
    }

    /** 沈阳市科协 signs the notice, and its database listens. */
    static Signatures of(RunningService service, String notice, int recipients) throws Exception {
        Replay heard = ServerLog.listen(
                "insert into receipt",
                () -> service.post(
                        "sy-clerk",
                        "/api/inbox/" + notice + "/signature",
                        "application/json",
                        BodyPublishers.noBody()));
        String place = Database.rows("select pos from organisation where code = '" + SIGNED_FIRST + "'")
                .get(0)[0];
        return new Signatures(heard, place, LoadedCountry.silent(notice, recipients));
    }

    Replay heard() {
        return heard;
    }

    /** Signs on a connection of its own with all that the service does. */
    Client signing() throws SQLException {
        return signing(heard, connection());
    }

    /** Only what has this in it, committed like the peer's by the statement itself. */
    Client signingOnly(String part) throws SQLException {
        return signing(heard.only(part), Database.open());
    }

    /** And then something else in the same transaction. */
    Client signingAnd(Replay further) throws SQLException {
        Connection connection = connection();
        Replay.Prepared signature = heard.on(connection);
        Replay.Prepared more = further.on(connection);
        Client client = () -> {
            String[] next = silent.poll();
            if (next == null) {
                return false;
            }
            signature.run(value -> of(next, value));
            more.run();
            connection.commit();
            return true;
        };
        return client.with(connection);
    }

    private Client signing(Replay replay, Connection connection) throws SQLException {
        Replay.Prepared prepared = replay.on(connection);
        Client client = () -> {
            String[] next = silent.poll();
            if (next == null) {
                return false;
            }
            prepared.run(value -> of(next, value));
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            return true;
        };
        return client.with(connection);
    }

    private String of(String[] organisation, String value) {
        if (SIGNED_FIRST.equals(value)) {
            return organisation[0];
        }
        return place.equals(value) ? organisation[1] : value;
    }

    private static Connection connection() throws SQLException {
        Connection connection = Database.open();
        connection.setAutoCommit(false);
        return connection;
    }
}
