package org.muster.outreach.wording;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often a character pair stands in claims of a health emergency in general. With it the first published verdict is
 * already told from "X可以预防新冠病毒" for another X; the published claims are counted on top.
 */
public final class CommonBigrams {

    private static final String TOTAL = "*";

    private static final Map<Integer, Integer> COUNTS = new HashMap<>();
    private static final int CLAIMS;

    static {
        List<String[]> rows = Terms.pairs("common-bigrams.csv");
        int claims = 0;
        for (String[] row : rows) {
            if (row[0].equals(TOTAL)) {
                claims = Integer.parseInt(row[1]);
            } else {
                COUNTS.put(Bigrams.pack(row[0].charAt(0), row[0].charAt(1)), Integer.parseInt(row[1]));
            }
        }
        CLAIMS = claims;
    }

    private CommonBigrams() {}

    /** In how many of the {@link #claims} the pair stands; 0 for a rare one. */
    public static int count(int bigram) {
        return COUNTS.getOrDefault(bigram, 0);
    }

    public static int claims() {
        return CLAIMS;
    }
}
