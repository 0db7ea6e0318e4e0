package org.muster.station;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much memory processes occupy. */
final class Memory {
    private Memory() {}

    /** Of the process as the kernel counts it, and of those below it what they do not share with it. */
    static long residentMiB(long pid) {
        long below = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(process -> kib(process.pid(), "RssAnon:"))
                .sum();
        return (kib(pid, "VmRSS:") + below) / 1024;
    }

    private static long kib(long pid, String field) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(pid), "status"))) {
            return lines.filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
