package org.muster.station;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.muster.station.checks.Refusal;
import org.muster.station.supervision.StateFile;
import org.muster.station.supervision.Supervisor;

/**
 * What {@code deploy/up}, {@code deploy/down} and {@code deploy/status} run. The one process that stays is the
 * supervisor, which {@code up} starts.
 */
public final class Station {
    private Station() {}

    public static void main(String[] args) throws InterruptedException {
        Home home = Home.fromEnvironment();
        List<String> arguments = Arrays.asList(args).subList(Math.min(1, args.length), args.length);
        try {
            switch (args.length == 0 ? "" : args[0]) {
                case "up" -> System.exit(new Up(home, Options.of(arguments)).run());
                case "down" -> System.exit(new Down(home).run());
                case "status" -> System.exit(new Status(home).run(arguments));
                case "look" -> System.exit(new Look(home, System.out).at(arguments.get(0)));
                case "supervise" -> supervise(home, Instant.parse(arguments.get(0)));
                default -> throw new Refusal("The station knows up, down, status and look.");
            }
        } catch (Refusal e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void supervise(Home home, Instant startedAt) throws InterruptedException {
        Supervisor supervisor = new Supervisor(new Layout(home).plans(), new StateFile(home.directory()), startedAt);
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::stop, "stop"));
        supervisor.start();
        Thread.currentThread().join();
    }
}
