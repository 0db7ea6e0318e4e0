package org.muster.notice.response;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.hibernate.exception.ConstraintViolationException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.platform.events.CloudEvents;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.core.JsonProcessingException;

/** The plans, as far as the caller may see them, with all their editions. */
@ApplicationScoped
class Plans {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    /** One edition. @param by the name of who wrote it */
    record Edition(int edition, PlanContent content, String by, Instant at) {}

    /** A plan with its newest edition. */
    record Listed(EmergencyPlan plan, Edition newest) {}

    @Inject
    Jdbi jdbi;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** Those of one's own organisation, of organisations above it, as templates, and of those below. */
    EmergencyPlan visible(UUID id) {
        EmergencyPlan plan = EmergencyPlan.findById(id);
        if (plan == null
                || !access.covers(plan.organisation)
                        && !organisations.isWithin(user.organisation(), plan.organisation)) {
            throw ProblemException.notFound("response-plan", id);
        }
        return plan;
    }

    /** One's own organisation's, locked. */
    EmergencyPlan own(UUID id) {
        EmergencyPlan plan = EmergencyPlan.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (plan == null || !plan.organisation.equals(user.organisation())) {
            throw ProblemException.notFound("response-plan", id);
        }
        return plan;
    }

    /**
     * To be activated for that organisation; it is neither revised nor retired until the transaction ends.
     *
     * @throws ProblemException 404 when the caller may not know it, 422 when it is another organisation's, 409 when retired
     */
    EmergencyPlan toActivate(UUID id, String organisation) {
        EmergencyPlan plan = visible(id);
        EmergencyPlan.getEntityManager().lock(plan, LockModeType.PESSIMISTIC_READ);
        EmergencyPlan.getEntityManager().refresh(plan);
        if (!plan.organisation.equals(organisation)) {
            throw ProblemException.unprocessable("plan-of-another", plan.name, plan.organisation, organisation);
        }
        plan.requireCurrent();
        return plan;
    }

    /** Writes the plan and its newest edition. @throws ProblemException 409 for a name that another plan bears */
    void keep(EmergencyPlan plan, PlanContent content) {
        try {
            plan.persistAndFlush();
        } catch (ConstraintViolationException e) {
            if ("response_plan_name".equals(e.getConstraintName())) {
                throw ProblemException.conflict("plan-name-taken", plan.name);
            }
            throw e;
        }
        jdbi.useHandle(handle -> handle.execute(
                "insert into response_plan_edition (plan, edition, content, by_subject, by_name, at)"
                        + " values (?, ?, ?::jsonb, ?, ?, ?)",
                plan.id,
                plan.edition,
                write(content),
                user.subject(),
                user.name(),
                clock.instant()));
    }

    Edition edition(UUID plan, int edition) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select * from response_plan_edition where plan = ? and edition = ?")
                        .bind(0, plan)
                        .bind(1, edition)
                        .map(Plans::read)
                        .findOne()
                        .orElseThrow(() -> ProblemException.notFound("response-plan-edition", edition)));
    }

    /** Newest first. */
    List<Edition> editions(UUID plan) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from response_plan_edition where plan = ? order by edition desc limit 200")
                .bind(0, plan)
                .map(Plans::read)
                .list());
    }

    /**
     * Of the organisation, of those above it and of those below, the newest first; none that is retired.
     *
     * @param eventClass null for all
     */
    List<Listed> visibleTo(String organisation, EventClass eventClass, Page page) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select p.id as plan, e.* from response_plan p join organisation o on o.code = p.organisation
                            join response_plan_edition e on e.plan = p.id and e.edition = p.edition, organisation mine
                        where mine.code = :mine and p.id < :before and p.retired_at is null
                            and (:class::text is null or p.event_class = :class)
                            and (o.pos between mine.pos and mine.last or mine.pos between o.pos and o.last)
                        order by p.id desc limit :limit""")
                .bind("mine", organisation)
                .bind("class", eventClass == null ? null : eventClass.name())
                .bind("before", page.after() == null ? AFTER_ALL : page.afterId())
                .bind("limit", page.fetch())
                .map((row, context) ->
                        new Listed(EmergencyPlan.findById(row.getObject("plan", UUID.class)), read(row, context)))
                .list());
    }

    /** What the organisation itself has to activate, each with its newest edition. */
    List<Listed> ofOwn(String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select e.* from response_plan p
                            join response_plan_edition e on e.plan = p.id and e.edition = p.edition
                        where p.organisation = ? and p.retired_at is null order by p.id desc limit 200""")
                .bind(0, organisation)
                .map((row, context) ->
                        new Listed(EmergencyPlan.findById(row.getObject("plan", UUID.class)), read(row, context)))
                .list());
    }

    private static Edition read(ResultSet row, StatementContext context) throws SQLException {
        try {
            return new Edition(
                    row.getInt("edition"),
                    CloudEvents.JSON.readValue(row.getString("content"), PlanContent.class),
                    row.getString("by_name"),
                    row.getObject("at", OffsetDateTime.class).toInstant());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored plan is unreadable", e);
        }
    }

    private static String write(PlanContent content) {
        try {
            return CloudEvents.JSON.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
