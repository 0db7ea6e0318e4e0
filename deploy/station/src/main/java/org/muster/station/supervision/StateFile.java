package org.muster.station.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Where the supervisor writes and everybody else reads {@link StationState}; a reader never sees half of it. */
public final class StateFile {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Path file;

    public StateFile(Path directory) {
        this.file = directory.resolve("run").resolve("state.json");
    }

    public Optional<StationState> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(file), StationState.class));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    synchronized void write(StationState state) {
        try {
            Files.createDirectories(file.getParent());
            Path beside = file.resolveSibling("state.json.part");
            Files.write(beside, JSON.writeValueAsBytes(state));
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
