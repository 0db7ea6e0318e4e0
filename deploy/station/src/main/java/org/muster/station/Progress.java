package org.muster.station;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.muster.station.checks.Refusal;
import org.muster.station.supervision.MemberState;
import org.muster.station.supervision.MemberState.State;
import org.muster.station.supervision.StationState;

/** Shows line by line how the station comes up, and gives up when it does not. */
final class Progress {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TRIES = 4;

    private final SupervisorProcess supervisor;
    private final Home home;
    private final PrintStream out;
    private final Set<String> shown = new HashSet<>();

    Progress(SupervisorProcess supervisor, Home home, PrintStream out) {
        this.supervisor = supervisor;
        this.home = home;
        this.out = out;
    }

    /** If it does not become ready, everything is stopped again. */
    StationState untilReady() {
        Optional<StationState> before = supervisor.state().filter(StationState::isReady);
        if (before.isPresent()) {
            return before.get();
        }
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (!supervisor.isRunning()) {
                throw new Refusal("The station ended while it started; " + home.logs() + "/station.log says why.");
            }
            Optional<StationState> state = supervisor.state();
            state.ifPresent(this::show);
            if (state.isPresent() && state.get().isReady()) {
                return state.get();
            }
            state.ifPresent(this::giveUpOnWhatKeepsEnding);
            pause();
        }
        throw stopped("Not everything was ready after " + PATIENCE.toMinutes() + " minutes");
    }

    private void show(StationState state) {
        for (MemberState member : state.members()) {
            if (member.state() == State.STARTING || member.state() == State.READY) {
                say(state, member, member.name() + (member.state() == State.READY ? " is ready" : " starts"));
            } else if (member.lastEnd() != null) {
                say(state, member, member.name() + " " + member.lastEnd() + " and is started again");
            }
        }
    }

    private void say(StationState state, MemberState member, String what) {
        if (shown.add(what + member.restarts())) {
            long seconds = Duration.between(state.startedAt(), Instant.now()).toSeconds();
            out.printf("%4d s  %s%n", seconds, what);
        }
    }

    private void giveUpOnWhatKeepsEnding(StationState state) {
        List<MemberState> hopeless = state.members().stream()
                .filter(member -> member.restarts() >= TRIES)
                .toList();
        if (!hopeless.isEmpty()) {
            MemberState first = hopeless.get(0);
            throw stopped(first.name() + " " + first.lastEnd() + ", " + TRIES + " times in a row; deploy/logs "
                    + first.name() + " says why");
        }
    }

    private Refusal stopped(String why) {
        supervisor.stop();
        return new Refusal(why + ". Everything was stopped again.");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted; the station goes on starting. See deploy/status.");
        }
    }
}
