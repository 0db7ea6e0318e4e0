package org.muster.notice.distribution;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Oversight.Scope;

/** The tree of forwards (转发链): who carried a notice on, when, and how many have signed each document. */
@ApplicationScoped
class Cascade {

    /**
     * A document of the tree with what its own recipients did.
     *
     * @param counts null where the caller may not see them
     * @param forwards in the order of their issue
     */
    record Document(
            UUID notice,
            String number,
            String title,
            String organisation,
            String organisationName,
            Instant issuedAt,
            Counts counts,
            List<Document> forwards) {}

    /** Of the organisations the document itself was addressed to. */
    record Counts(int recipients, int opened, int signed, int returned, int replied) {}

    private record Row(Document document, UUID forwardOf, boolean seen) {}

    private static final String DOCUMENTS = "with recursive " + Oversight.CASCADE + """
             select n.id, n.forward_of, n.number, n.title, n.organisation, n.issuer_name, n.issued_at, n.recipients, r.*,
                cast(:under as text) is null or exists (select 1 from organisation o, organisation u
                    where o.code = n.organisation and u.code = :under and o.pos between u.pos and u.last) as seen
            from cascade k join notice n on n.id = k.id cross join lateral (
                select count(*) filter (where act = 'OPENED') as opened,
                    count(*) filter (where act = 'SIGNED') as signed,
                    count(*) filter (where act = 'RETURNED') as returned,
                    count(*) filter (where act = 'REPLIED') as replied
                from receipt where notice = n.id) r
            order by n.issue_order""";

    @Inject
    Jdbi jdbi;

    /** Starts at the notice itself; of a part, the documents outside it are left out but for that first one. */
    Document of(Scope scope) {
        Map<UUID, Row> rows = new LinkedHashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(DOCUMENTS)
                .bind("notice", scope.notice().id())
                .bind("under", scope.under())
                .map((row, context) -> {
                    boolean seen = row.getBoolean("seen");
                    Counts counts = new Counts(
                            row.getInt("recipients"),
                            row.getInt("opened"),
                            row.getInt("signed"),
                            row.getInt("returned"),
                            row.getInt("replied"));
                    Document document = new Document(
                            row.getObject("id", UUID.class),
                            row.getString("number"),
                            row.getString("title"),
                            row.getString("organisation"),
                            row.getString("issuer_name"),
                            row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                            seen ? counts : null,
                            new ArrayList<>());
                    return new Row(document, row.getObject("forward_of", UUID.class), seen);
                })
                .forEach(row -> rows.put(row.document().notice(), row)));
        Row first = rows.get(scope.notice().id());
        rows.values().stream()
                .filter(row -> row != first && row.seen())
                .forEach(
                        row -> seenAbove(rows, row, first).document().forwards().add(row.document()));
        return first.document();
    }

    private static Row seenAbove(Map<UUID, Row> rows, Row row, Row first) {
        Row above = rows.get(row.forwardOf());
        while (above != first && !above.seen()) {
            above = rows.get(above.forwardOf());
        }
        return above;
    }
}
