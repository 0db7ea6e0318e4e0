package org.muster.notice.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.muster.notice.search.Cutting.Piece;

/**
 * The words somebody looks for: all of them, in any order.
 *
 * @param keys those that a document must have
 * @param terms the words as they are marked in what was found
 */
record Asked(List<String> keys, List<Term> terms) {

    /** So many keys are enough for any sentence. */
    private static final int MOST = 60;

    /** They stand in nearly every document, and who types a sentence means its other words. */
    private static final Set<String> EMPTY = Set.of("的", "了", "和", "与", "及", "在", "之", "等", "是");

    /**
     * A word to be marked.
     *
     * @param parts what is marked where the word as a whole does not occur
     */
    record Term(String whole, List<String> parts) {}

    /** Cut as documents are; blank or mere punctuation asks for nothing. */
    static Asked in(String text) {
        List<Piece> pieces = Cutting.pieces(text);
        Asked asked = of(pieces, EMPTY);
        return asked.keys.isEmpty() ? of(pieces, Set.of()) : asked;
    }

    boolean nothing() {
        return keys.isEmpty();
    }

    private static Asked of(List<Piece> pieces, Set<String> dropped) {
        Set<String> keys = new LinkedHashSet<>();
        List<Term> terms = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        for (Piece piece : pieces) {
            boolean goesOn = piece.single() && !dropped.contains(piece.text());
            if (run.length() > 0 && !(goesOn && piece.joined())) {
                add(run.toString(), Cutting.pairs(run.toString()), keys, terms);
                run.setLength(0);
            }
            if (goesOn) {
                run.append(piece.text());
            } else if (!piece.single()) {
                add(piece.text(), piece.chinese() ? halves(piece.text()) : List.of(), keys, terms);
            }
        }
        if (run.length() > 0) {
            add(run.toString(), Cutting.pairs(run.toString()), keys, terms);
        }
        return new Asked(
                keys.stream().limit(MOST).toList(), terms.stream().limit(MOST).toList());
    }

    private static void add(String word, List<String> parts, Set<String> keys, List<Term> terms) {
        keys.addAll(parts.isEmpty() ? List.of(word) : parts);
        terms.add(new Term(word, parts));
    }

    /** 科学 and 技术 for 科学技术: a document may have it as one word or as two, never with another seam. */
    private static List<String> halves(String word) {
        List<String> pairs = Cutting.pairs(word);
        List<String> halves = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i += 2) {
            halves.add(pairs.get(i));
        }
        if (pairs.size() % 2 == 0) {
            halves.add(pairs.get(pairs.size() - 1));
        }
        return halves;
    }
}
