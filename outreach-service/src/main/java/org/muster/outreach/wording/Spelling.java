package org.muster.outreach.wording;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Takes away, step by step, what does not change the meaning of a claim. */
final class Spelling {

    private static final Map<Character, Character> SIMPLIFIED = simplified();
    private static final Pattern ASIDES = Terms.anyOf(Terms.words("asides.txt"));
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Map<String, String> MEANT = meant();
    private static final Pattern SYNONYMS = Terms.anyOf(List.copyOf(MEANT.keySet()));
    private static final Pattern QUESTION_ENDINGS = Pattern.compile("[吗嘛呢吧啊么]+$");
    private static final Pattern FUNCTION_WORDS = Terms.anyOf(Terms.words("function-words.txt"));

    private Spelling() {}

    /** One width, one case, one script; punctuation stays. */
    static String uniform(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder result = new StringBuilder(composed.length());
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            result.append(SIMPLIFIED.getOrDefault(c, c).charValue());
        }
        return result.toString();
    }

    /** Without punctuation, asides such as 听说 and the question particle; one name for one thing. */
    static String folded(String uniform) {
        String told = ASIDES.matcher(uniform).replaceAll("");
        String words = NOT_WORDS.matcher(told).replaceAll("");
        String named = SYNONYMS.matcher(words).replaceAll(match -> MEANT.get(match.group()));
        return QUESTION_ENDINGS.matcher(named).replaceAll("");
    }

    /** Only the words that carry the claim; the folded text itself when it has none but function words. */
    static String core(String folded) {
        String core = FUNCTION_WORDS.matcher(folded).replaceAll("");
        return core.isEmpty() ? folded : core;
    }

    private static Map<Character, Character> simplified() {
        Map<Character, Character> table = new HashMap<>();
        for (String[] row : Terms.pairs("traditional.csv")) {
            for (int i = 0; i < row[0].length(); i++) {
                table.put(row[0].charAt(i), row[1].charAt(i));
            }
        }
        return table;
    }

    private static Map<String, String> meant() {
        Map<String, String> table = new LinkedHashMap<>();
        Terms.pairs("synonyms.csv").forEach(row -> table.put(row[0], row[1]));
        return table;
    }
}
