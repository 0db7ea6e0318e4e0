package org.muster.expert.engagement;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.muster.platform.problem.ProblemException;

/** Books experts and frees them again. */
@ApplicationScoped
public class Engagements {

    private static final String EXCLUSION_VIOLATION = "23P01";

    /** Something the expert is already taken for. */
    public record Booked(String need, LocalDate startOn, LocalDate endOn) {}

    @Inject
    Jdbi jdbi;

    /** The expert's first engagement that touches these days, both included. */
    public Optional<Booked> during(UUID expert, LocalDate startOn, LocalDate endOn) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select n.title, lower(e.during) as start_on, upper(e.during) - 1 as end_on
                        from engagement e join need n on n.id = e.need
                        where e.expert = :expert and e.state = 'ACTIVE' and e.during && daterange(:from, :to, '[]')
                        order by e.during limit 1""")
                .bind("expert", expert)
                .bind("from", startOn)
                .bind("to", endOn)
                .map((row, context) -> new Booked(
                        row.getString("title"),
                        row.getObject("start_on", LocalDate.class),
                        row.getObject("end_on", LocalDate.class)))
                .findOne());
    }

    /**
     * Takes the expert for these days. Lock the expert's row before, or two transactions at once may wait for each other.
     *
     * @throws ProblemException 409 naming what the expert is taken for; the database has the last word
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void book(UUID expert, UUID need, UUID invitation, LocalDate startOn, LocalDate endOn) {
        during(expert, startOn, endOn).ifPresent(booked -> {
            throw ProblemException.conflict("double-booking", booked.need(), booked.startOn(), booked.endOn());
        });
        try {
            jdbi.useHandle(handle -> handle.execute(
                    "insert into engagement (expert, need, invitation, during, state)"
                            + " values (?, ?, ?, daterange(?, ?, '[]'), 'ACTIVE')",
                    expert,
                    need,
                    invitation,
                    startOn,
                    endOn));
        } catch (UnableToExecuteStatementException e) {
            if (e.getCause() instanceof SQLException sql && EXCLUSION_VIOLATION.equals(sql.getSQLState())) {
                throw ProblemException.conflict("double-booking-now", startOn, endOn);
            }
            throw e;
        }
    }

    /** Frees everyone engaged for the need. @return how many */
    @Transactional(Transactional.TxType.MANDATORY)
    public int release(UUID need) {
        return jdbi.withHandle(handle ->
                handle.execute("update engagement set state = 'RELEASED' where need = ? and state = 'ACTIVE'", need));
    }

    /** Newest first: those of needs or pools of the viewer's organisation and below. */
    List<Engagement> visibleTo(String viewer, UUID need, UUID before, int limit) {
        return list("""
                exists (select 1 from organisation me join organisation o on o.pos between me.pos and me.last
                    where me.code = :whose and o.code in (n.organisation, x.pool))""", viewer, need, before, limit);
    }

    /** Newest first: those of needs of the viewer's organisation and below. */
    List<Engagement> ofNeedsOf(String viewer, UUID need, UUID before, int limit) {
        return list("""
                exists (select 1 from organisation me join organisation o on o.pos between me.pos and me.last
                    where me.code = :whose and o.code = n.organisation)""", viewer, need, before, limit);
    }

    List<Engagement> ofExpert(UUID expert, UUID need, UUID before, int limit) {
        return list("e.expert = :whose", expert, need, before, limit);
    }

    private List<Engagement> list(String condition, Object whose, UUID need, UUID before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select e.id, e.expert, x.name as expert_name, x.pool, e.need, n.title, n.organisation, e.state,
                            lower(e.during) as start_on, upper(e.during) - 1 as end_on
                        from engagement e join need n on n.id = e.need join expert x on x.id = e.expert
                        where (:need::uuid is null or e.need = :need) and (:before::uuid is null or e.id < :before)
                            and\s""" + condition + " order by e.id desc limit :limit")
                .bind("whose", whose)
                .bind("need", need)
                .bind("before", before)
                .bind("limit", limit)
                .map(Engagement::read)
                .list());
    }
}
