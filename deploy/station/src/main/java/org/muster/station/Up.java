package org.muster.station;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Scanner;

import org.muster.station.backing.Command;
import org.muster.station.backing.Directories;
import org.muster.station.backing.Jdk;
import org.muster.station.backing.Secrets;
import org.muster.station.checks.Disk;
import org.muster.station.checks.Ports;
import org.muster.station.checks.Refusal;
import org.muster.station.supervision.StationState;

/** Starts the station, waits until it is ready, and says what can be done with it. */
final class Up {
    private static final List<String> ALL_DATA =
            List.of("postgres", "kafka", "keycloak", "secrets", "logs", "run", "programs");

    private final Home home;
    private final Options options;
    private final SupervisorProcess supervisor;
    // the shell began earlier, and that counts too
    private final Instant askedAt =
            Instant.ofEpochMilli(Long.getLong("muster.asked-at", Instant.now().toEpochMilli()));

    Up(Home home, Options options) {
        this.home = home;
        this.options = options;
        this.supervisor = new SupervisorProcess(home);
    }

    int run() {
        dataAndSecretsMustBelongTogether();
        oneAtATime(this::startUnlessRunning);
        StationState state = new Progress(supervisor, home, System.out).untilReady();
        int loaded = options.demo().map(this::loadDemo).orElse(0);
        Welcome.print(state, home, options, System.out);
        return loaded;
    }

    private void startUnlessRunning() {
        if (supervisor.isRunning()) {
            if (options.fresh()) {
                throw new Refusal("The station is running; run deploy/down before deploy/up --fresh.");
            }
            System.out.println("The station is already running.");
            return;
        }
        stopLeftovers();
        if (options.fresh()) {
            deleteAfterAsking();
        }
        Disk.mustHaveRoom(home.directory());
        Ports.mustBeFree(Layout.ports());
        supervisor.start(askedAt);
    }

    private void oneAtATime(Runnable start) {
        try {
            Path directory = Secrets.ownerOnlyDirectory(home.directory());
            try (FileChannel channel = FileChannel.open(
                            directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw new Refusal("Another deploy/up is starting this station right now.");
                }
                start.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stopLeftovers() {
        Leftovers leftovers = Leftovers.of(home);
        if (!leftovers.isEmpty()) {
            System.out.println("An earlier run ended without stopping " + String.join(", ", leftovers.names())
                    + "; they are stopped now and started again.");
            leftovers.stop();
        }
    }

    private void deleteAfterAsking() {
        if (!options.yes()) {
            System.out.print("Delete all data of this station in " + home.directory() + "? Type yes: ");
            Scanner answer = new Scanner(System.in);
            if (!answer.hasNextLine() || !answer.nextLine().strip().equals("yes")) {
                throw new Refusal("Nothing was deleted and nothing was started.");
            }
        }
        try {
            for (String data : ALL_DATA) {
                Directories.delete(home.directory().resolve(data));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void dataAndSecretsMustBelongTogether() {
        boolean keepsData = Files.exists(home.directory().resolve("postgres")) && !options.fresh();
        if (keepsData && !Files.exists(home.secrets())) {
            throw new Refusal("There is data in " + home.directory() + ", but the file with its passwords, "
                    + home.secrets() + ", is gone. Bring it back, or start anew with deploy/up --fresh.");
        }
    }

    private int loadDemo(String size) {
        Path java = Jdk.current().java();
        String classPath = System.getProperty("java.class.path");
        try {
            return Command.run(new ProcessBuilder(
                            java.toString(),
                            "-Dmuster.root=" + home.checkout(),
                            "-cp",
                            classPath,
                            "org.muster.station.demo.DemoLoader",
                            size)
                    .inheritIO());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
