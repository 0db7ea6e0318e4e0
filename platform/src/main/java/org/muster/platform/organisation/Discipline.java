package org.muster.platform.organisation;

import java.util.Collection;

/**
 * The tree of disciplines (学科) of GB/T 13745, by the codes alone: three digits, and two more for each level below. An
 * organisation carries the codes of its disciplines among its groups.
 */
final class Discipline {

    static final String CODE = "[1-9][0-9]{2}([0-9]{2}){0,2}";

    private Discipline() {}

    static boolean isWithinAny(String group, Collection<String> codes) {
        for (String each = group.matches(CODE) ? group : null; each != null; each = above(each)) {
            if (codes.contains(each)) {
                return true;
            }
        }
        return false;
    }

    /** @return null at the top */
    private static String above(String code) {
        if (code.length() == 3) {
            return null;
        }
        // as printed in the standard
        return code.length() == 7 && code.startsWith("19035") ? "19030" : code.substring(0, code.length() - 2);
    }
}
