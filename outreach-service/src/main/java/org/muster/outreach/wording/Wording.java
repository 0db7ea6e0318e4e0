package org.muster.outreach.wording;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a text claims, freed of how it is written: width, case, traditional or simplified script, punctuation, asides
 * such as 听说…是真的吗, names of the same thing. Two texts with the same {@link #folded} text are the same claim.
 */
public final class Wording {

    private static final Pattern ENDS = Pattern.compile("[,。.!?;:、\\n…\"“”「」『』【】()]+");
    private static final Pattern NUMBERS = Pattern.compile("\\p{N}+");
    private static final Pattern DENIALS = Pattern.compile("[不没无非未别勿否]");
    private static final int LONGEST_PLACE = 4;
    private static final Set<String> PLACES = Set.copyOf(Terms.words("places.txt"));

    /** A text of two thousand characters has not many more; beyond that nobody looks for a claim. */
    private static final int MOST_PASSAGES = 120;

    private final String uniform;
    private final String folded;

    /** Found when first asked for; whoever finds them at the same time finds the same. */
    private Set<String> places;

    private Wording(String uniform) {
        this.uniform = uniform;
        this.folded = Spelling.folded(uniform);
    }

    public static Wording of(String text) {
        return new Wording(Spelling.uniform(text));
    }

    /** Whether nothing is left that could be a claim, as of a text of question marks. */
    public boolean isEmpty() {
        return folded.isEmpty();
    }

    public String folded() {
        return folded;
    }

    /** SHA-256 of the folded text: equal exactly for the same claim in another spelling. */
    public byte[] fingerprint() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The distinct character pairs of the words that carry the claim, ascending. */
    public int[] bigrams() {
        return Bigrams.of(Spelling.core(folded));
    }

    /** The whole text, its sentences and each two neighbouring ones: a forwarded message may hide the claim anywhere. */
    public List<Wording> passages() {
        List<Wording> sentences = Arrays.stream(ENDS.split(uniform))
                .map(Wording::new)
                .filter(sentence -> sentence.folded.length() > 1)
                .toList();
        Map<String, Wording> passages = new LinkedHashMap<>();
        passages.put(folded, this);
        sentences.forEach(sentence -> passages.putIfAbsent(sentence.folded, sentence));
        for (int i = 0; i + 1 < sentences.size(); i++) {
            Wording both = new Wording(sentences.get(i).uniform + sentences.get(i + 1).uniform);
            passages.putIfAbsent(both.folded, both);
        }
        return passages.values().stream().limit(MOST_PASSAGES).toList();
    }

    /** Both name places, but none in common: what is said of 北京 is not said of 青岛. */
    public boolean speaksOfOtherPlaces(Wording other) {
        return !places().isEmpty() && !other.places().isEmpty() && Collections.disjoint(places(), other.places());
    }

    /** Another place, another number or one denial more: alike in letters, not in meaning. */
    public boolean contradicts(Wording other) {
        return speaksOfOtherPlaces(other)
                || !all(NUMBERS).equals(other.all(NUMBERS))
                || all(DENIALS).size() != other.all(DENIALS).size();
    }

    private List<String> all(Pattern pattern) {
        return pattern.matcher(folded).results().map(match -> match.group()).collect(Collectors.toList());
    }

    private Set<String> places() {
        if (places == null) {
            places = placesIn(folded);
        }
        return places;
    }

    private static Set<String> placesIn(String text) {
        Set<String> found = new LinkedHashSet<>();
        for (int from = 0; from < text.length(); from++) {
            for (int to = from + 2; to <= Math.min(text.length(), from + LONGEST_PLACE); to++) {
                String part = text.substring(from, to);
                if (PLACES.contains(part)) {
                    found.add(part);
                }
            }
        }
        return Set.copyOf(found);
    }
}
