package org.muster.notice.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By which keys a document's number (文号) is found, as a whole and in parts, with brackets of any kind or without. */
final class NumberKeys {

    private static final Pattern PART = Pattern.compile("(?<figures>\\d+)(?<unit>[年号]?)|(?<mark>\\p{IsHan}+)");
    private static final Pattern ORDINAL = Pattern.compile("第(?=\\d)");
    private static final Pattern YEAR = Pattern.compile("19[4-9]\\d|20\\d\\d");
    private static final int LONGEST_SEQUENCE = 5;

    /** What no document has. */
    private static final List<List<String>> NOTHING = List.of(List.of("!"));

    private NumberKeys() {}

    static Set<String> of(String mark, int year, int sequence) {
        Set<String> keys = new LinkedHashSet<>(List.of("N" + year, "S" + sequence, both(year, sequence)));
        for (String part : parts(mark)) {
            keys.add("K" + part);
            // so that the mark of one number and the figures of another are not taken for a number
            keys.add("K" + part + both(year, sequence));
        }
        mark.codePoints().forEach(character -> keys.add("K" + Character.toString(character)));
        return keys;
    }

    /** Of each list one key must be there, for a number or a part of one such as 2020 3. */
    static List<List<String>> asked(String text) {
        String plain = ORDINAL.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
        List<String> marks = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        boolean counted = false;
        for (Matcher part = PART.matcher(plain); part.find(); ) {
            if (part.group("mark") != null) {
                marks.addAll(parts(part.group("mark")));
            } else {
                figures.add(part.group("figures").replaceFirst("^0+(?=\\d)", ""));
                counted = part.group("unit").equals("号");
            }
        }
        return asked(marks, figures, counted);
    }

    private static List<List<String>> asked(List<String> marks, List<String> figures, boolean counted) {
        int many = figures.size();
        String sequence = many == 0 ? "" : figures.get(many - 1);
        boolean year = many > 0 && YEAR.matcher(figures.get(0)).matches();
        if (many + marks.size() == 0 || many > 2 || sequence.length() > LONGEST_SEQUENCE || many == 2 && !year) {
            return NOTHING;
        }
        List<List<String>> all = new ArrayList<>();
        String number = many == 2 ? both(Integer.parseInt(figures.get(0)), Integer.parseInt(sequence)) : "";
        marks.forEach(mark -> all.add(List.of("K" + mark + number)));
        if (many == 2 && marks.isEmpty()) {
            all.add(List.of(number));
        } else if (many == 1) {
            all.add(year && !counted ? List.of("N" + sequence, "S" + sequence) : List.of("S" + sequence));
        }
        return all;
    }

    private static List<String> parts(String mark) {
        return mark.codePointCount(0, mark.length()) == 1 ? List.of(mark) : Cutting.pairs(mark);
    }

    private static String both(int year, int sequence) {
        return "N" + year + "-" + sequence;
    }
}
