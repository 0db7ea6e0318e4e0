package org.muster.gateway.session;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionSecretTest {

    private static final byte[] TOKENS = "tokens".getBytes();

    @Test
    void opensWhatItSealed() {
        SessionSecret secret = SessionSecret.random();
        SessionSecret sameFromCookie = SessionSecret.parse(secret.cookie());

        assertThat(sameFromCookie.id()).isEqualTo(secret.id());
        assertThat(sameFromCookie.open(secret.seal(TOKENS))).isEqualTo(TOKENS);
    }

    @Test
    void opensNothingOfAnother() {
        byte[] sealed = SessionSecret.random().seal(TOKENS);

        assertThatThrownBy(() -> SessionSecret.random().open(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void opensNothingThatWasChanged() {
        SessionSecret secret = SessionSecret.random();
        byte[] sealed = secret.seal(TOKENS);
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> secret.open(sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        SessionSecret secret = SessionSecret.random();

        assertThat(secret.seal(TOKENS)).isNotEqualTo(secret.seal(TOKENS));
    }

    @Test
    void isNotReadFromWhatIsNoneOfOurs() {
        assertThat(SessionSecret.parse(null)).isNull();
        assertThat(SessionSecret.parse("")).isNull();
        assertThat(SessionSecret.parse("A".repeat(42))).isNull();
        assertThat(SessionSecret.parse("A".repeat(42) + "=")).isNull();
        assertThat(SessionSecret.parse("A".repeat(44))).isNull();
    }
}
