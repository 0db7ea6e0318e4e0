package org.muster.expert.need;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;

/** Questions about needs. */
@ApplicationScoped
public class Needs {

    @Inject
    Access access;

    @Inject
    Jdbi jdbi;

    /** @throws ProblemException 404 when there is none in the caller's organisation or below */
    public Need requireVisible(UUID id) {
        return visible(Need.findById(id), id);
    }

    /** The same, and nobody else changes the need or takes a seat until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Need lockVisible(UUID id) {
        return visible(Need.findById(id, LockModeType.PESSIMISTIC_WRITE), id);
    }

    /** For an expert who was invited, wherever the need belongs. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Need lock(UUID id) {
        return Need.findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    public Need of(UUID id) {
        return Need.findById(id);
    }

    /** Newest first. @param state null for all */
    List<Need> list(String viewer, Need.State state, UUID before, int limit) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select n.id from need n join organisation o on o.code = n.organisation
                            join organisation me on me.code = :viewer and o.pos between me.pos and me.last
                        where (:state::text is null or n.state = :state) and (:before::uuid is null or n.id < :before)
                        order by n.id desc limit :limit""")
                .bind("viewer", viewer)
                .bind("state", state == null ? null : state.name())
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
        return Need.list("id in ?1 order by id desc", ids);
    }

    /** Open needs whose last day lies before this one. */
    List<UUID> overdue(LocalDate today) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select id from need where state = 'OPEN' and end_on < ? order by end_on")
                        .bind(0, today)
                        .mapTo(UUID.class)
                        .list());
    }

    private Need visible(Need need, UUID id) {
        if (need == null) {
            throw ProblemException.notFound("need", id);
        }
        access.requireVisible(need.organisation, "need", id);
        return need;
    }
}
