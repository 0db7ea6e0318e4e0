package org.muster.station.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.muster.station.backing.Directories;
import org.muster.station.backing.FreePorts;
import org.muster.station.backing.IdentityProvider;
import org.muster.station.backing.Jdk;
import org.muster.station.backing.Postgres;
import org.muster.station.backing.Servers;

/**
 * The Keycloak of the tests. Starting one costs more than most modules' tests, so all builds of a user that want the
 * same realm share one: the first starts it, and it ends after the last of their Maven processes did. Outside continuous
 * integration it lingers some minutes, so that the next build finds it.
 */
final class SharedIdentityProvider {
    private static final Duration LINGER = System.getenv("CI") == null ? Duration.ofMinutes(5) : Duration.ZERO;
    private static final String PASSWORD = "muster";

    private final String realm = TestRealm.json();
    private final Path directory = Servers.cache()
            .resolve("identity-"
                    + UUID.nameUUIDFromBytes((realm + TestRealm.ADMINISTRATOR).getBytes(StandardCharsets.UTF_8)));
    private final Watchdog watchdog = new Watchdog(directory);

    private SharedIdentityProvider() {}

    /** Starts it, or finds it. @return the issuer */
    static String join() {
        return new SharedIdentityProvider().startedOrFound();
    }

    private String startedOrFound() {
        Path lockFile = directory.resolveSibling(directory.getFileName() + ".lock");
        try {
            Files.createDirectories(lockFile.getParent());
            try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (watchdog.join(mavenOrSelf())) {
                    IdentityProvider found = identityProvider();
                    if (found.answers()) {
                        return found.issuer();
                    }
                }
                return started().issuer();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private IdentityProvider started() throws IOException {
        watchdog.end();
        Directories.delete(directory);
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("ports"), FreePorts.next() + " " + FreePorts.next());
        watchdog.start(mavenOrSelf(), LINGER);
        Postgres postgres = postgres();
        postgres.start();
        postgres.createDatabase("keycloak", PASSWORD);
        IdentityProvider identityProvider = identityProvider();
        identityProvider.start();
        return identityProvider;
    }

    private Postgres postgres() throws IOException {
        return new Postgres(directory, port(0), PASSWORD, false);
    }

    private IdentityProvider identityProvider() throws IOException {
        return new IdentityProvider(
                directory,
                port(1),
                Jdk.current(),
                new IdentityProvider.Database(postgres().jdbcUrl("keycloak"), "keycloak", PASSWORD),
                realm,
                Map.of(
                        "MUSTER_GATEWAY_SECRET", TestRealm.GATEWAY_SECRET,
                        "MUSTER_STAFF_SECRET", TestRealm.STAFF_SECRET,
                        "KC_BOOTSTRAP_ADMIN_USERNAME", TestRealm.ADMINISTRATOR,
                        "KC_BOOTSTRAP_ADMIN_PASSWORD", TestRealm.ADMINISTRATOR));
    }

    private int port(int index) throws IOException {
        return Integer.parseInt(
                Files.readString(directory.resolve("ports")).strip().split(" ")[index]);
    }

    // the tests of one build run in several short processes below one Maven
    private static long mavenOrSelf() {
        ProcessHandle self = ProcessHandle.current();
        for (var above = self.parent(); above.isPresent(); above = above.get().parent()) {
            if (above.get().info().commandLine().orElse("").contains("org.codehaus.plexus.classworlds.launcher")) {
                return above.get().pid();
            }
        }
        return self.pid();
    }
}
