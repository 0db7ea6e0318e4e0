package org.muster.station.supervision;

/** Says in words how a process ended. */
final class Ending {
    private Ending() {}

    static String of(int exitValue) {
        if (exitValue == 128 + 9) {
            return "was killed (signal 9)";
        }
        return exitValue > 128 ? "ended by signal " + (exitValue - 128) : "ended with exit code " + exitValue;
    }
}
