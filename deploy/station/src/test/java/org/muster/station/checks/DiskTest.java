package org.muster.station.checks;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiskTest {
    private static final Path HOME = Path.of("/somewhere");

    @Test
    void saysHowMuchIsFreeAndWhatToDo() {
        assertThatThrownBy(() -> Disk.mustHaveRoom(HOME, 700L << 20))
                .isInstanceOf(Refusal.class)
                .hasMessage("Cannot start: only 700 MiB are free where /somewhere is, and the station needs 2048."
                        + " Make room, or set MUSTER_HOME to a directory on another disk.");
    }

    @Test
    void letsEnoughPass() {
        assertThatCode(() -> Disk.mustHaveRoom(HOME, 2L << 30)).doesNotThrowAnyException();
    }
}
