package org.muster.notice.distribution;

import java.sql.ResultSet;
import java.sql.SQLException;
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
import org.muster.notice.distribution.Sitting.Held;
import org.muster.notice.distribution.Sitting.Unit;

/**
 * The tree of forwards (转发链): who carried a notice on, when, how many have signed each document, and who holds it up.
 */
@ApplicationScoped
class Cascade {

    /**
     * A document of the tree with what its own recipients did.
     *
     * @param issuedBy name of the person who issued it
     * @param counts null, as all that follows of its recipients, where the caller may not see them
     * @param unsigned how many must sign it and have signed no copy of the chain
     * @param notForwarded how many have organisations directly below and none of these has it
     * @param sitting the first of both
     * @param more where all are listed; the state FORWARDED lists the others
     * @param forwards in the order of their issue
     */
    record Document(
            UUID notice,
            String number,
            String title,
            String organisation,
            String organisationName,
            Instant issuedAt,
            String issuedBy,
            Counts counts,
            Integer unsigned,
            Integer notForwarded,
            List<Unit> sitting,
            String more,
            List<Document> forwards) {}

    /** Of the organisations the document itself was addressed to. */
    record Counts(int recipients, int opened, int signed, int returned, int replied, int closed) {}

    private record Row(Document document, UUID forwardOf, boolean seen) {}

    private static final String DOCUMENTS = "with recursive " + Oversight.CASCADE + """
             select n.id, n.forward_of, n.number, n.title, n.organisation, n.issuer_name, n.issued_at, n.recipients, r.*,
                (select t.name from notice_step t where t.notice = n.id and t.step = 'ISSUED') as issued_by,
                cast(:under as text) is null or exists (select 1 from organisation o, organisation u
                    where o.code = n.organisation and u.code = :under and o.pos between u.pos and u.last) as seen
            from cascade k join notice n on n.id = k.id cross join lateral (
                select count(*) filter (where act = 'OPENED') as opened,
                    count(*) filter (where act = 'SIGNED') as signed,
                    count(*) filter (where act = 'RETURNED') as returned,
                    count(*) filter (where act = 'REPLIED') as replied,
                    count(*) filter (where act = 'CLOSED') as closed
                from receipt where notice = n.id) r
            order by n.issue_order""";

    @Inject
    Jdbi jdbi;

    @Inject
    Sitting sitting;

    /** Starts at the notice itself; of a part, the documents outside it are left out but for that first one. */
    Document of(Scope scope) {
        Map<UUID, Row> rows = new LinkedHashMap<>();
        UUID notice = scope.notice().id();
        Map<UUID, Held> held = sitting.of(notice);
        jdbi.useHandle(handle -> handle.createQuery(DOCUMENTS)
                .bind("notice", notice)
                .bind("under", scope.under())
                .map((row, context) -> row(row, notice, held))
                .forEach(row -> rows.put(row.document().notice(), row)));
        Row first = rows.get(scope.notice().id());
        rows.values().stream()
                .filter(row -> row != first && row.seen())
                .forEach(
                        row -> seenAbove(rows, row, first).document().forwards().add(row.document()));
        return first.document();
    }

    private static Row row(ResultSet row, UUID asked, Map<UUID, Held> held) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        boolean seen = row.getBoolean("seen");
        Held here = held.getOrDefault(id, Held.NOBODY);
        Document document = new Document(
                id,
                row.getString("number"),
                row.getString("title"),
                row.getString("organisation"),
                row.getString("issuer_name"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getString("issued_by"),
                seen ? counts(row) : null,
                seen ? here.unsigned() : null,
                seen ? here.notForwarded() : null,
                seen ? here.first() : null,
                seen ? "/api/notices/" + asked + "/outstanding?document=" + id : null,
                new ArrayList<>());
        return new Row(document, row.getObject("forward_of", UUID.class), seen);
    }

    private static Counts counts(ResultSet row) throws SQLException {
        return new Counts(
                row.getInt("recipients"),
                row.getInt("opened"),
                row.getInt("signed"),
                row.getInt("returned"),
                row.getInt("replied"),
                row.getInt("closed"));
    }

    private static Row seenAbove(Map<UUID, Row> rows, Row row, Row first) {
        Row above = rows.get(row.forwardOf());
        while (above != first && !above.seen()) {
            above = rows.get(above.forwardOf());
        }
        return above;
    }
}
