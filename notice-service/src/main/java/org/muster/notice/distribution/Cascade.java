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
import org.muster.platform.problem.ProblemException;

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
     * @param carriedOn how many forwards of it the caller may see, listed or not
     * @param forwards in the order of their issue; empty where the tree is cut
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
            int carriedOn,
            List<Document> forwards) {

        private Document with(UUID asked, Held held) {
            return new Document(
                    notice,
                    number,
                    title,
                    organisation,
                    organisationName,
                    issuedAt,
                    issuedBy,
                    counts,
                    held.unsigned(),
                    held.notForwarded(),
                    held.first(),
                    "/api/notices/" + asked + "/outstanding?document=" + notice,
                    carriedOn,
                    forwards);
        }
    }

    /** Of the organisations the document itself was addressed to. */
    record Counts(int recipients, int opened, int signed, int returned, int replied, int closed) {}

    /** @param above under which it is listed; null for the first */
    private record Row(Document document, UUID above) {}

    /*
     * visible: each document with the nearest one above that the caller may see. shown: these down to a depth, that of which
     * is asked first.
     */
    private static final String DOCUMENTS = "with recursive " + Oversight.CASCADE + """
            ,
            seen as materialized (
                select k.id, k.forward_of, k.issue_order, cast(:under as text) is null or exists (
                    select 1 from organisation o, organisation u
                    where o.code = k.organisation and u.code = :under and o.pos between u.pos and u.last) as seen
                from cascade k),
            visible (id, above, seen) as (
                select id, cast(null as uuid), seen from seen where id = :notice
                union all
                select f.id, case when v.seen or v.above is null then v.id else v.above end, f.seen
                from visible v join seen f on f.forward_of = v.id),
            below as materialized (select id, above, seen from visible where seen),
            shown (id, above, depth) as (
                select id, cast(null as uuid), 0 from visible where id = :document and (seen or id = :notice)
                union all
                select b.id, b.above, s.depth + 1 from shown s join below b on b.above = s.id where s.depth < :levels)
            select n.id, s.above, n.number, n.title, n.organisation, n.issuer_name, n.issued_at, n.recipients, r.*,
                (select t.name from notice_step t where t.notice = n.id and t.step = 'ISSUED') as issued_by,
                v.seen, coalesce(c.carried_on, 0) as carried_on
            from shown s join visible v on v.id = s.id join notice n on n.id = s.id
                left join (select above, count(*) as carried_on from below group by above) c on c.above = s.id
                cross join lateral (
                    select count(*) filter (where act = 'OPENED') as opened,
                        count(*) filter (where act = 'SIGNED') as signed,
                        count(*) filter (where act = 'RETURNED') as returned,
                        count(*) filter (where act = 'REPLIED') as replied,
                        count(*) filter (where act = 'CLOSED') as closed
                    from (select r.act from receipt r where r.notice = n.id offset 0) r) r
            order by n.issue_order""";

    @Inject
    Jdbi jdbi;

    @Inject
    Sitting sitting;

    /**
     * Of a part, the documents outside it are left out, but for the notice itself.
     *
     * @param document where to start; null for the notice itself
     * @param levels how many levels of forwards below that are listed
     * @throws ProblemException 404 when the document is none of those that the caller may see
     */
    Document of(Scope scope, UUID document, int levels) {
        UUID notice = scope.notice().id();
        UUID first = document == null ? notice : document;
        List<Row> rows = rows(scope, first, levels);
        if (rows.isEmpty()) {
            throw ProblemException.notFound("notice", first);
        }
        List<UUID> seen = rows.stream()
                .filter(row -> row.document().counts() != null)
                .map(row -> row.document().notice())
                .toList();
        Map<UUID, Held> held = sitting.of(notice, seen);
        Map<UUID, Document> documents = new LinkedHashMap<>();
        for (Row row : rows) {
            Document bare = row.document();
            Document listed =
                    bare.counts() == null ? bare : bare.with(notice, held.getOrDefault(bare.notice(), Held.NOBODY));
            documents.put(bare.notice(), listed);
            if (row.above() != null) {
                documents.get(row.above()).forwards().add(listed);
            }
        }
        return documents.get(first);
    }

    /** Each after the one it stands under. */
    private List<Row> rows(Scope scope, UUID first, int levels) {
        return jdbi.withHandle(handle -> handle.createQuery(DOCUMENTS)
                .bind("notice", scope.notice().id())
                .bind("under", scope.under())
                .bind("document", first)
                .bind("levels", levels)
                .map((row, context) -> row(row))
                .list());
    }

    private static Row row(ResultSet row) throws SQLException {
        Document document = new Document(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("title"),
                row.getString("organisation"),
                row.getString("issuer_name"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getString("issued_by"),
                row.getBoolean("seen") ? counts(row) : null,
                null,
                null,
                null,
                null,
                row.getInt("carried_on"),
                new ArrayList<>());
        return new Row(document, row.getObject("above", UUID.class));
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
}
