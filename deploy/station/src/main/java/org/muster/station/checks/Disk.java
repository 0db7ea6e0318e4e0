package org.muster.station.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The space that the station needs for its data. */
public final class Disk {
    private static final long NEEDED = 2L << 30;

    private Disk() {}

    public static void mustHaveRoom(Path directory) {
        try {
            Files.createDirectories(directory);
            mustHaveRoom(directory, Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void mustHaveRoom(Path directory, long free) {
        if (free < NEEDED) {
            throw new Refusal("Cannot start: only " + (free >> 20) + " MiB are free where " + directory
                    + " is, and the station needs " + (NEEDED >> 20)
                    + ". Make room, or set MUSTER_HOME to a directory on another disk.");
        }
    }
}
