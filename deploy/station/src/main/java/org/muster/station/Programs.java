package org.muster.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.muster.station.backing.Directories;

/**
 * The programs as they were built when the station started. A build that runs beside the station then takes no jar
 * away from under its processes.
 */
final class Programs {
    private final Home home;

    Programs(Home home) {
        this.home = home;
    }

    /** Replaces those of an earlier start; nothing may be running from them. */
    void install(Path stationJar) {
        try {
            Directories.delete(directory());
            Files.createDirectories(station().getParent());
            Files.copy(stationJar, station());
            copy(stationJar.resolveSibling("lib"), station().resolveSibling("lib"));
            for (Service service : Service.all().toList()) {
                copy(home.built(service), directory().resolve(service.module()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path station() {
        return directory().resolve("station/station.jar");
    }

    Path jar(Service service) {
        return directory().resolve(service.module()).resolve("quarkus-run.jar");
    }

    private Path directory() {
        return home.directory().resolve("programs");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : (Iterable<Path>) all::iterator) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else if (("/" + from.getParent().relativize(path)).contains("/lib/")) {
                    linkOrCopy(path, target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    /** A build replaces a library's file and never writes into it, so a second name for it costs no room. */
    private static void linkOrCopy(Path path, Path target) throws IOException {
        try {
            Files.createLink(target, path);
        } catch (IOException | UnsupportedOperationException e) {
            Files.copy(path, target);
        }
    }
}
