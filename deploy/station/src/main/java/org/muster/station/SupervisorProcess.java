package org.muster.station;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.muster.station.backing.Jdk;
import org.muster.station.backing.ServerProcess;
import org.muster.station.supervision.StateFile;
import org.muster.station.supervision.StationState;

/** The supervisor, seen from outside. */
final class SupervisorProcess {
    private final Home home;
    private final ServerProcess process;
    private final StateFile stateFile;

    SupervisorProcess(Home home) {
        this.home = home;
        this.process = new ServerProcess("station", home.directory());
        this.stateFile = new StateFile(home.directory());
    }

    void start(Instant askedAt) {
        Programs programs = new Programs(home);
        programs.install(Path.of(System.getProperty("java.class.path")));
        process.start(
                List.of(
                        Jdk.current().java().toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=Asia/Shanghai",
                        "-Dmuster.root=" + home.checkout(),
                        "-cp",
                        programs.station().toString(),
                        Station.class.getName(),
                        "supervise",
                        askedAt.toString()),
                Map.of());
    }

    boolean isRunning() {
        return process.running().isPresent();
    }

    /** Stops everything, what the others need last. */
    void stop() {
        process.stop(Duration.ofSeconds(120));
    }

    /** What it last said, if it is the supervisor that runs now who said it. */
    Optional<StationState> state() {
        return process.running().flatMap(running -> lastState().filter(state -> state.supervisor() == running.pid()));
    }

    /** What it or its predecessor last said. */
    Optional<StationState> lastState() {
        return stateFile.read();
    }
}
