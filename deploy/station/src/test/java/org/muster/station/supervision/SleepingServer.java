package org.muster.station.supervision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.muster.station.backing.LocalServer;
import org.muster.station.backing.ServerProcess;

/** A real process that does nothing, and answers while a file is there. */
class SleepingServer implements LocalServer {
    private final Path answers;
    private final ServerProcess process;

    SleepingServer(String name, Path directory) {
        this.answers = directory.resolve(name + ".answers");
        this.process = new ServerProcess(name, directory);
        try {
            answering();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    SleepingServer answering() throws IOException {
        Files.writeString(answers, "");
        return this;
    }

    SleepingServer notAnswering() throws IOException {
        Files.deleteIfExists(answers);
        return this;
    }

    @Override
    public void prepare() {}

    @Override
    public Process launch() {
        return process.start(List.of("sleep", "120"), Map.of());
    }

    @Override
    public boolean answers() {
        return Files.exists(answers);
    }

    @Override
    public ServerProcess process() {
        return process;
    }

    @Override
    public int port() {
        return 1;
    }
}
