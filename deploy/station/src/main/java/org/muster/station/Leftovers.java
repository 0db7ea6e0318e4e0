package org.muster.station;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.muster.station.backing.LocalServer;
import org.muster.station.supervision.Plan;

/** Processes of an earlier run whose supervisor is gone, so that nobody would start them again. */
final class Leftovers {
    private final List<LocalServer> running;

    private Leftovers(List<LocalServer> running) {
        this.running = running;
    }

    static Leftovers of(Home home) {
        List<LocalServer> running = new ArrayList<>(new Layout(home)
                .plans().stream()
                        .map(Plan::server)
                        .filter(server -> server.process().running().isPresent())
                        .toList());
        Collections.reverse(running);
        return new Leftovers(running);
    }

    boolean isEmpty() {
        return running.isEmpty();
    }

    List<String> names() {
        return running.stream().map(LocalServer::name).toList();
    }

    /** What others need is stopped last. */
    void stop() {
        running.forEach(LocalServer::stop);
    }
}
