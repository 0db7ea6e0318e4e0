package org.muster.outreach.wording;

import java.util.stream.IntStream;

/** Sets of character pairs, each pair packed into an int; the sets are sorted arrays. */
public final class Bigrams {

    private Bigrams() {}

    static int[] of(String text) {
        if (text.length() == 1) {
            return new int[] {text.charAt(0) << 16};
        }
        return IntStream.range(0, Math.max(0, text.length() - 1))
                .map(i -> pack(text.charAt(i), text.charAt(i + 1)))
                .sorted()
                .distinct()
                .toArray();
    }

    static int pack(char first, char second) {
        return first << 16 | second;
    }

    /** The share of pairs that both have: 1 for equal sets, 0 for disjoint ones. */
    public static double jaccard(int[] a, int[] b) {
        int common = common(a, b);
        int either = a.length + b.length - common;
        return either == 0 ? 0 : (double) common / either;
    }

    private static int common(int[] a, int[] b) {
        int common = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            if (a[i] == b[j]) {
                common++;
                i++;
                j++;
            } else if (a[i] < b[j]) {
                i++;
            } else {
                j++;
            }
        }
        return common;
    }
}
