package org.muster.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.muster.station.client.Muster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A station of the tests' own, driven by the commands a user has. */
final class RunningStation implements AutoCloseable {

    static final Path ROOT = Path.of(System.getProperty("muster.root"));
    static final Path HOME = ROOT.resolve("deploy/journeys/target/station");

    /** Fresh. @param demo which of the demos, as an option of {@code deploy/up}. Fails with what {@code deploy/up} printed. */
    static RunningStation start(String demo) {
        run(Duration.ofMinutes(8), "deploy/down");
        String printed = run(Duration.ofMinutes(8), "deploy/up", "--fresh", "--yes", demo);
        System.out.println(printed);
        return new RunningStation();
    }

    /** One that somebody started before. */
    static RunningStation asItRuns() {
        return new RunningStation();
    }

    Muster muster() {
        return new Muster(
                URI.create("http://localhost:8080"),
                URI.create("http://localhost:8180/realms/muster"),
                Duration.ofMinutes(2));
    }

    String figures() {
        return run(Duration.ofMinutes(1), "deploy/status", "--figures");
    }

    JsonNode status() {
        try {
            return new ObjectMapper().readTree(run(Duration.ofMinutes(1), "deploy/status", "--json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> processes() {
        List<String> names = new ArrayList<>();
        status().path("processes")
                .forEach(process -> names.add(process.path("name").asText()));
        return names;
    }

    void kill(String name) {
        process(name).destroyForcibly();
    }

    ProcessHandle process(String name) {
        for (JsonNode process : status().path("processes")) {
            if (process.path("name").asText().equals(name)) {
                return ProcessHandle.of(process.path("pid").asLong()).orElseThrow();
            }
        }
        throw new IllegalArgumentException("The station has no " + name);
    }

    void awaitReady() {
        for (int i = 0; i < 120 && !processes().stream().allMatch(this::isReady); i++) {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    boolean isReady(String name) {
        for (JsonNode process : status().path("processes")) {
            if (process.path("name").asText().equals(name)) {
                return process.path("state").asText().equalsIgnoreCase("ready");
            }
        }
        return false;
    }

    @Override
    public void close() {
        run(Duration.ofMinutes(3), "deploy/down");
    }

    private static String run(Duration patience, String... command) {
        try {
            Path log =
                    ROOT.resolve("deploy/journeys/target/" + Path.of(command[0]).getFileName() + ".log");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("MUSTER_HOME", HOME.toString());
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(patience.toSeconds(), TimeUnit.SECONDS);
            String printed = Files.readString(log, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0 && command[0].equals("deploy/up")) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " did not succeed:\n" + printed);
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
