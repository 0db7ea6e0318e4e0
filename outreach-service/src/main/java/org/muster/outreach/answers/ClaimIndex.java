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
        for (Wording passage : text.passages()) {
            int[] bigrams = passage.bigrams();
            double total = weight(bigrams);
            double[] common = common(bigrams);
            for (int i = 0; i < best.length; i++) {
                if (common[i] > 0) {
                    best[i] = Math.max(best[i], likeness(common[i], total, weights[i]));
                }
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

    private double[] common(int[] bigrams) {
        double[] common = new double[claims.size()];
        for (int bigram : bigrams) {
            int[] where = standsIn.get(bigram);
            if (where != null) {
                double weight = weight(bigram);
                for (int i : where) {
                    common[i] += weight;
                }
            }
        }
        return common;
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
