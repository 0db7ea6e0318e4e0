package org.muster.station.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.muster.station.backing.Broker;
import org.muster.station.backing.FreePorts;
import org.muster.station.backing.Jdk;
import org.muster.station.backing.Postgres;
import org.muster.station.backing.Server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * The real PostgreSQL, Kafka and Keycloak for every {@code @QuarkusTest} of a module that has this one on its test class
 * path. PostgreSQL and Kafka are new for each test JVM; Keycloak is shared, see {@link SharedIdentityProvider}. They end
 * by themselves after the JVM did. What is running is kept in system properties, because the test and the test resource
 * may see this class through different class loaders.
 */
public final class MusterBacking implements QuarkusTestResourceLifecycleManager {
    private static final String PROPERTIES = "muster.backing.";
    private static final String DATABASE = "muster";
    private static final String PASSWORD = "muster";

    @Override
    public Map<String, String> start() {
        synchronized (System.class) {
            if (System.getProperty(PROPERTIES + "issuer") == null) {
                startAll();
            }
        }
        return Map.of(
                "quarkus.devservices.enabled",
                "false",
                "quarkus.datasource.jdbc.url",
                jdbcUrl(),
                "quarkus.datasource.username",
                DATABASE,
                "quarkus.datasource.password",
                PASSWORD,
                "kafka.bootstrap.servers",
                bootstrapServers(),
                "quarkus.oidc.auth-server-url",
                issuer(),
                "quarkus.oidc.credentials.secret",
                SharedIdentityProvider.GATEWAY_SECRET,
                "quarkus.http.test-port",
                "0");
    }

    /** Nothing: the servers serve all tests of the JVM. */
    @Override
    public void stop() {}

    /** For fault tests. Leave it running. */
    public static Server postgres() {
        return embeddedPostgres();
    }

    /** For fault tests. Leave it running. */
    public static Server broker() {
        return embeddedBroker();
    }

    /** The database that the tests of this JVM share; its user and password are both {@code muster}. */
    public static String jdbcUrl() {
        return embeddedPostgres().jdbcUrl(DATABASE);
    }

    public static String bootstrapServers() {
        return embeddedBroker().bootstrapServers();
    }

    public static String issuer() {
        return recorded("issuer");
    }

    private static void startAll() {
        Path directory = temporaryDirectory();
        record("directory", directory.toString());
        record("postgres", String.valueOf(FreePorts.next()));
        record("kafka", String.valueOf(FreePorts.next()));
        record("kafka-controller", String.valueOf(FreePorts.next()));
        new Watchdog(directory).start(ProcessHandle.current().pid(), Duration.ZERO);
        CompletableFuture<String> issuer = CompletableFuture.supplyAsync(SharedIdentityProvider::join);
        CompletableFuture<Void> broker = CompletableFuture.runAsync(embeddedBroker()::start);
        embeddedPostgres().start();
        embeddedPostgres().createDatabase(DATABASE, PASSWORD);
        broker.join();
        record("issuer", issuer.join());
    }

    private static Postgres embeddedPostgres() {
        return new Postgres(directory(), Integer.parseInt(recorded("postgres")), PASSWORD, false);
    }

    private static Broker embeddedBroker() {
        return new Broker(
                directory(),
                Integer.parseInt(recorded("kafka")),
                Integer.parseInt(recorded("kafka-controller")),
                Jdk.current());
    }

    private static Path directory() {
        return Path.of(recorded("directory"));
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("muster-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void record(String name, String value) {
        System.setProperty(PROPERTIES + name, value);
    }

    private static String recorded(String name) {
        String value = System.getProperty(PROPERTIES + name);
        if (value == null) {
            throw new IllegalStateException("The backing has not been started; is this a @QuarkusTest?");
        }
        return value;
    }
}
