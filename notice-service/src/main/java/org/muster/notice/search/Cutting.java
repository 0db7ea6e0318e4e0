package org.muster.notice.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Cuts text into words (分词) and says by which keys they are found. A dictionary cuts the same word differently in
 * different company (对口 as one word, or as 对 and 口), so a word of Chinese has as keys its characters and each two of
 * them that follow one another; so has the seam between two words when one of them is a single character. The seam
 * between two whole words has none: 市长 does not find 南京市长江大桥.
 */
final class Cutting {

    private static final SmartChineseAnalyzer ANALYZER = new SmartChineseAnalyzer(false);

    /** What is no letter, figure or character. */
    private static final String PUNCTUATION = ",";

    private static final int LONGEST = 60;

    /** A word as it was cut. @param joined whether it follows the one before without anything between */
    record Piece(String text, boolean chinese, boolean joined) {

        boolean single() {
            return chinese && text.codePointCount(0, text.length()) == 1;
        }
    }

    private Cutting() {}

    /** Everything that text can be found by. */
    static Set<String> keys(String text) {
        Set<String> keys = new LinkedHashSet<>();
        Piece before = null;
        for (Piece piece : pieces(text)) {
            if (piece.chinese()) {
                if (piece.joined() && before.chinese() && (before.single() || piece.single())) {
                    keys.add(last(before.text()) + first(piece.text()));
                }
                piece.text().codePoints().forEach(character -> keys.add(Character.toString(character)));
                keys.addAll(pairs(piece.text()));
            } else {
                keys.add(piece.text());
            }
            before = piece;
        }
        return keys;
    }

    static List<Piece> pieces(String text) {
        List<Piece> pieces = new ArrayList<>();
        int end = -1;
        try (TokenStream words = ANALYZER.tokenStream("", Normalizer.normalize(text, Normalizer.Form.NFKC))) {
            CharTermAttribute word = words.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = words.addAttribute(OffsetAttribute.class);
            words.reset();
            while (words.incrementToken()) {
                if (!PUNCTUATION.contentEquals(word)) {
                    String cut = word.length() > LONGEST ? word.toString().substring(0, LONGEST) : word.toString();
                    boolean chinese = Character.isIdeographic(cut.codePointAt(0));
                    pieces.add(new Piece(cut, chinese, place.startOffset() == end));
                    end = place.endOffset();
                }
            }
            words.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pieces;
    }

    /** Each two characters that follow one another. */
    static List<String> pairs(String word) {
        int[] characters = word.codePoints().toArray();
        return IntStream.range(0, characters.length - 1)
                .mapToObj(i -> new String(characters, i, 2))
                .toList();
    }

    private static String first(String text) {
        return Character.toString(text.codePointAt(0));
    }

    private static String last(String text) {
        return Character.toString(text.codePointBefore(text.length()));
    }
}
