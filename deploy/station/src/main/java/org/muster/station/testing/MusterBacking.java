package org.muster.station.testing;

import java.util.Map;

import org.muster.station.backing.Server;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import static java.util.Map.entry;

/**
 * The real PostgreSQL, Kafka and Keycloak for every {@code @QuarkusTest} of a module that has this one on its test class
 * path. PostgreSQL and Kafka are new for each test JVM; Keycloak is shared, see {@link SharedIdentityProvider}. They end
 * by themselves after the JVM did. {@code -Dbacking=containers} takes containers instead, see {@link ContainerServers}.
 */
public final class MusterBacking implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        synchronized (System.class) {
            if (Recorded.find("issuer").isEmpty()) {
                TestServers.chosen().start();
            }
        }
        return Map.ofEntries(
                entry("quarkus.datasource.jdbc.url", jdbcUrl()),
                entry("quarkus.datasource.username", TestServers.DATABASE),
                entry("quarkus.datasource.password", TestServers.DATABASE),
                entry("kafka.bootstrap.servers", bootstrapServers()),
                entry("quarkus.oidc.auth-server-url", issuer()),
                entry("quarkus.oidc.credentials.secret", TestRealm.GATEWAY_SECRET),
                entry("muster.staff.secret", TestRealm.STAFF_SECRET),
                entry("muster.webhook.keys", "dGhlIGtleSBvZiBkZXZlbG9wZXJzIGFuZCB0ZXN0cy4"),
                entry("quarkus.http.test-port", "0"));
    }

    /** Nothing: the servers serve all tests of the JVM. */
    @Override
    public void stop() {}

    /** For fault tests. Leave it running. */
    public static Server postgres() {
        return TestServers.chosen().postgres();
    }

    /** For fault tests. Leave it running. */
    public static Server broker() {
        return TestServers.chosen().broker();
    }

    /** The database that the tests of this JVM share; its user and password are both {@code muster}. */
    public static String jdbcUrl() {
        return TestServers.chosen().jdbcUrl();
    }

    public static String bootstrapServers() {
        return TestServers.chosen().bootstrapServers();
    }

    public static String issuer() {
        return TestServers.chosen().issuer();
    }
}
