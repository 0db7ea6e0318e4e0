package org.muster.notice.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import org.muster.notice.search.Asked.Term;

/**
 * Shows in a text the words that were asked for. The answer is runs of plain text, never markup: whatever stands in a
 * document reaches the reader's page as text only, and no position has to be counted in somebody else's characters.
 */
final class Marking {

    /** A piece of text. @param hit whether it was asked for */
    public record Run(String text, boolean hit) {}

    private static final int LENGTH = 120;
    private static final int BEFORE = 24;

    /** Beyond it nobody reads a snippet. */
    private static final int FARTHEST = 50_000;

    private final String text;
    private final BitSet hits = new BitSet();
    private final List<BitSet> each = new ArrayList<>();

    private Marking(String text, List<Term> terms) {
        this.text = text.length() > FARTHEST ? text.substring(0, FARTHEST) : text;
        String folded = folded(this.text);
        for (Term term : terms) {
            BitSet found = new BitSet();
            find(folded, term.whole(), found);
            if (found.isEmpty()) {
                term.parts().forEach(part -> find(folded, part, found));
            }
            hits.or(found);
            each.add(found);
        }
    }

    static boolean hits(String text, List<Term> terms) {
        return !new Marking(text, terms).hits.isEmpty();
    }

    /** The whole text. */
    static List<Run> whole(String text, List<Term> terms) {
        return new Marking(text, terms).runs(0, text.length());
    }

    /** The part of the text that holds most of the words; its beginning when it holds none. */
    static List<Run> snippet(String text, List<Term> terms) {
        return new Marking(text.strip().replaceAll("\\s+", " "), terms).best();
    }

    private List<Run> best() {
        int best = Math.max(0, hits.nextSetBit(0));
        int most = -1;
        for (int at = hits.nextSetBit(0); at >= 0; at = hits.nextSetBit(hits.nextClearBit(at))) {
            int end = at + LENGTH - BEFORE;
            int start = at;
            int words = (int) each.stream()
                    .filter(word -> word.nextSetBit(start) >= 0 && word.nextSetBit(start) < end)
                    .count();
            if (words > most) {
                most = words;
                best = at;
            }
        }
        int from = whole(Math.max(0, Math.min(best - BEFORE, text.length() - LENGTH)));
        int to = whole(Math.min(text.length(), from + LENGTH));
        List<Run> runs = new ArrayList<>(runs(from, to));
        if (from > 0) {
            runs.add(0, new Run("…", false));
        }
        if (to < text.length()) {
            runs.add(new Run("…", false));
        }
        return runs;
    }

    /** Not in the middle of a character. */
    private int whole(int at) {
        return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }

    private List<Run> runs(int from, int to) {
        List<Run> runs = new ArrayList<>();
        int end = Math.min(to, text.length());
        for (int at = from; at < end; ) {
            boolean hit = hits.get(at);
            int next = hit ? hits.nextClearBit(at) : hits.nextSetBit(at);
            int stop = next < 0 || next > end ? end : next;
            runs.add(new Run(text.substring(at, stop), hit));
            at = stop;
        }
        return runs;
    }

    private static void find(String folded, String word, BitSet found) {
        boolean latin = !Character.isIdeographic(word.codePointAt(0));
        for (int at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length())) {
            if (!latin || !sameKind(folded, at) && !(figure(folded, at + word.length()) && figure(folded, at))) {
                found.set(at, at + word.length());
            }
        }
    }

    /** Whether a word of letters, or a number, is already under way here. */
    private static boolean sameKind(String folded, int at) {
        if (at == 0) {
            return false;
        }
        char before = folded.charAt(at - 1);
        return figure(folded, at) ? Character.isDigit(before) : before >= 'a' && before <= 'z';
    }

    private static boolean figure(String folded, int at) {
        return at < folded.length() && Character.isDigit(folded.charAt(at));
    }

    /** As words are compared, character for character, so that places stay the same. */
    private static String folded(String text) {
        char[] folded = text.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            if (folded[i] >= 0x80 && (folded[i] < 0x4e00 || folded[i] > 0x9fff)) {
                String form = Normalizer.normalize(String.valueOf(folded[i]), Normalizer.Form.NFKC);
                folded[i] = form.length() == 1 ? form.charAt(0) : folded[i];
            }
            folded[i] = Character.toLowerCase(folded[i]);
        }
        return new String(folded);
    }
}
