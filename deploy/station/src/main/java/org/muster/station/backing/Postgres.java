package org.muster.station.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One PostgreSQL server on 127.0.0.1. It holds no state of its own: the same directory and port always mean the same
 * server, whoever started it. The binaries are run directly, not through a library that starts them by {@code pg_ctl}:
 * the station has to own the very process that it watches.
 */
public final class Postgres implements LocalServer {
    public static final String SUPERUSER = "postgres";

    private final Path data;
    private final int port;
    private final String password;
    private final boolean durable;
    private final ServerProcess process;

    /** @param durable whether data must survive the machine's crash; the death of a process loses nothing either way */
    public Postgres(Path directory, int port, String password, boolean durable) {
        this.data = directory.resolve("postgres");
        this.port = port;
        this.password = password;
        this.durable = durable;
        this.process = new ServerProcess("postgres", directory);
    }

    /** Starts it on the data it had, or on a new empty cluster, and waits until it answers. */
    @Override
    public void start() {
        prepare();
        Wait.until("PostgreSQL answers on port " + port, Duration.ofSeconds(60), process.log(), () -> {
            // after kill -9 it refuses to start while the last of its old children still holds the shared memory
            if (process.running().isEmpty()) {
                launch();
                Wait.pause(Duration.ofMillis(200));
            }
            return answers();
        });
    }

    /** Makes the data directory when there is none yet. */
    @Override
    public void prepare() {
        if (Files.exists(data)) {
            return;
        }
        try {
            // made beside its place and moved in whole, so that being killed here leaves nothing half made behind
            Path beside = data.resolveSibling("postgres.part");
            Directories.delete(beside);
            process.makeRoomForLog();
            Path secret = Files.writeString(Secrets.ownerOnly(data.resolveSibling("postgres.password")), password);
            List<String> command = binary("initdb");
            command.addAll(List.of("-D", beside.toString(), "-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8"));
            command.addAll(List.of("-A", "scram-sha-256", "--pwfile=" + secret));
            if (!durable) {
                command.add("--no-sync");
            }
            Process initdb = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(process.log().toFile())
                    .start();
            int exit = initdb.waitFor();
            Files.delete(secret);
            if (exit != 0) {
                throw new IOException("initdb ended with " + exit + ":\n" + Files.readString(process.log()));
            }
            Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Process launch() {
        List<String> command = binary("postgres");
        command.addAll(List.of("-D", data.toString(), "-p", String.valueOf(port)));
        List<String> settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "max_connections=200",
                "timezone=UTC",
                "log_timezone=Asia/Shanghai"));
        if (!durable) {
            settings.add("fsync=off");
        }
        settings.forEach(setting -> command.addAll(List.of("-c", setting)));
        return process.start(command, Map.of("LC_ALL", "C.UTF-8"));
    }

    @Override
    public boolean answers() {
        try (Connection connection = superuser("?connectTimeout=2&socketTimeout=3")) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes a database and its owner of the same name, or gives an existing owner this password. */
    public void createDatabase(String name, String ownerPassword) {
        try (Connection connection = superuser("");
                Statement statement = connection.createStatement()) {
            String owner = statement.enquoteIdentifier(name, true);
            boolean known =
                    found(statement, "select 1 from pg_roles where rolname = " + statement.enquoteLiteral(name));
            statement.execute((known ? "alter" : "create") + " role " + owner + " login password "
                    + statement.enquoteLiteral(ownerPassword));
            if (!found(statement, "select 1 from pg_database where datname = " + statement.enquoteLiteral(name))) {
                statement.execute("create database " + owner + " owner " + owner);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    private static boolean found(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection superuser(String options) throws SQLException {
        return DriverManager.getConnection(jdbcUrl("postgres") + options, SUPERUSER, password);
    }

    private static List<String> binary(String name) {
        List<String> command = new ArrayList<>();
        // PostgreSQL refuses to run as root; in a user namespace of its own it sees an ordinary user
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(Servers.postgres().resolve("bin").resolve(name).toString());
        return command;
    }
}
