package org.muster.notice.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.document.Addressees;
import org.muster.notice.document.EndingKind;
import org.muster.notice.document.Readers;
import org.muster.notice.search.Asked.Term;
import org.muster.notice.search.DocumentSearch.Hit;
import org.muster.notice.search.Marking.Run;

/** Shows what was found, as it stands today. */
@ApplicationScoped
class FoundDocuments {

    /**
     * A document that was found.
     *
     * @param title in runs, those that were asked for marked
     * @param way "to" or "cc" when it was addressed to the reader's organisation, which opens it in its inbox; null for
     *     what the organisation or one below it issued
     * @param found where the words stand; null when none were asked for
     * @param snippet where words were asked for
     * @param ending null while it is in force
     * @param forwarded what it carries on; null for a document that forwards nothing
     */
    record Document(
            UUID id,
            String number,
            String type,
            List<Run> title,
            String urgency,
            String organisation,
            String organisationName,
            LocalDate issuedOn,
            Instant issuedAt,
            String way,
            boolean drill,
            EndingKind ending,
            Origin forwarded,
            Found found,
            Snippet snippet) {}

    /** The first document of a chain of forwards. */
    record Origin(UUID id, String number, String title, String organisation, String organisationName) {}

    /** @param number of the document whose text it is: of a forward perhaps one that it carries on */
    record Snippet(String number, List<Run> text) {}

    /** @param after the place in the list */
    record Row(Document document, Hit after) {}

    private record Text(String number, String title, String body) {}

    @Inject
    Jdbi jdbi;

    List<Row> of(List<Hit> hits, String reader, Wanted wanted) {
        if (hits.isEmpty()) {
            return List.of();
        }
        return jdbi.withHandle(handle -> {
            Map<UUID, Document> documents = documents(handle, hits, reader, wanted);
            return hits.stream()
                    .map(hit -> new Row(documents.get(hit.notice()), hit))
                    .toList();
        });
    }

    private static Map<UUID, Document> documents(Handle handle, List<Hit> hits, String reader, Wanted wanted) {
        List<Term> terms = wanted.asked().terms();
        Map<UUID, Found> places = new HashMap<>();
        hits.forEach(hit -> places.put(hit.notice(), hit.found()));
        Map<UUID, List<Text>> originals = originals(
                handle,
                terms.isEmpty()
                        ? List.of()
                        : hits.stream()
                                .filter(hit -> hit.found() == Found.FORWARDED)
                                .map(Hit::notice)
                                .toList());
        Map<UUID, Document> documents = new HashMap<>();
        handle.createQuery("select n.*, e.kind as ending, root.number as root_number, root.title as root_title,"
                        + " root.organisation as root_organisation, root.issuer_name as root_issuer_name, "
                        + Readers.RECEIVED + " as received, exists (select 1 from audience_member m"
                        + " where m.audience = n.audience and m.code = :reader and m.way = 'to') as must_sign"
                        + " from notice n left join notice_ending e on e.notice = n.id"
                        + " left join notice root on root.id = n.root where n.id = any (:notices)")
                .bind("reader", reader)
                .bindArray("notices", UUID.class, List.copyOf(places.keySet()))
                .map((row, context) -> {
                    UUID id = row.getObject("id", UUID.class);
                    Found found = terms.isEmpty() ? null : places.get(id);
                    return document(id, row, found, snippet(row, terms, originals.getOrDefault(id, List.of())), terms);
                })
                .forEach(document -> documents.put(document.id(), document));
        return documents;
    }

    private static Snippet snippet(ResultSet row, List<Term> terms, List<Text> originals) throws SQLException {
        if (terms.isEmpty()) {
            return null;
        }
        String body = row.getString("body");
        if (!Marking.hits(body, terms)) {
            for (Text original : originals) {
                if (Marking.hits(original.body(), terms)) {
                    return new Snippet(original.number(), Marking.snippet(original.body(), terms));
                }
                if (Marking.hits(original.title(), terms)) {
                    return new Snippet(original.number(), Marking.snippet(original.title(), terms));
                }
            }
        }
        return new Snippet(row.getString("number"), Marking.snippet(body, terms));
    }

    /** What each carries on, from the nearest to the first of all. */
    private static Map<UUID, List<Text>> originals(Handle handle, List<UUID> forwards) {
        Map<UUID, List<Text>> originals = new HashMap<>();
        if (!forwards.isEmpty()) {
            handle.createQuery("""
                            with recursive original (forward, id, hop) as (
                                select id, forward_of, 1 from notice where id = any (:forwards)
                                union all
                                select o.forward, n.forward_of, o.hop + 1 from original o join notice n on n.id = o.id)
                            select o.forward, n.number, n.title, n.body from original o join notice n on n.id = o.id
                            order by o.hop""")
                    .bindArray("forwards", UUID.class, forwards)
                    .map((row, context) -> originals
                            .computeIfAbsent(row.getObject("forward", UUID.class), forward -> new ArrayList<>())
                            .add(new Text(row.getString("number"), row.getString("title"), row.getString("body"))))
                    .list();
        }
        return originals;
    }

    private static Document document(UUID id, ResultSet row, Found found, Snippet snippet, List<Term> terms)
            throws SQLException {
        UUID root = row.getObject("root", UUID.class);
        return new Document(
                id,
                row.getString("number"),
                row.getString("type"),
                Marking.whole(row.getString("title"), terms),
                row.getString("urgency"),
                row.getString("organisation"),
                row.getString("issuer_name"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                !row.getBoolean("received") ? null : row.getBoolean("must_sign") ? Addressees.TO : Addressees.CC,
                row.getBoolean("drill"),
                row.getString("ending") == null ? null : EndingKind.valueOf(row.getString("ending")),
                root == null
                        ? null
                        : new Origin(
                                root,
                                row.getString("root_number"),
                                row.getString("root_title"),
                                row.getString("root_organisation"),
                                row.getString("root_issuer_name")),
                found,
                snippet);
    }
}
