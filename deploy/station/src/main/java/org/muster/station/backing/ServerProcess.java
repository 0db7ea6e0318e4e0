package org.muster.station.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that outlives whoever started it. Its id is kept in {@code run/<name>.pid} together with its start time, so that
 * a later process can find it again, and a process id that was given to somebody else is never mistaken for it.
 */
public final class ServerProcess {
    private static final long LARGE_LOG = 16L << 20;

    private final String name;
    private final Path pidFile;
    private final Path log;

    public ServerProcess(String name, Path directory) {
        this.name = name;
        this.pidFile = directory.resolve("run").resolve(name + ".pid");
        this.log = directory.resolve("logs").resolve(name + ".log");
    }

    /** Its output is appended to {@link #log()}. It gets its own session, so Ctrl-C in the terminal does not reach it. */
    public Process start(List<String> command, Map<String, String> environment) {
        List<String> inOwnSession = new ArrayList<>(List.of("setsid"));
        inOwnSession.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(inOwnSession);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            Files.createDirectories(pidFile.getParent());
            makeRoomForLog();
            Process process = builder.start();
            Files.writeString(pidFile, process.pid() + " " + startOf(process.toHandle()) + "\n");
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start " + name, e);
        }
    }

    public Optional<ProcessHandle> running() {
        try {
            String[] parts = Files.readString(pidFile).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ServerProcess::isAlive)
                    .filter(handle -> startedAt(handle, Instant.parse(parts[1])));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Asks it to end, and ends it when it has not done so in time. Returns when it is gone. */
    public void stop(Duration patience) {
        running().ifPresent(handle -> {
            askToEnd(handle);
            if (!gone(patience)) {
                kill();
            }
        });
    }

    /** kill -9: the process gets no chance to clean up. Returns when it is gone. */
    public void kill() {
        running().ifPresent(handle -> {
            handle.destroyForcibly();
            gone(Duration.ofSeconds(10));
        });
    }

    public Path log() {
        return log;
    }

    public String name() {
        return name;
    }

    /** Makes the place for the log, and puts a log that has grown large aside, in place of the one put aside before. */
    void makeRoomForLog() throws IOException {
        Files.createDirectories(log.getParent());
        if (Files.exists(log) && Files.size(log) > LARGE_LOG) {
            Files.move(log, log.resolveSibling(name + ".log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private boolean gone(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (running().isPresent()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Wait.pause(Duration.ofMillis(20));
        }
        return true;
    }

    // A process that has ended, and whose parent has not looked yet, still counts as alive for Java. One whose first
    // thread has ended may have others that still hold its ports.
    private static boolean isAlive(ProcessHandle handle) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(handle.pid()), "stat"));
            String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return !afterName[0].equals("Z") || Integer.parseInt(afterName[17]) > 1;
        } catch (IOException e) {
            return false;
        }
    }

    private void askToEnd(ProcessHandle handle) {
        // INT makes PostgreSQL disconnect its clients; at TERM it would wait for them
        String signal = name.equals("postgres") ? "INT" : "TERM";
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(handle.pid())).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElse(Instant.EPOCH);
    }

    // the kernel counts from boot, and what it calls the time of boot moves a little when the clock is adjusted
    private static boolean startedAt(ProcessHandle handle, Instant start) {
        return Duration.between(startOf(handle), start).abs().toSeconds() < 5;
    }
}
