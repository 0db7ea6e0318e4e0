package org.muster.notice.document;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.platform.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DocumentNumberTest {

    private static final String STANDARD = "^[\\u4e00-\\u9fff]{2,12}〔(19|20)\\d{2}〕[1-9]\\d{0,4}号$";

    @Test
    void isWrittenAsOnTheRealNotice() {
        assertThat(new DocumentNumber(new IssuerMark("辽科协发"), 2020, 3)).hasToString("辽科协发〔2020〕3号");
    }

    @Test
    void isNeitherPaddedNorTooLong() {
        IssuerMark mark = new IssuerMark("辽医研字");
        assertThat(new DocumentNumber(mark, 2020, 1).toString()).matches(STANDARD);
        assertThat(new DocumentNumber(mark, DocumentNumber.FIRST_YEAR, DocumentNumber.LAST_SEQUENCE).toString())
                .matches(STANDARD);
        assertThat(new DocumentNumber(mark, DocumentNumber.LAST_YEAR, DocumentNumber.LAST_SEQUENCE).toString())
                .matches(STANDARD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "辽", "辽科协发abc", "辽科协 发", "辽科协发〔2020〕", "一二三四五六七八九十一二三", "LKX", "𠀀𠀁"})
    void refusesMarksThatAreNotTwoToTwelveChineseCharacters(String mark) {
        assertThatThrownBy(() -> new IssuerMark(mark))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.slug()).isEqualTo("bad-issuer-mark"));
    }
}
