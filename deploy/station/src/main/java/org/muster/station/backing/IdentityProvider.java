package org.muster.station.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One Keycloak server on localhost, over plain HTTP. The installation is shared and read-only; the directory holds what
 * this server writes. The realm is imported when the database does not have it; an existing one is never touched.
 */
public final class IdentityProvider implements LocalServer {
    private static final List<String> SHARED = List.of("lib", "conf", "providers", "themes", "version.txt");

    private final Path home;
    private final int port;
    private final Jdk jdk;
    private final String realm;
    private final Map<String, String> environment;
    private final ServerProcess process;

    /** @param environment what the realm refers to as <code>${NAME}</code>, and the administrator's first password */
    public IdentityProvider(
            Path directory, int port, Jdk jdk, Database database, String realm, Map<String, String> environment) {
        this.home = directory.resolve("keycloak");
        this.port = port;
        this.jdk = jdk;
        this.process = new ServerProcess("keycloak", directory);
        this.realm = realm;
        this.environment = new HashMap<>(environment);
        this.environment.put("KC_DB_URL", database.jdbcUrl());
        this.environment.put("KC_DB_USERNAME", database.user());
        this.environment.put("KC_DB_PASSWORD", database.password());
    }

    public record Database(String jdbcUrl, String user, String password) {
        @Override
        public String toString() {
            return user + "@" + jdbcUrl;
        }
    }

    @Override
    public void prepare() {
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

    @Override
    public Process launch() {
        List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
        command.addAll(List.of("-Xms64m", "-Xmx320m", "-XX:MaxMetaspaceSize=256m", "-XX:+UseSerialGC"));
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"));
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of(
                "-Dfile.encoding=UTF-8", "-Duser.language=en", "-Duser.country=US", "-Duser.timezone=Asia/Shanghai"));
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

    @Override
    public boolean answers() {
        return HttpProbe.isOk(issuer() + "/protocol/openid-connect/certs");
    }

    public String issuer() {
        return "http://localhost:" + port + "/realms/muster";
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public ServerProcess process() {
        return process;
    }
}
