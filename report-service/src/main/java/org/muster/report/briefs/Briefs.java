package org.muster.report.briefs;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;

/** Finds briefs of the caller's organisation and below it. */
@ApplicationScoped
public class Briefs {

    @Inject
    EntityManager entities;

    @Inject
    Access access;

    @Inject
    Jdbi jdbi;

    /** @throws ProblemException 404, as if there were none, for a brief of others */
    public Brief visible(UUID id) {
        Brief brief = entities.find(Brief.class, id);
        if (brief == null) {
            throw ProblemException.notFound("brief", id);
        }
        access.requireVisible(brief.organisation, "brief", id);
        return brief;
    }

    /** Nobody else changes it until the transaction ends. */
    Brief locked(UUID id) {
        Brief brief = visible(id);
        entities.refresh(brief, LockModeType.PESSIMISTIC_WRITE);
        return brief;
    }

    /** Newest first. @param series null for all */
    List<Brief> below(String organisation, String series, UUID before, int limit) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select b.id from brief b
                            join organisation o on o.code = b.organisation
                            join organisation me on o.pos between me.pos and me.last
                        where me.code = :organisation and (:series::text is null or b.series = :series)
                            and (:before::uuid is null or b.id < :before)
                        order by b.id desc limit :limit""")
                .bind("organisation", organisation)
                .bindByType("series", series, String.class)
                .bindByType("before", before, UUID.class)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
        return entities.createQuery("from Brief where id in ?1 order by id desc", Brief.class)
                .setParameter(1, ids)
                .getResultList();
    }

    List<Submission> submissions(Brief brief) {
        return entities.createQuery("from Submission where brief = ?1 order by id", Submission.class)
                .setParameter(1, brief.id)
                .getResultList();
    }
}
