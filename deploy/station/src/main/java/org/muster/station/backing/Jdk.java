package org.muster.station.backing;

import java.nio.file.Path;

/** A Java installation to start servers with. */
public record Jdk(Path home, int version) {

    /** The one that this process runs on. */
    public static Jdk current() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    public Path java() {
        return home.resolve("bin").resolve("java");
    }
}
