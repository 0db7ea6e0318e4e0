package org.muster.station;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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

    /** What others need is stopped last. */
    void stop() {
        List<ServerProcess> lastFirst = new ArrayList<>(running);
        Collections.reverse(lastFirst);
        lastFirst.forEach(process -> process.stop(PATIENCE));
    }
}
