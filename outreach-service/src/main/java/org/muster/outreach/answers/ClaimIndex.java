package org.muster.outreach.answers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.muster.outreach.wording.CommonBigrams;
import org.muster.outreach.wording.Wording;

/**
 * The published claims by their character pairs. Rare pairs weigh more: in 吃大蒜可以预防新冠 the garlic makes the claim.
 * What the claim says and the text does not weighs more than what the text says beyond the claim. Immutable.
 */
final class ClaimIndex {

    /** A claim and how alike the text is, from 0 to 1. */
    record Match(PublishedClaim claim, double likeness) {}

    /** How much the text's own further words count against the claim; the claim's missing words count fully. */
    private static final double BEYOND = 0.3;

    /** Keeps the weight of a pair that was never seen finite, and the same however many claims there are. */
    private static final double RAREST = 0.003;

    private final List<PublishedClaim> claims;
    private final Wording[] wordings;
    private final Map<String, PublishedClaim> byWording = new HashMap<>();
    private final double[] weights;
    private final Map<Integer, int[]> standsIn = new HashMap<>();

    ClaimIndex(Collection<PublishedClaim> published) {
        claims = List.copyOf(published);
        wordings = claims.stream().map(claim -> Wording.of(claim.claim())).toArray(Wording[]::new);
        Map<Integer, List<Integer>> collected = new HashMap<>();
        for (int i = 0; i < wordings.length; i++) {
            byWording.put(wordings[i].folded(), claims.get(i));
            for (int bigram : wordings[i].bigrams()) {
                collected.computeIfAbsent(bigram, key -> new ArrayList<>()).add(i);
            }
        }
        collected.forEach((bigram, where) ->
                standsIn.put(bigram, where.stream().mapToInt(Integer::intValue).toArray()));
        weights = Arrays.stream(wordings)
                .mapToDouble(wording -> weight(wording.bigrams()))
                .toArray();
    }

    /** The claims most alike to any passage of the text, best first; unlike ones are left out. */
    List<Match> closest(Wording text, double atLeast, int most) {
        double[] best = new double[claims.size()];
        Overlap overlap = new Overlap(claims.size());
        for (Wording passage : text.passages()) {
            int[] bigrams = passage.bigrams();
            double total = weight(bigrams);
            overlap.clear();
            addTo(overlap, bigrams);
            for (int i = 0; i < overlap.found; i++) {
                int claim = overlap.touched[i];
                best[claim] = Math.max(best[claim], likeness(overlap.common[claim], total, weights[claim]));
            }
        }
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < best.length; i++) {
            if (best[i] >= atLeast && best[i] > 0 && !text.speaksOfOtherPlaces(wordings[i])) {
                matches.add(new Match(claims.get(i), best[i]));
            }
        }
        matches.sort(Comparator.comparingDouble(Match::likeness).reversed());
        return matches.size() <= most ? matches : List.copyOf(matches.subList(0, most));
    }

    Optional<PublishedClaim> saying(Wording text) {
        return Optional.ofNullable(byWording.get(text.folded()));
    }

    private void addTo(Overlap overlap, int[] bigrams) {
        for (int bigram : bigrams) {
            int[] where = standsIn.get(bigram);
            if (where != null) {
                double weight = weight(bigram);
                for (int claim : where) {
                    overlap.add(claim, weight);
                }
            }
        }
    }

    /** The common weight of a passage with each claim; emptied for the next passage in the time of what it found. */
    private static final class Overlap {
        private final double[] common;
        private final int[] touched;
        private int found;

        Overlap(int claims) {
            common = new double[claims];
            touched = new int[claims];
        }

        void add(int claim, double weight) {
            if (common[claim] == 0) {
                touched[found++] = claim;
            }
            common[claim] += weight;
        }

        void clear() {
            for (int i = 0; i < found; i++) {
                common[touched[i]] = 0;
            }
            found = 0;
        }
    }

    private static double likeness(double common, double text, double claim) {
        return common / (common + BEYOND * (text - common) + (claim - common));
    }

    private double weight(int[] bigrams) {
        double sum = 0;
        for (int bigram : bigrams) {
            sum += weight(bigram);
        }
        return sum;
    }

    private double weight(int bigram) {
        int[] here = standsIn.get(bigram);
        double seen = CommonBigrams.count(bigram) + (here == null ? 0 : here.length);
        double share = seen / (CommonBigrams.claims() + claims.size());
        return Math.log(1 + 1 / (share + RAREST));
    }
}
