package org.muster.station;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.muster.station.checks.Refusal;
import org.muster.station.supervision.MemberState;
import org.muster.station.supervision.StationState;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Says how each process fares: as a table, as JSON, or as the two figures the station is judged by. */
final class Status {
    private static final int NOT_RUNNING = 3;
    private static final Set<String> SERVICES =
            Service.all().map(Service::module).collect(Collectors.toSet());

    private final Home home;
    private final PrintStream out = System.out;

    Status(Home home) {
        this.home = home;
    }

    int run(List<String> arguments) {
        Optional<StationState> state = new SupervisorProcess(home).state();
        if (state.isEmpty()) {
            out.println("The station is not running." + leftovers());
            return NOT_RUNNING;
        }
        switch (arguments.isEmpty() ? "" : arguments.get(0)) {
            case "" -> table(state.get());
            case "--json" -> out.println(json(state.get()).toPrettyString());
            case "--figures" -> figures(state.get());
            default -> throw new Refusal("deploy/status takes --json or --figures.");
        }
        return 0;
    }

    private String leftovers() {
        List<String> names = Leftovers.of(home).names();
        return names.isEmpty()
                ? ""
                : " An earlier run left behind: " + String.join(", ", names)
                        + "; deploy/down or deploy/up clears that.";
    }

    private void table(StationState state) {
        String row = "%-18s %-9s %8s %6s %10s %6s %8s  %s%n";
        out.printf(row, "PROCESS", "STATE", "PID", "PORT", "UP", "MiB", "RESTARTS", "LAST END");
        for (MemberState member : state.members()) {
            out.printf(
                    row,
                    member.name(),
                    member.state().name().toLowerCase(Locale.ROOT),
                    member.pid() == null ? "-" : member.pid(),
                    member.port(),
                    member.since() == null ? "-" : uptime(member),
                    resident(member),
                    member.restarts(),
                    member.lastEnd() == null ? "" : member.lastEnd());
        }
        out.printf("The five services together: %d MiB resident.%n", servicesTogether(state));
    }

    private ObjectNode json(StationState state) {
        ObjectNode json = new ObjectMapper().createObjectNode();
        json.put("startedAt", state.startedAt().toString());
        json.put("ready", state.isReady());
        state.timeToReady().ifPresent(time -> json.put("millisToReady", time.toMillis()));
        json.put("servicesResidentMiB", servicesTogether(state));
        for (MemberState member : state.members()) {
            ObjectNode added = json.withArray("processes").addObject();
            added.put("name", member.name());
            added.put("state", member.state().name().toLowerCase(Locale.ROOT));
            added.put("pid", member.pid());
            added.put("port", member.port());
            added.put("since", member.since() == null ? null : member.since().toString());
            added.put("residentMiB", resident(member));
            added.put("restarts", member.restarts());
            added.put("lastEnd", member.lastEnd());
        }
        return json;
    }

    private void figures(StationState state) {
        out.println(state.timeToReady()
                .map(time -> String.format("From start to ready: %.1f s (at most 75)", time.toMillis() / 1000.0))
                .orElse("From start to ready: not ready yet"));
        out.printf("The five services together: %d MiB resident (at most 1638)%n", servicesTogether(state));
    }

    private static long servicesTogether(StationState state) {
        return state.members().stream()
                .filter(member -> SERVICES.contains(member.name()))
                .mapToLong(Status::resident)
                .sum();
    }

    private static long resident(MemberState member) {
        return member.pid() == null ? 0 : Memory.residentMiB(member.pid());
    }

    private static String uptime(MemberState member) {
        Duration up = Duration.between(member.since(), Instant.now());
        return up.toHours() > 0
                ? up.toHours() + " h " + up.toMinutesPart() + " m"
                : up.toMinutes() + " m " + up.toSecondsPart() + " s";
    }
}
