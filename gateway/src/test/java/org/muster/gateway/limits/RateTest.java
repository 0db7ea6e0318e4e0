package org.muster.gateway.limits;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RateTest {

    @Test
    void isWrittenAsRequestsInATime() {
        assertThat(Rate.valueOf("600/1m")).isEqualTo(new Rate(600, Duration.ofMinutes(1)));
        assertThat(Rate.valueOf(" 5/PT2S ")).isEqualTo(new Rate(5, Duration.ofSeconds(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "600", "600/", "/1m", "0/1m", "5/0s", "-5/1m", "5 per minute"})
    void isNothingElse(String written) {
        assertThatThrownBy(() -> Rate.valueOf(written)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fillsUpAgainWhileOneWaits() throws InterruptedException {
        Limit limit = new Limit("test", Rate.valueOf("2/1s"), 10);

        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isZero();
        assertThat(limit.take("a")).isEqualTo(1);
        assertThat(limit.take("b")).isZero();
        Thread.sleep(600);
        assertThat(limit.take("a")).isZero();
    }

    @Test
    void isCountedForSoManyOnly() {
        Limit limit = new Limit("test", Rate.valueOf("1/1h"), 100);
        for (int i = 0; i < 100_000; i++) {
            limit.take("address " + i);
        }

        assertThat(limit.remembered()).isLessThanOrEqualTo(100);
    }
}
