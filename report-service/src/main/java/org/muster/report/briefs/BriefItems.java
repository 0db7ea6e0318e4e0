package org.muster.report.briefs;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;

/** Finds material. */
@ApplicationScoped
class BriefItems {

    /** @param usedIn the briefs that use it */
    record Listed(
            UUID id,
            String title,
            String text,
            UUID expert,
            String expertName,
            String organisation,
            Instant givenAt,
            Instant receivedAt,
            List<UUID> usedIn) {}

    @Inject
    Jdbi jdbi;

    @Inject
    EntityManager entities;

    /** Of the organisation and all below it, newest first. @param before the item after which a page goes on */
    List<Listed> below(String organisation, boolean unusedOnly, UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select i.*, array(select m.brief from brief_material m where m.item = i.id order by m.brief) as used_in
                        from brief_item i
                            join organisation o on o.code = i.organisation
                            join organisation me on o.pos between me.pos and me.last
                        where me.code = :organisation
                            and (not :unused or not exists (select 1 from brief_material m where m.item = i.id))
                            and (:before::uuid is null or (i.received_at, i.id) <
                                (select b.received_at, b.id from brief_item b where b.id = :before))
                        order by i.received_at desc, i.id desc limit :limit""")
                .bind("organisation", organisation)
                .bind("unused", unusedOnly)
                .bindByType("before", before, UUID.class)
                .bind("limit", limit)
                .map((row, context) -> new Listed(
                        row.getObject("id", UUID.class),
                        row.getString("title"),
                        row.getString("text"),
                        row.getObject("expert", UUID.class),
                        row.getString("expert_name"),
                        row.getString("organisation"),
                        row.getTimestamp("given_at").toInstant(),
                        row.getTimestamp("received_at").toInstant(),
                        Arrays.asList((UUID[]) row.getArray("used_in").getArray())))
                .list());
    }

    /**
     * In the order given, each once.
     *
     * @throws ProblemException 404 naming the first id that is none of the organisation's or of one below it
     */
    List<BriefItem> chosen(List<UUID> ids, String organisation) {
        return ids.stream().distinct().map(id -> chosen(id, organisation)).toList();
    }

    private BriefItem chosen(UUID id, String organisation) {
        boolean own = jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from brief_item i
                            join organisation o on o.code = i.organisation
                            join organisation me on o.pos between me.pos and me.last
                        where i.id = ? and me.code = ?)""")
                .bind(0, id)
                .bind(1, organisation)
                .mapTo(Boolean.class)
                .one());
        if (!own) {
            throw new ProblemException(404, "unknown-item", id);
        }
        return entities.find(BriefItem.class, id);
    }
}
