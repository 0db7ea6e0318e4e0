package org.muster.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.muster.station.backing.Postgres;
import org.muster.station.testing.MusterBacking;

/** Who used how much of the processors: what a rate hides when all share them. */
final class Processors {

    private final Map<String, Supplier<Duration>> used = new LinkedHashMap<>();
    private final Map<String, Duration> before = new LinkedHashMap<>();

    Processors() {
        used.put("benchmark", () -> of(ProcessHandle.current()));
        ProcessHandle postgres = ((Postgres) MusterBacking.postgres())
                .process()
                .running()
                .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run"));
        used.put(
                "PostgreSQL",
                () -> Stream.concat(Stream.of(postgres), postgres.descendants())
                        .map(Processors::of)
                        .reduce(Duration.ZERO, Duration::plus));
    }

    Processors and(String name, RunningService service) {
        used.put(name, () -> of(service.handle()));
        return this;
    }

    Processors begin() {
        used.forEach((name, time) -> before.put(name, time.get()));
        return this;
    }

    /** Since the beginning, in microseconds for one of so many. */
    String each(double many) {
        return used.entrySet().stream()
                .map(entry -> "%s %.0f µs"
                        .formatted(
                                entry.getKey(),
                                entry.getValue()
                                                .get()
                                                .minus(before.get(entry.getKey()))
                                                .toNanos()
                                        / 1e3
                                        / many))
                .collect(Collectors.joining(", "));
    }

    /** Of a process with those that it started, since it began. */
    static double millis(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .map(Processors::of)
                        .reduce(Duration.ZERO, Duration::plus)
                        .toNanos()
                / 1e6;
    }

    private static Duration of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }
}
