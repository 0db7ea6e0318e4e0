package org.muster.station.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Waits for servers, and says what they last printed when they do not come. */
final class Wait {
    private Wait() {}

    static void until(String what, Duration atMost, Path log, BooleanSupplier condition) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "Waited " + atMost.toSeconds() + " s in vain until " + what + ". " + lastWords(log));
            }
            pause(Duration.ofMillis(50));
        }
    }

    /** Gives up at once when the process has ended. */
    static void until(String what, Duration atMost, ServerProcess process, BooleanSupplier condition) {
        until(what, atMost, process.log(), () -> {
            if (condition.getAsBoolean()) {
                return true;
            }
            if (process.running().isEmpty()) {
                throw new IllegalStateException("It ended before " + what + ". " + lastWords(process.log()));
            }
            return false;
        });
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }

    private static String lastWords(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return "Its last words:\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "It wrote nothing to " + log + ".";
        }
    }
}
