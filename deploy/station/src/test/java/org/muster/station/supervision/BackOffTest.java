package org.muster.station.supervision;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BackOffTest {
    private final BackOff backOff = new BackOff();

    @Test
    void waitsLongerForWhatKeepsDyingButNeverLongerThanHalfAMinute() {
        assertThat(backOff.after(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(500));
        assertThat(backOff.after(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        for (int death = 0; death < 10; death++) {
            backOff.after(Duration.ofSeconds(1));
        }
        assertThat(backOff.after(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void startsAtOnceWhatHadLivedLong() {
        backOff.after(Duration.ofSeconds(1));
        backOff.after(Duration.ofSeconds(1));
        assertThat(backOff.after(Duration.ofMinutes(2))).isEqualTo(Duration.ofMillis(500));
    }
}
