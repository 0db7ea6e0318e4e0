package org.muster.station.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, read from the kernel's tables as far as this user may. */
final class Listeners {
    private static final String LISTENING = "0A";

    private Listeners() {}

    static Optional<ProcessHandle> on(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> inode(Path.of(table), port).stream())
                .flatMap(inode -> ProcessHandle.allProcesses().filter(process -> holds(process, inode)))
                .findFirst();
    }

    private static Optional<String> inode(Path table, int port) {
        String local = String.format(":%04X", port);
        try (Stream<String> lines = Files.lines(table)) {
            return lines.map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[1].endsWith(local) && columns[3].equals(LISTENING))
                    .map(columns -> columns[9])
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean holds(ProcessHandle process, String inode) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
            return descriptors.anyMatch(descriptor -> target(descriptor).equals("socket:[" + inode + "]"));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
