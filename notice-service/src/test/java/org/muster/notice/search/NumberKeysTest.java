package org.muster.notice.search;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumberKeysTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "辽科协发〔2020〕3号",
                "辽科协发[2020]3号",
                "辽科协发（2020）第3号",
                "辽科协发2020 3",
                "辽科协发 ２０２０年３号",
                "辽科协发〔2020〕03号",
                "辽科协发〔2020〕",
                "辽科协发",
                "科协发2020-3",
                "辽",
                "2020 3",
                "〔2020〕3号",
                "2020",
                "3号",
                "第3号",
                "3"
            })
    void findsANumberAsAWholeAndInParts(String asked) {
        assertThat(finds(asked, "辽科协发", 2020, 3)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "辽科协发〔2020〕33号",
                "辽科协发〔2021〕3号",
                "辽科协字〔2020〕3号",
                "2020号",
                "3 2020",
                "2020 3 1",
                "13号",
                "〔〕",
                "abc",
                "99999999999999999999"
            })
    void doesNotFindAnother(String asked) {
        assertThat(finds(asked, "辽科协发", 2020, 3)).isFalse();
    }

    @Test
    void takesAFigureThatCouldBeAYearForEither() {
        assertThat(finds("2020", "辽科协发", 2021, 2020)).isTrue();
        assertThat(finds("2020号", "辽科协发", 2021, 2020)).isTrue();
    }

    /** A forward is found by the numbers of all that it carries on. */
    @Test
    void doesNotMixTheNumbersOfTwoDocuments() {
        Set<String> keys = NumberKeys.of("辽科协发", 2020, 3);
        keys.addAll(NumberKeys.of("辽医研字", 2020, 1));

        assertThat(finds("辽医研字〔2020〕1号", keys)).isTrue();
        assertThat(finds("辽科协发〔2020〕3号", keys)).isTrue();
        assertThat(finds("辽医研字〔2020〕3号", keys)).isFalse();
    }

    private static boolean finds(String asked, String mark, int year, int sequence) {
        return finds(asked, NumberKeys.of(mark, year, sequence));
    }

    private static boolean finds(String asked, Set<String> keys) {
        return NumberKeys.asked(asked).stream()
                .allMatch(alternatives -> alternatives.stream().anyMatch(keys::contains));
    }
}
