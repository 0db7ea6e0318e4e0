package org.muster.notice.distribution;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.document.Addressees;

/**
 * By which ways the same notice reached an organisation: directly, as a copy for information, and through whose
 * forwards. Each is a document of its own in the inbox; signing any one counts for the first notice of the chain.
 */
@ApplicationScoped
class Arrivals {

    /**
     * One way.
     *
     * @param organisation who sent it this way: of a forward, the forwarder
     * @param forwardOf null for the notice itself
     * @param state what the organisation did with this document
     * @param signedAt null unless it was signed
     */
    record Arrival(
            UUID notice,
            String number,
            String organisation,
            String organisationName,
            String way,
            Instant issuedAt,
            UUID forwardOf,
            State state,
            Instant signedAt,
            String signedBy) {}

    private record Row(UUID root, Arrival arrival) {}

    private static final String ARRIVALS = """
            select n.id, coalesce(n.root, n.id) as root, n.number, n.organisation, n.issuer_name, n.issued_at, n.forward_of,
                d.must_sign, done.*
            from %s d join notice n on n.audience = d.audience cross join lateral (
                select coalesce(bit_or(
                        %s), 0) as bits,
                    min(r.at) filter (where r.act = 'SIGNED') as signed_at,
                    min(r.name) filter (where r.act = 'SIGNED') as signed_by
                from receipt r where r.notice = n.id and r.pos = d.pos) done
            where n.root = any(:roots) or n.id = any(:roots) order by n.issue_order""".formatted(InboxList.DELIVERED, Act.BIT);

    @Inject
    Jdbi jdbi;

    /** By the first notice of each chain, in the order of issue. */
    Map<UUID, List<Arrival>> of(String organisation, Collection<UUID> roots) {
        if (roots.isEmpty()) {
            return Map.of();
        }
        return jdbi
                .withHandle(handle -> handle.createQuery(ARRIVALS)
                        .bind("organisation", organisation)
                        .bindArray("roots", UUID.class, roots)
                        .map((row, context) -> new Row(row.getObject("root", UUID.class), arrival(row)))
                        .list())
                .stream()
                .collect(Collectors.groupingBy(Row::root, Collectors.mapping(Row::arrival, Collectors.toList())));
    }

    private static Arrival arrival(ResultSet row) throws SQLException {
        OffsetDateTime signed = row.getObject("signed_at", OffsetDateTime.class);
        return new Arrival(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getString("organisation"),
                row.getString("issuer_name"),
                row.getBoolean("must_sign") ? Addressees.TO : Addressees.CC,
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("forward_of", UUID.class),
                State.of(row.getInt("bits")),
                signed == null ? null : signed.toInstant(),
                row.getString("signed_by"));
    }
}
