package org.muster.notice.search;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.muster.notice.search.Marking.Run;

import static org.assertj.core.api.Assertions.assertThat;

class MarkingTest {

    @Test
    void marksTheWordsAndLeavesNothingOut() {
        List<Run> runs = marked("关于做好疫情防控工作的通知", "防控 疫情");

        assertThat(shown(runs)).isEqualTo("关于做好[疫情防控]工作的通知");
    }

    @Test
    void marksWhateverTheWidthAndTheCase() {
        assertThat(shown(marked("ＣＯＶＩＤ－１９与Covid-19", "covid"))).isEqualTo("[ＣＯＶＩＤ]－１９与[Covid]-19");
    }

    @Test
    void marksNoFigureInsideAnother() {
        assertThat(shown(marked("2019年第19号，19日", "19"))).isEqualTo("2019年第[19]号，[19]日");
    }

    @Test
    void marksThePartsOfAWordThatStandApart() {
        assertThat(shown(marked("科学与技术", "科学技术"))).isEqualTo("[科学]与[技术]");
    }

    @Test
    void showsMarkupAsTheTextItIs() {
        List<Run> runs = marked("<em>疫情</em><script>alert('防控')</script>", "疫情");

        assertThat(shown(runs)).isEqualTo("<em>[疫情]</em><script>alert('防控')</script>");
    }

    @Test
    void showsThePlaceWhereMostOfTheWordsStand() {
        String text = "疫情" + "，各单位要提高认识".repeat(40) + "。做好疫情防控科普宣传。" + "特此通知。".repeat(40);

        String snippet = shown(Marking.snippet(text, Asked.in("疫情 防控 科普").terms()));

        assertThat(snippet).contains("[疫情防控科普]").startsWith("…").endsWith("…").hasSizeLessThan(140);
    }

    @Test
    void showsTheBeginningWhenNoWordStandsInIt() {
        assertThat(shown(Marking.snippet("各单位：\n  特此通知。", Asked.in("疫情").terms())))
                .isEqualTo("各单位： 特此通知。");
    }

    @Test
    void cutsNoCharacterInTwo() {
        String text = "𠮷".repeat(300) + "疫情" + "𠮷".repeat(300);

        List<Run> snippet = Marking.snippet(text, Asked.in("疫情").terms());

        assertThat(shown(snippet)).contains("[疫情]");
        assertThat(snippet)
                .allMatch(run -> run.text().codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE));
    }

    private static List<Run> marked(String text, String words) {
        return Marking.whole(text, Asked.in(words).terms());
    }

    private static String shown(List<Run> runs) {
        return runs.stream()
                .map(run -> run.hit() ? "[" + run.text() + "]" : run.text())
                .collect(Collectors.joining());
    }
}
