package org.muster.notice.webhook;

import java.util.Locale;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FailureWordsTest {

    @Test
    void saysSinceWhenNothingArrivesAndWhatWasLast() {
        String kept = "failing 2020-02-01T16:30:00Z redirected 302";
        assertThat(FailureWords.said(kept, Locale.CHINESE)).isEqualTo("2020-02-02 00:30 以来每次都失败，最后一次：应答 302，推送不跟随跳转");
        assertThat(FailureWords.said(kept, Locale.ENGLISH))
                .isEqualTo("every attempt failed since 2020-02-02 00:30, the last one: answered 302;"
                        + " redirections are not followed");
    }

    @Test
    void keepsTheWordsOfTheNetworkAsTheyAre() {
        assertThat(FailureWords.said("unreachable Connection refused: a {0}", Locale.CHINESE))
                .isEqualTo("连接不上：Connection refused: a {0}");
    }

    @Test
    void repeatsWhatItDoesNotKnow() {
        assertThat(FailureWords.said("too late", Locale.CHINESE)).isEqualTo("too late");
        assertThat(FailureWords.said("", Locale.CHINESE)).isEmpty();
        assertThat(FailureWords.said(null, Locale.CHINESE)).isNull();
    }
}
