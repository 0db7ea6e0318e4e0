package org.muster.notice.webhook;

import java.util.Base64;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SealingKeysTest {

    private static final String OLD = key("the key that was used until today");
    private static final String NEW = key("the key that is used from now on.");

    private final UUID webhook = UUID.randomUUID();
    private final WebhookSecret secret = WebhookSecret.random();

    @Test
    void openWhatTheySealed() throws Unreadable {
        SealingKeys keys = new SealingKeys(List.of(OLD));
        String sealed = keys.seal(webhook, secret);
        assertThat(keys.open(webhook, sealed).shown()).isEqualTo(secret.shown());
        assertThat(sealed).startsWith(keys.first() + ".").doesNotContain(OLD);
        assertThat(keys.seal(webhook, secret)).isNotEqualTo(sealed);
    }

    @Test
    void openNothingForAnotherWebhook() {
        SealingKeys keys = new SealingKeys(List.of(OLD));
        String sealed = keys.seal(webhook, secret);
        assertThatThrownBy(() -> keys.open(UUID.randomUUID(), sealed)).hasMessage("secret-spoilt");
    }

    @Test
    void sealWithTheFirstAndOpenWithEveryOne() throws Unreadable {
        String before = new SealingKeys(List.of(OLD)).seal(webhook, secret);
        SealingKeys both = new SealingKeys(List.of(NEW, OLD));
        assertThat(both.open(webhook, before).shown()).isEqualTo(secret.shown());

        String after = both.reseal(webhook, before);
        SealingKeys onlyNew = new SealingKeys(List.of(NEW));
        assertThat(onlyNew.open(webhook, after).shown()).isEqualTo(secret.shown());
        assertThat(both.reseal(webhook, after)).isEqualTo(after);
    }

    @Test
    void sayWhichKeyIsMissing() {
        SealingKeys lost = new SealingKeys(List.of(OLD));
        String sealed = lost.seal(webhook, secret);
        assertThatThrownBy(() -> new SealingKeys(List.of(NEW)).open(webhook, sealed))
                .isInstanceOf(Unreadable.class)
                .hasMessage("key-missing " + lost.first());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ".", "x", "%s", "%s.", "%s.AAAA", "%s.!", "%s.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void openNothingThatIsSpoilt(String pattern) {
        SealingKeys keys = new SealingKeys(List.of(OLD));
        assertThatThrownBy(() -> keys.open(webhook, pattern.formatted(keys.first())))
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "not base64, but as long as a key is.......", "", "AAAA"})
    void refuseWhatIsNoKeyWithoutShowingIt(String text) {
        assertThatThrownBy(() -> new SealingKeys(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("muster.webhook.keys: each must be the base64 of 32 random bytes")
                .hasNoCause();
    }

    @Test
    void areTakenAsOpensslWritesThem() throws Unreadable {
        String padded = Base64.getEncoder().encodeToString(new byte[] {
            -1, -2, -3, -4, -5, -6, -7, -8, -9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27,
            28, 29, 30, 31, 32
        });
        SealingKeys keys = new SealingKeys(List.of(" " + padded));
        assertThat(padded).contains("//").endsWith("=");
        assertThat(keys.open(webhook, keys.seal(webhook, secret)).shown()).isEqualTo(secret.shown());
    }

    private static String key(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.substring(0, 32).getBytes());
    }
}
