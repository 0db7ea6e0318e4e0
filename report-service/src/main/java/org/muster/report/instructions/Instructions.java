package org.muster.report.instructions;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.jdbi.v3.core.Jdbi;

/** Finds instructions. */
@ApplicationScoped
class Instructions {

    @Inject
    EntityManager entities;

    @Inject
    Jdbi jdbi;

    /** Of the organisation and all below it, newest first. @param brief null for all */
    List<Instruction> below(String organisation, UUID brief, UUID before, int limit) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select i.id from instruction i
                            join organisation o on o.code = i.organisation
                            join organisation me on o.pos between me.pos and me.last
                        where me.code = :organisation and (:brief::uuid is null or i.brief = :brief)
                            and (:before::uuid is null or i.id < :before)
                        order by i.id desc limit :limit""")
                .bind("organisation", organisation)
                .bindByType("brief", brief, UUID.class)
                .bindByType("before", before, UUID.class)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
        return entities.createQuery("from Instruction where id in ?1 order by id desc", Instruction.class)
                .setParameter(1, ids)
                .getResultList();
    }
}
