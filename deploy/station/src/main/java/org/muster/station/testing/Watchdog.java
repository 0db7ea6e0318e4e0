package org.muster.station.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.muster.station.backing.Directories;
import org.muster.station.backing.ServerProcess;

/**
 * Ends test servers when nobody uses them any more, also when their user was killed. It is a shell loop over the process
 * ids in {@code users/}; removing that directory is the moment after which nobody can join any more.
 */
final class Watchdog {
    private final Path directory;
    private final ServerProcess process;

    Watchdog(Path directory) {
        this.directory = directory;
        this.process = new ServerProcess("watchdog", directory);
    }

    /** Says that this process needs the servers. @return false if they are ending or were never started */
    boolean join(long pid) {
        try {
            Files.createFile(directory.resolve("users").resolve(String.valueOf(pid)));
            return true;
        } catch (FileAlreadyExistsException e) {
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins to watch, for a first user. The servers live on for the given time after the last user has gone. */
    void start(long firstUser, Duration linger) {
        Path script = directory.resolve("watchdog.sh");
        try (InputStream in = Watchdog.class.getResourceAsStream("watchdog.sh")) {
            Files.createDirectories(directory.resolve("users"));
            Files.write(script, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        join(firstUser);
        process.start(
                List.of("sh", script.toString(), directory.toString(), String.valueOf(linger.toSeconds())), Map.of());
    }

    /** Ends the servers now, whoever uses them. */
    void end() {
        process.running().ifPresent(handle -> {
            try {
                Directories.delete(directory.resolve("users"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            // where nobody reaps it, an ended process stays a zombie and never counts as ended
            handle.onExit().completeOnTimeout(handle, 30, TimeUnit.SECONDS).join();
        });
    }
}
