package org.muster.station.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.muster.station.backing.Broker;
import org.muster.station.backing.FreePorts;
import org.muster.station.backing.Jdk;
import org.muster.station.backing.Postgres;

/** Processes on this machine: PostgreSQL and Kafka new for each JVM, Keycloak shared between builds. */
final class EmbeddedServers implements TestServers {

    @Override
    public void start() {
        Path directory = temporaryDirectory();
        Recorded.put("directory", directory);
        Recorded.put("postgres", FreePorts.next());
        Recorded.put("kafka", FreePorts.next());
        Recorded.put("kafka-controller", FreePorts.next());
        new Watchdog(directory).start(ProcessHandle.current().pid(), Duration.ZERO);
        CompletableFuture<String> issuer = CompletableFuture.supplyAsync(SharedIdentityProvider::join);
        CompletableFuture<Void> broker = CompletableFuture.runAsync(broker()::start);
        postgres().start();
        postgres().createDatabase(DATABASE, DATABASE);
        broker.join();
        Recorded.put("issuer", issuer.join());
    }

    @Override
    public Postgres postgres() {
        return new Postgres(directory(), Recorded.number("postgres"), "postgres", false);
    }

    @Override
    public Broker broker() {
        return new Broker(directory(), Recorded.number("kafka"), Recorded.number("kafka-controller"), Jdk.current());
    }

    @Override
    public String jdbcUrl() {
        return postgres().jdbcUrl(DATABASE);
    }

    @Override
    public String bootstrapServers() {
        return broker().bootstrapServers();
    }

    @Override
    public String issuer() {
        return Recorded.get("issuer");
    }

    private static Path directory() {
        return Path.of(Recorded.get("directory"));
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("muster-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
