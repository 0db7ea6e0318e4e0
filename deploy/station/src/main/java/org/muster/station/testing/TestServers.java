package org.muster.station.testing;

import org.muster.station.backing.Server;

/** PostgreSQL, Kafka and Keycloak for one test JVM, wherever they run. */
interface TestServers {
    /** The database that tests use, its owner, and the owner's password. */
    String DATABASE = "muster";

    /** Starts all three and returns when they can be used. */
    void start();

    Server postgres();

    Server broker();

    String jdbcUrl();

    String bootstrapServers();

    String issuer();

    static TestServers chosen() {
        return "containers".equals(System.getProperty("backing")) ? new ContainerServers() : new EmbeddedServers();
    }
}
