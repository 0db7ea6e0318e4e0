package org.muster.expert.invitation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;

/** Questions about invitations, and what happens to many at once. */
@ApplicationScoped
class Invitations {

    private static final String OPEN = "state in ('INVITED', 'COUNTER_PROPOSED')";

    record Opened(UUID id, UUID need) {}

    @Inject
    Jdbi jdbi;

    /** The need an invitation of the organisation, or of one below it, belongs to. @throws ProblemException 404 */
    UUID needOfVisible(UUID id, String viewer) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select i.need from invitation i join organisation o on o.code = i.organisation
                            join organisation me on me.code = :viewer and o.pos between me.pos and me.last
                        where i.id = :id""")
                .bind("viewer", viewer)
                .bind("id", id)
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("invitation", id)));
    }

    /** The need an expert's own invitation belongs to. @throws ProblemException 404, also for another expert's */
    UUID needOfOwn(UUID id, UUID expert) {
        return jdbi.withHandle(handle -> handle.createQuery("select need from invitation where id = ? and expert = ?")
                .bind(0, id)
                .bind(1, expert)
                .mapTo(UUID.class)
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("invitation", id)));
    }

    /** The invitation that a link opens. */
    Optional<Opened> behind(Secret secret) {
        return jdbi.withHandle(handle -> handle.createQuery("select id, need from invitation where secret_hash = ?")
                .bind(0, secret.hash())
                .map((row, context) -> new Opened(row.getObject("id", UUID.class), row.getObject("need", UUID.class)))
                .findOne());
    }

    boolean openOrAccepted(UUID need, UUID expert) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from invitation where need = ?"
                        + " and expert = ? and state in ('INVITED', 'COUNTER_PROPOSED', 'ACCEPTED'))")
                .bind(0, need)
                .bind(1, expert)
                .mapTo(Boolean.class)
                .one());
    }

    /** Newest first: those of the organisation and below. */
    List<Invitation> visibleTo(String viewer, UUID need, Invitation.State state, UUID before, int limit) {
        return list("""
                exists (select 1 from organisation me join organisation o on o.pos between me.pos and me.last
                    where me.code = :whose and o.code = i.organisation)""", viewer, need, state, before, limit);
    }

    /** Newest first. */
    List<Invitation> ofExpert(UUID expert, UUID need, Invitation.State state, UUID before, int limit) {
        return list("i.expert = :whose", expert, need, state, before, limit);
    }

    private List<Invitation> list(
            String condition, Object whose, UUID need, Invitation.State state, UUID before, int limit) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("select i.id from invitation i where " + condition
                        + " and (:need::uuid is null or i.need = :need) and (:state::text is null or i.state = :state)"
                        + " and (:before::uuid is null or i.id < :before) order by i.id desc limit :limit")
                .bind("whose", whose)
                .bind("need", need)
                .bind("state", state == null ? null : state.name())
                .bind("before", before)
                .bind("limit", limit)
                .mapTo(UUID.class)
                .list());
        return Invitation.list("id in ?1 order by id desc", ids);
    }

    /** Withdraws whatever of the need still waits. Unflushed changes of entities must be flushed before. */
    @Transactional(Transactional.TxType.MANDATORY)
    int withdrawOpen(UUID need, Invitation.Withdrawal because, Instant at) {
        return jdbi.withHandle(handle -> handle.execute(
                "update invitation set state = 'WITHDRAWN', withdrawn_because = ?, ended_at = ?, version = version + 1"
                        + " where need = ? and " + OPEN,
                because.name(),
                at,
                need));
    }

    /** @return how many expired */
    @Transactional
    int expire(Instant now) {
        return jdbi.withHandle(handle -> handle.execute("""
                update invitation set state = 'EXPIRED', ended_at = ?, version = version + 1
                where id in (select id from invitation where state in ('INVITED', 'COUNTER_PROPOSED') and expires_at <= ?
                    for update skip locked)""", now, now));
    }
}
