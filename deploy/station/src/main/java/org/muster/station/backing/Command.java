package org.muster.station.backing;

import java.io.IOException;

/** A program that is run to its end. */
public final class Command {

    private Command() {}

    /** @return its exit status; 1 when this thread was interrupted, which it then still is */
    public static int run(ProcessBuilder command) throws IOException {
        Process process = command.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}
