package org.muster.outreach.wording;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordingTest {

    @ParameterizedTest
    @CsvSource({
        "盐水漱口能预防感染新冠病毒？, 盐水漱口能预防感染新冠肺炎",
        "盐水漱口能预防感染新冠病毒？, 鹽水漱口能預防感染新型冠狀病毒嗎",
        "新冠病毒定名为SARI？, 新冠病毒定名为 ｓａｒｉ！",
        "用56℃的热水洗澡能对抗病毒？, 听说：用 56 °C 的热水洗澡能对抗病毒，是真的吗？",
    })
    void isTheSameForTheSameClaimInAnotherSpelling(String one, String other) {
        assertThat(Wording.of(one).folded()).isEqualTo(Wording.of(other).folded());
        assertThat(Wording.of(one).fingerprint()).isEqualTo(Wording.of(other).fingerprint());
    }

    @ParameterizedTest
    @CsvSource({
        "吃大蒜可以预防新冠病毒？, 喝茶可以预防新冠病毒？",
        "盐水漱口能预防感染, 盐水漱口不能预防感染",
        "已有12人确诊, 已有13人确诊",
    })
    void differsForAnotherClaim(String one, String other) {
        assertThat(Wording.of(one).fingerprint()).isNotEqualTo(Wording.of(other).fingerprint());
    }

    @ParameterizedTest
    @CsvSource({"？？！", "...", "😀😀", "请问", "是真的吗？"})
    void isEmptyWhenNothingIsClaimed(String text) {
        assertThat(Wording.of(text).isEmpty()).isTrue();
    }

    @Test
    void tellsPlacesApart() {
        assertThat(Wording.of("北京明天封城").speaksOfOtherPlaces(Wording.of("青岛明天封城")))
                .isTrue();
        assertThat(Wording.of("北京市明天封城").speaksOfOtherPlaces(Wording.of("网传北京明天封城")))
                .isFalse();
        assertThat(Wording.of("明天封城").speaksOfOtherPlaces(Wording.of("青岛明天封城"))).isFalse();
    }

    @Test
    void looksAtEachSentenceAndEachTwoNeighbours() {
        assertThat(Wording.of("早上好。盐水漱口，能预防感染？转发！").passages())
                .extracting(Wording::folded)
                .contains("盐水漱口", "盐水漱口能预防感染", "能预防感染");
    }

    @Test
    void sketchesOfNearlyTheSameTextShareNumbersAndOfOthersHardly() {
        String text = "紧急通知，今晚十二点飞机将在城区上空喷洒消毒药水，请大家关好门窗，收好衣物，相互转告，不要外出";
        int[] sketch = Sketch.of(Wording.of(text).bigrams());
        assertThat(shared(sketch, Sketch.of(Wording.of(text + "收到").bigrams()))).isGreaterThan(12);
        assertThat(shared(sketch, Sketch.of(Wording.of("喝板蓝根可以预防感冒").bigrams())))
                .isZero();
    }

    private static int shared(int[] one, int[] other) {
        int shared = 0;
        for (int i = 0; i < one.length; i++) {
            if (one[i] == other[i]) {
                shared++;
            }
        }
        return shared;
    }
}
