package org.muster.station.backing;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Properties;

/**
 * The server software, unpacked once per user and version below {@code ~/.cache/muster} and shared by every checkout.
 * What is there is complete: it is built beside its place, under a lock, and moved in as a whole.
 */
public final class Servers {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "muster");
    private static final Properties VERSIONS = versions();

    private Servers() {}

    /** Where things may be kept from one build to the next. Everything in it can be deleted and comes back. */
    public static Path cache() {
        return CACHE;
    }

    /** Of "postgres", "kafka" or "keycloak", as the root POM has it. */
    public static String version(String server) {
        return VERSIONS.getProperty(server);
    }

    static Path postgres() {
        return prepared("postgres-" + version("postgres"), Archives::unpackPostgres);
    }

    static Path keycloak() {
        return prepared("keycloak-" + version("keycloak"), home -> {
            Archives.unzip(keycloakZip(), home);
            KeycloakBuild.run(home);
        });
    }

    /** Kafka's jars stay where the build got them; only their class path is kept. */
    static String kafkaClassPath() {
        String classPath = writtenByTheBuild("kafka-" + version("kafka") + ".classpath");
        Arrays.stream(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(jar -> !Files.exists(jar))
                .findAny()
                .ifPresent(jar -> missing(jar.toString()));
        return classPath;
    }

    private static Path keycloakZip() {
        Path zip = Path.of(writtenByTheBuild("keycloak-" + version("keycloak") + ".zip.path"));
        if (!Files.exists(zip)) {
            missing(zip.toString());
        }
        return zip;
    }

    private static String writtenByTheBuild(String name) {
        try {
            return Files.readString(CACHE.resolve(name)).strip();
        } catch (IOException e) {
            throw missing(CACHE.resolve(name).toString());
        }
    }

    private static IllegalStateException missing(String what) {
        throw new IllegalStateException(
                what + " is missing; run 'mvn -Dquick package -pl deploy/station -am' in the checkout to fetch it.");
    }

    private static Path prepared(String name, Preparation preparation) {
        Path home = CACHE.resolve(name);
        if (Files.isDirectory(home)) {
            return home;
        }
        try {
            Files.createDirectories(CACHE);
            try (FileChannel channel = FileChannel.open(
                            CACHE.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!Files.isDirectory(home)) {
                    Path beside = CACHE.resolve(name + ".part");
                    Directories.delete(beside);
                    preparation.into(Files.createDirectories(beside));
                    Files.move(beside, home, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare " + home, e);
        }
    }

    private static Properties versions() {
        try (InputStream in = Servers.class.getResourceAsStream("servers.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Called by the build, so that no test and no start has to wait for it. */
    public static void main(String[] args) {
        postgres();
        kafkaClassPath();
        keycloak();
    }

    private interface Preparation {
        void into(Path home) throws IOException;
    }
}
