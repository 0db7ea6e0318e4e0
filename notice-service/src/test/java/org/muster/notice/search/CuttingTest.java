package org.muster.notice.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.notice.search.Cutting.Piece;

import static org.assertj.core.api.Assertions.assertThat;

class CuttingTest {

    private static final String TITLE = "关于做好新型冠状病毒感染的肺炎疫情防控工作的通知";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "疫情",
                "防控",
                "新型冠状病毒",
                "肺炎",
                "通知",
                "工作通知",
                "疫情 防控 通知",
                "通知 肺炎",
                "疫",
                "感染的肺炎",
                "做好工作",
                "关于做好新型冠状病毒感染的肺炎疫情防控工作的通知",
                "新冠"
            })
    void findsATitleByItsWordsInAnyOrder(String words) {
        assertThat(finds(words, TITLE)).isEqualTo(!words.equals("新冠"));
    }

    @ParameterizedTest
    @CsvSource({
        "市长, 南京市长江大桥, false",
        "长江, 南京市长江大桥, true",
        "南京, 南京市长江大桥, true",
        "对口, 不断强化对口联系指导, true",
        "科学家, 大力弘扬科学家精神, true",
        "科协, 中国科协办公厅, true",
        "科学技术, 辽宁省科学技术协会, true",
        "消毒液, 84消毒液使用指南, true",
        "84消毒液, 84消毒液使用指南, true",
        "84, 84消毒液使用指南, true",
        "84, 1984年, false",
        "COVID-19, 关于Covid-19的科普, true",
        "covid 19, 关于ＣＯＶＩＤ－１９的科普, true",
        "2019-nCoV, 2019-ncov核酸检测, true",
        "ncov, 2019-nCoV核酸检测, true",
        "N95, N95口罩200个, true",
        "𠮷野, 𠮷野家, true",
        "辽科协发〔2020〕3号, 根据辽科协发〔2020〕3号文件, true",
        "辽科协发〔2020〕4号, 根据辽科协发〔2020〕3号文件, false",
    })
    void findsWordsAndNotWhatOnlyLooksLikeOne(String words, String text, boolean found) {
        assertThat(finds(words, text)).isEqualTo(found);
    }

    /** However differently the dictionary cuts them when they stand alone. */
    @Test
    void findsTheWordsOfRealTextsOutsideTheirSentence() throws IOException {
        List<String> missed = new ArrayList<>();
        int asked = 0;
        for (String sentence : sentences()) {
            Set<String> keys = Cutting.keys(sentence);
            List<Piece> pieces = Cutting.pieces(sentence);
            for (int from = 0; from < pieces.size(); from++) {
                StringBuilder words = new StringBuilder();
                for (int to = from; to < Math.min(pieces.size(), from + 3); to++) {
                    // a word of Latin letters is kept by its stem
                    if (!pieces.get(to).chinese()
                            || to > from && !pieces.get(to).joined()) {
                        break;
                    }
                    words.append(pieces.get(to).text());
                    asked++;
                    if (!keys.containsAll(Asked.in(words.toString()).keys())) {
                        missed.add(words + " in "
                                + pieces.stream().map(Piece::text).toList());
                    }
                }
            }
        }
        assertThat(asked).isGreaterThan(10_000);
        assertThat(missed).as("of " + asked).hasSizeLessThan(asked / 1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "？！", "“”", "'\"\\", "-", "〔〕"})
    void asksForNothingWithoutAWord(String text) {
        assertThat(Asked.in(text).nothing()).isTrue();
    }

    @Test
    void asksForTheEmptyWordsOnlyWhenThereAreNoOthers() {
        assertThat(Asked.in("的").keys()).containsExactly("的");
        assertThat(Asked.in("疫情的防控").keys()).containsExactly("疫情", "防控");
    }

    @Test
    void keepsAWordThatIsTooLongToBeOne() {
        assertThat(Cutting.keys("a".repeat(5000))).allMatch(key -> key.length() <= 60);
        assertThat(finds("a".repeat(5000), "a".repeat(5000))).isTrue();
    }

    private static boolean finds(String words, String text) {
        return Cutting.keys(text).containsAll(Asked.in(words).keys());
    }

    private static List<String> sentences() throws IOException {
        Path data = Path.of(System.getProperty("muster.root"), "deploy/data");
        return Stream.of("notice-2020-3.txt", "rumours.csv")
                .flatMap(file -> lines(data.resolve(file)))
                .flatMap(line -> Stream.of(line.split("[,。，；、！？：\\s]")))
                .filter(sentence -> sentence.length() > 1)
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
