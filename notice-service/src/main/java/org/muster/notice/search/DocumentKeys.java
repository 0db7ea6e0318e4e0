package org.muster.notice.search;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What one issued document is found by. Each word stands in it for the places where it occurs, see {@link Found}. Keys that
 * begin with a capital letter are no words: words are in small letters.
 */
final class DocumentKeys {

    /** So many documents that were issued one after another make a block. */
    static final long BLOCK = 4096;

    /** PostgreSQL keeps at most a mebibyte of keys; a text of ten times the length of this one has no more. */
    private static final int MOST_BYTES = 900_000;

    /** A document, or one that it carries on. @param text all of it but title, number and issuer */
    record Paper(
            UUID id,
            UUID forwardOf,
            long order,
            LocalDate issuedOn,
            String type,
            String mark,
            int year,
            int sequence,
            String number,
            String issuer,
            String issuerName,
            String title,
            String text) {}

    private DocumentKeys() {}

    /** @param originals what the document carries on */
    static String[] of(Paper paper, List<Paper> originals) {
        Set<String> heading = heading(paper);
        Set<String> text = new LinkedHashSet<>(heading);
        text.addAll(rest(paper));
        Set<String> keys = new LinkedHashSet<>(facets(paper));
        heading.forEach(key -> keys.add(Found.TITLE.key(key)));
        text.forEach(key -> keys.add(Found.TEXT.key(key)));
        if (!originals.isEmpty()) {
            originals.forEach(original -> {
                text.addAll(heading(original));
                text.addAll(rest(original));
            });
            text.forEach(key -> keys.add(Found.FORWARDED.key(key)));
        }
        return kept(keys);
    }

    static String block(long order) {
        return "B" + order / BLOCK;
    }

    static String type(String type) {
        return "T" + type;
    }

    static String issuer(String code) {
        return "O" + code;
    }

    /** @param key of the issuer's name */
    static String issuerNamed(String key) {
        return "I" + key;
    }

    /** Both of 辽宁省科学技术协会 and 辽宁省科协. */
    static Set<String> name(String name) {
        Set<String> keys = Cutting.keys(name);
        keys.addAll(Cutting.keys(name.replace("科学技术协会", "科协")));
        return keys;
    }

    private static Set<String> facets(Paper paper) {
        Set<String> facets =
                new LinkedHashSet<>(List.of(block(paper.order()), type(paper.type()), issuer(paper.issuer())));
        name(paper.issuerName()).forEach(key -> facets.add(issuerNamed(key)));
        return facets;
    }

    private static Set<String> heading(Paper paper) {
        Set<String> keys = NumberKeys.of(paper.mark(), paper.year(), paper.sequence());
        keys.addAll(Cutting.keys(paper.number()));
        keys.addAll(Cutting.keys(paper.title()));
        return keys;
    }

    private static Set<String> rest(Paper paper) {
        Set<String> keys = name(paper.issuerName());
        keys.addAll(Cutting.keys(paper.text()));
        return keys;
    }

    private static String[] kept(Set<String> keys) {
        int bytes = 0;
        int many = 0;
        for (String key : keys) {
            bytes += key.getBytes(StandardCharsets.UTF_8).length;
            if (bytes > MOST_BYTES) {
                break;
            }
            many++;
        }
        return keys.stream().limit(many).toArray(String[]::new);
    }
}
