package org.muster.station.supervision;

import java.util.List;

import org.muster.station.backing.LocalServer;

/**
 * What the supervisor has to know about a server beside how to start it.
 *
 * @param needs names of servers that must have answered before this one is started for the first time
 * @param whenItAnswers done each time before it counts as ready; must be repeatable
 */
public record Plan(LocalServer server, List<String> needs, Runnable whenItAnswers) {
    public Plan(LocalServer server, String... needs) {
        this(server, List.of(needs), () -> {});
    }
}
