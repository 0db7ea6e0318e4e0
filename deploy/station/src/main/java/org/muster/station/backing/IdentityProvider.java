package org.muster.station.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One Keycloak server on localhost, over plain HTTP. The installation is shared and read-only; the directory holds what
 * this server writes. The realm is imported when the database does not have it; an existing one is never touched.
 */
public final class IdentityProvider {
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes", "version.txt");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    private final Path home;
    private final int port;
    private final Jdk jdk;
    private final Map<String, String> environment;
    private final ServerProcess process;

    /** @param secrets what the realm file refers to as <code>${NAME}</code>, and the administrator's first password */
    public IdentityProvider(Path directory, int port, Jdk jdk, Database database, Map<String, String> secrets) {
        this.home = directory.resolve("keycloak");
        this.port = port;
        this.jdk = jdk;
        this.process = new ServerProcess("keycloak", directory);
        this.environment = new HashMap<>(secrets);
        environment.put("KC_DB_URL", database.jdbcUrl());
        environment.put("KC_DB_USERNAME", database.user());
        environment.put("KC_DB_PASSWORD", database.password());
    }

    public record Database(String jdbcUrl, String user, String password) {
        @Override
        public String toString() {
            return user + "@" + jdbcUrl;
        }
    }

    /** Starts it and waits until the realm can be asked for its keys. */
    public void start(String realm) {
        prepare(realm);
        if (process.running().isEmpty()) {
            launch();
        }
        Wait.until("Keycloak answers at " + issuer(), Duration.ofSeconds(180), process, this::answers);
    }

    public void prepare(String realm) {
        try {
            Path installation = Servers.keycloak();
            Files.createDirectories(home.resolve("data/import"));
            for (String shared : SHARED) {
                Files.deleteIfExists(home.resolve(shared));
                Files.createSymbolicLink(home.resolve(shared), installation.resolve(shared));
            }
            Files.writeString(home.resolve("data/import/muster-realm.json"), realm);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts the process without waiting for it. */
    public Process launch() {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(List.of("-Xms64m", "-Xmx320m", "-XX:MaxMetaspaceSize=256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US"));
        command.add("-Dkc.home.dir=" + home);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        command.add("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        command.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
        command.addAll(List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start", "--optimized"));
        command.addAll(List.of("--cache=local", "--import-realm", "--http-enabled=true", "--http-host=127.0.0.1"));
        command.addAll(List.of("--http-port=" + port, "--hostname=http://localhost:" + port));
        return process.start(command, environment);
    }

    public boolean answers() {
        HttpRequest keys = HttpRequest.newBuilder(URI.create(issuer() + "/protocol/openid-connect/certs"))
                .timeout(Duration.ofSeconds(2))
                .build();
        try {
            return HTTP.send(keys, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    public void stop() {
        process.stop(Duration.ofSeconds(15));
    }

    public void kill() {
        process.kill();
    }

    public String issuer() {
        return "http://localhost:" + port + "/realms/muster";
    }

    public ServerProcess process() {
        return process;
    }
}
