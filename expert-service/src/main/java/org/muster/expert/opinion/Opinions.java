package org.muster.expert.opinion;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Questions about opinions. */
@ApplicationScoped
class Opinions {

    @Inject
    Jdbi jdbi;

    /** Newest first: those of experts of the organisation's pools and of pools below. */
    List<Opinion> visibleTo(String viewer, UUID before, int limit) {
        return list("""
                exists (select 1 from organisation me join organisation o on o.pos between me.pos and me.last
                    where me.code = :whose and o.code = p.organisation)""", viewer, before, limit);
    }

    /** Newest first. */
    List<Opinion> ofExpert(UUID expert, UUID before, int limit) {
        return list("p.expert = :whose", expert, before, limit);
    }

    private List<Opinion> list(String condition, Object whose, UUID before, int limit) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("select p.id from opinion p where " + condition
                        + " and (:before::uuid is null or p.id < :before) order by p.id desc limit :limit")
                .bind("whose", whose)
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
        return Opinion.list("id in ?1 order by id desc", ids);
    }
}
