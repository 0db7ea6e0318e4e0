package org.muster.notice.organisation;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;

/**
 * The ways a name is written by who looks for it.
 *
 * @param shortly 辽宁省科协 for 辽宁省科学技术协会; the name itself where there is nothing to shorten
 * @param briefly 辽宁科协
 */
record Spelling(String name, String shortly, String briefly) {

    private static final Pattern ASSOCIATION = Pattern.compile("科学技术协会");
    private static final Pattern LEVEL = Pattern.compile("(?<=\\p{IsHan}{2})(自治[区州县旗]|地区|[省市县区盟州旗])(?=科协)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s'’·\\-]+");

    static Spelling of(String name) {
        String plain = plain(name);
        String shortly = ASSOCIATION.matcher(plain).replaceAll("科协");
        return new Spelling(plain, shortly, LEVEL.matcher(shortly).replaceFirst(""));
    }

    /** One form for full-width and half-width, capital and small letters. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .trim();
    }

    /** Everything it can be found by. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        for (String form : forms()) {
            keys.add("=" + form);
            List<String> syllables = syllables(form);
            keys.add("~" + String.join("", syllables));
            keys.add("~"
                    + syllables.stream()
                            .map(syllable -> syllable.substring(0, 1))
                            .collect(Collectors.joining()));
            keys.addAll(pairs(form));
        }
        return keys;
    }

    /** Each two characters that follow one another. */
    static Set<String> pairs(String text) {
        int[] characters = text.codePoints().toArray();
        Set<String> pairs = new LinkedHashSet<>();
        for (int i = 0; i + 1 < characters.length; i++) {
            pairs.add(new String(characters, i, 2));
        }
        return pairs;
    }

    /** As typed: the u with two dots is a v on every keyboard. */
    static String typed(String latin) {
        return SEPARATORS.matcher(latin).replaceAll("").replace('ü', 'v');
    }

    private Set<String> forms() {
        return Stream.of(name, shortly, briefly).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> syllables(String text) {
        return Stream.of(
                        PinyinHelper.toPinyin(text, PinyinStyleEnum.NORMAL, " ").split(" "))
                .map(Spelling::typed)
                .filter(syllable -> !syllable.isEmpty() && Character.isLetterOrDigit(syllable.charAt(0)))
                .toList();
    }
}
