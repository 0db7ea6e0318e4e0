package org.muster.station.backing;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CommandTest {

    @Test
    void saysHowTheProgramEnded() throws IOException {
        assertThat(Command.run(new ProcessBuilder("true"))).isZero();
        assertThat(Command.run(new ProcessBuilder("sh", "-c", "exit 3"))).isEqualTo(3);
    }

    @Test
    void countsAsFailedWhenNobodyWaitsForItsEnd() throws IOException {
        Thread.currentThread().interrupt();
        assertThat(Command.run(new ProcessBuilder("sleep", "1"))).isEqualTo(1);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void cannotRunWhatThereIsNot() {
        assertThatThrownBy(() -> Command.run(new ProcessBuilder("no-such-program")))
                .isInstanceOf(IOException.class);
    }
}
