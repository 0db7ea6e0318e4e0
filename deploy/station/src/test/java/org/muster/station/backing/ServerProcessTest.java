package org.muster.station.backing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServerProcessTest {
    @TempDir
    Path directory;

    private ServerProcess server;

    @BeforeEach
    void aServer() {
        server = new ServerProcess("server", directory);
    }

    @AfterEach
    void end() {
        server.kill();
    }

    @Test
    void isFoundAgainByWhoeverLooksForIt() {
        Process process = start("exec sleep 60");
        assertThat(new ServerProcess("server", directory).running()).contains(process.toHandle());
    }

    @Test
    void isNotMistakenForAnotherProcessWithItsId() throws IOException {
        Process process = start("exec sleep 60");
        Path pidFile = directory.resolve("run/server.pid");
        String written = Files.readString(pidFile);

        Files.writeString(pidFile, process.pid() + " 2020-01-30T00:00:00Z\n");
        assertThat(server.running()).isEmpty();

        Files.writeString(pidFile, written);
        assertThat(server.running()).isPresent();
    }

    @Test
    void hasEndedEvenWhenNobodyWaitedForIt() throws IOException {
        Path childFile = directory.resolve("child");
        start("sleep 60 & echo $! > '" + childFile + "'; exec sleep 60");
        await().until(() -> Files.exists(childFile) && Files.size(childFile) > 0);
        ProcessHandle child = ProcessHandle.of(
                        Long.parseLong(Files.readString(childFile).strip()))
                .orElseThrow();
        Files.writeString(
                directory.resolve("run/child.pid"),
                child.pid() + " " + child.info().startInstant().orElseThrow());
        ServerProcess neglected = new ServerProcess("child", directory);
        assertThat(neglected.running()).contains(child);

        neglected.kill();

        assertThat(neglected.running()).isEmpty();
        assertThat(child.isAlive()).as("it is still in the process table").isTrue();
    }

    @Test
    void isKilledWhenItDoesNotEndInTime() {
        start("trap '' TERM; while :; do sleep 1; done");
        server.stop(Duration.ofMillis(300));
        assertThat(server.running()).isEmpty();
    }

    @Test
    void putsALargeLogAside() throws IOException {
        Files.createDirectories(server.log().getParent());
        Files.write(server.log(), new byte[17 << 20]);
        start("exec sleep 60");
        assertThat(server.log()).isEmptyFile();
        assertThat(server.log().resolveSibling("server.log.1")).hasSize(17 << 20);
    }

    private Process start(String script) {
        return server.start(List.of("sh", "-c", script), Map.of());
    }
}
