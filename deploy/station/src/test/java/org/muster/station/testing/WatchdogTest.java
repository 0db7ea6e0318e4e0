package org.muster.station.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muster.station.backing.ServerProcess;

import static org.assertj.core.api.Assertions.assertThat;

class WatchdogTest {
    @TempDir
    Path parent;

    private Process user;
    private Process secondUser;

    @BeforeEach
    void startUsers() throws IOException {
        user = new ProcessBuilder("sleep", "60").start();
        secondUser = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endUsers() {
        user.destroy();
        secondUser.destroy();
    }

    @Test
    void endsServersWhenTheLastUserIsKilled() throws Exception {
        Path directory = parent.resolve("servers");
        Watchdog watchdog = new Watchdog(directory);
        watchdog.start(user.pid(), Duration.ZERO);
        Process server = aServer(directory);
        assertThat(watchdog.join(secondUser.pid())).isTrue();

        user.destroyForcibly();
        assertThat(server.waitFor(3, TimeUnit.SECONDS)).isFalse();
        secondUser.destroyForcibly();

        assertThat(server.waitFor(10, TimeUnit.SECONDS)).isTrue();
        watchdog.end();
        assertThat(directory).doesNotExist();
    }

    @Test
    void letsNobodyJoinServersThatAreEnding() throws Exception {
        Path directory = parent.resolve("servers");
        Watchdog watchdog = new Watchdog(directory);
        assertThat(watchdog.join(user.pid())).isFalse();
        watchdog.start(user.pid(), Duration.ofMinutes(1));
        Process server = aServer(directory);

        watchdog.end();

        assertThat(server.waitFor(1, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.exists(directory)).isFalse();
        assertThat(watchdog.join(user.pid())).isFalse();
    }

    private static Process aServer(Path directory) {
        return new ServerProcess("server", directory).start(List.of("sleep", "60"), Map.of());
    }
}
