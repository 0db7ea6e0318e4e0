package org.muster.notice.task;

import java.sql.Array;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.security.CurrentUser;

import io.quarkus.scheduler.Scheduled;

/** Who sees to a task in each organisation. Each assignment replaces the one before and keeps it as history. */
@ApplicationScoped
class Assignments {

    /** @param n how often it was assigned */
    record Assignment(int n, String responsibleRole, String person, List<String> assisting, String by, Instant at) {}

    /** A unit that helps, with what it told last. */
    record AssistingUnit(String organisation, String name, String progress, Instant at) {}

    @Inject
    Jdbi jdbi;

    @Inject
    AssignmentConfig config;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    Optional<Assignment> newest(UUID task, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from task_assignment where task = ? and organisation = ? order by n desc limit 1")
                .bind(0, task)
                .bind(1, organisation)
                .map((row, context) -> {
                    Array assisting = row.getArray("assisting");
                    return new Assignment(
                            row.getInt("n"),
                            row.getString("responsible_role"),
                            row.getString("person"),
                            List.of((String[]) assisting.getArray()),
                            row.getString("by_name"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                })
                .findOne());
    }

    /** The caller holds the lock on the organisation's part of the task. */
    @Transactional(Transactional.TxType.MANDATORY)
    void assign(UUID task, int n, String responsibleRole, String person, List<String> assisting) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into task_assignment
                            (task, organisation, n, responsible_role, person, assisting, by_subject, by_name, at)
                        values (:task, :organisation, :n, :role, :person, :assisting, :subject, :name, :at)""")
                .bind("task", task)
                .bind("organisation", user.organisation())
                .bind("n", n)
                .bind("role", responsibleRole)
                .bind("person", person)
                .bindArray("assisting", String.class, assisting)
                .bind("subject", user.subject())
                .bind("name", user.name())
                .bind("at", clock.instant())
                .execute());
    }

    /** In tree order. */
    List<AssistingUnit> helpers(UUID task, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select h.helper, o.name, g.text, g.at from task_assistance h join organisation o on o.code = h.helper
                            left join lateral (select p.text, p.at from task_progress p
                                where p.task = h.task and p.organisation = h.helper order by p.id desc limit 1) g on true
                        where h.task = ? and h.helped = ? order by o.pos""")
                .bind(0, task)
                .bind(1, organisation)
                .map((row, context) -> {
                    OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
                    return new AssistingUnit(
                            row.getString("helper"),
                            row.getString("name"),
                            row.getString("text"),
                            at == null ? null : at.toInstant());
                })
                .list());
    }

    /** The purpose is fulfilled a while after the task is done or over. */
    @Scheduled(cron = "0 47 3 * * ?")
    void forgetPersons() {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update task_assignment a set person = null,
                            responsible_role = coalesce(a.responsible_role, '（姓名已到期删除）')
                        where a.person is not null and exists (select 1 from task t
                            left join task_completion c on c.task = t.id and c.organisation = a.organisation
                            where t.id = a.task and least(t.ended_at, c.at) < :before)""")
                .bind("before", clock.instant().minus(config.keepPersons()))
                .execute());
    }
}
