package org.muster.station;

import java.time.Duration;
import java.util.List;

import org.muster.station.backing.ServerProcess;

/** Processes of an earlier run whose supervisor is gone, so that nobody would start them again. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<ServerProcess> running;

    private Leftovers(List<ServerProcess> running) {
        this.running = running;
    }

    static Leftovers of(Home home) {
        return new Leftovers(Layout.names().stream()
                .map(name -> new ServerProcess(name, home.directory()))
                .filter(process -> process.running().isPresent())
                .toList());
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    List<String> names() {
        return running.stream().map(ServerProcess::name).toList();
    }

    /** PostgreSQL last, because the others need it to end in order. */
    void stop() {
        List<ServerProcess> database = running.stream()
                .filter(process -> process.name().equals("postgres"))
                .toList();
        running.parallelStream()
                .filter(process -> !database.contains(process))
                .forEach(process -> process.stop(PATIENCE));
        database.forEach(process -> process.stop(PATIENCE));
    }
}
