package org.muster.notice.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a document must meet to be found.
 *
 * @param asked the words, to be marked in what was found
 * @param placed of each list one key must stand in the place where is looked
 * @param facets of each list one key must be the document's
 * @param possible false where nothing can meet it
 */
record Wanted(
        Asked asked,
        List<List<String>> placed,
        List<List<String>> facets,
        boolean possible,
        LocalDate from,
        LocalDate to) {

    private static final LocalDate EARLIEST = LocalDate.of(1949, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2099, 12, 31);

    /**
     * Each null where nothing is asked.
     *
     * @param code of the issuer, otherwise {@code issuer} is taken for words of its name
     */
    static Wanted of(
            String words, String number, String code, String issuer, String type, LocalDate from, LocalDate to) {
        Asked asked = Asked.in(words == null ? "" : words);
        boolean possible = words == null || !asked.nothing();
        List<List<String>> placed =
                new ArrayList<>(asked.keys().stream().map(List::of).toList());
        if (number != null) {
            placed.addAll(NumberKeys.asked(number));
        }
        List<List<String>> facets = new ArrayList<>();
        if (type != null) {
            facets.add(List.of(DocumentKeys.type(type)));
        }
        if (code != null) {
            facets.add(List.of(DocumentKeys.issuer(code)));
        } else if (issuer != null) {
            Asked name = Asked.in(issuer);
            possible &= !name.nothing();
            name.keys().forEach(key -> facets.add(List.of(DocumentKeys.issuerNamed(key))));
        }
        LocalDate first = from == null || from.isBefore(EARLIEST) ? EARLIEST : from;
        LocalDate last = to == null || to.isAfter(LATEST) ? LATEST : to;
        possible &= !first.isAfter(last);
        return new Wanted(asked, placed, facets, possible, first, last);
    }

    /** Where is looked, the best place first. */
    List<Found> places() {
        if (!asked.nothing()) {
            return List.of(Found.values());
        }
        return placed.isEmpty() ? List.of(Found.TEXT) : List.of(Found.TEXT, Found.FORWARDED);
    }

    /** As a query over the keys of documents, for those that are found in this place and in no better one. */
    String query(Found place) {
        Stream<String> here = needed(place).stream().map(Wanted::any);
        int better = places().indexOf(place) - 1;
        Stream<String> there = better < 0
                ? Stream.of()
                : Stream.of(placed.stream()
                        .map(alternatives -> any(alternatives.stream()
                                .map(places().get(better)::key)
                                .toList()))
                        .collect(Collectors.joining(" & ", "!(", ")")));
        return Stream.concat(here, there).collect(Collectors.joining(" & "));
    }

    /** Of each list a document found in this place has one key. */
    List<List<String>> needed(Found place) {
        return Stream.concat(
                        facets.stream(),
                        placed.stream()
                                .map(alternatives ->
                                        alternatives.stream().map(place::key).toList()))
                .toList();
    }

    private static String any(List<String> keys) {
        return keys.stream().map(Wanted::quoted).collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String quoted(String key) {
        return "'" + key.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
