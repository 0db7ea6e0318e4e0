package org.muster.station;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.muster.station.checks.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OptionsTest {

    @Test
    void loadNoDemoUnlessAsked() {
        assertThat(Options.of(List.of())).isEqualTo(new Options(false, false, Optional.empty()));
        assertThat(Options.of(List.of("--demo")).demo()).contains("province");
        assertThat(Options.of(List.of("--fresh", "--yes", "--demo=nation")).demo())
                .contains("nation");
    }

    @Test
    void refuseWhatIsNotKnown() {
        assertThatThrownBy(() -> Options.of(List.of("--demo=world")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--demo=world")
                .hasMessageContaining("--demo=nation");
    }
}
