package org.muster.notice.form;

import java.time.LocalDate;
import java.util.List;

/**
 * All that the rules look at.
 *
 * @param organ the issuing organ's name
 * @param deadline whether a task has a firm date
 * @param files how many are attached
 * @param direction which way it goes
 * @param forwarded what it carries on; null for a document that carries on nothing
 */
public record Paper(
        String organ,
        String type,
        String title,
        String body,
        Elements elements,
        LocalDate issuedOn,
        boolean deadline,
        int files,
        Direction direction,
        Forwarded forwarded) {

    /**
     * Which way it goes.
     *
     * @param upwardType its type is for superiors (上行文)
     * @param toSuperior it is addressed to organs above its own and to nobody else
     * @param oneAddressee it is addressed to exactly one named organ
     * @param copiedBelow a copy goes to subordinates
     */
    public record Direction(boolean upwardType, boolean toSuperior, boolean oneAddressee, boolean copiedBelow) {

        boolean upward() {
            return upwardType || toSuperior;
        }
    }

    /** A document that is carried on. @param verb the right one for it */
    public record Forwarded(ForwardVerb verb, List<Source> chain) {}

    /** An earlier document of the chain, from the one carried on to the first of all. */
    public record Source(String number, String title, String organ) {

        /** As it must stand in a title, without the organ. */
        String matter() {
            String compact = compact(title);
            return compact.startsWith(compact(organ))
                    ? compact.substring(compact(organ).length())
                    : compact;
        }
    }

    /** Titles are broken over lines, and spaces are left where the breaks were. */
    static String compact(String text) {
        return text.replaceAll("[\\s\\u3000]+", "");
    }
}
