package org.muster.notice.task;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** Who is charged with what and what they did about it, as rows. */
@ApplicationScoped
class Charges {

    @Inject
    Jdbi jdbi;

    /** The audience with the number of those addressed in that way. */
    Audience inWay(Audience audience, String way) {
        int total = jdbi.withHandle(handle -> handle.createQuery(
                        "select count(distinct pos) from audience_member where audience = ? and way = ?")
                .bind(0, audience.id())
                .bind(1, way)
                .mapTo(Integer.class)
                .one());
        if (total == 0) {
            throw ProblemException.unprocessable("no-recipients");
        }
        return new Audience(audience.id(), audience.edition(), total, audience.clauses());
    }

    /** @throws ProblemException 422 when one of the leads was not addressed in that way */
    void requireAmong(Audience audience, String way, List<String> leads) {
        leads.stream().filter(Objects::nonNull).distinct().forEach(lead -> {
            if (!isAmong(audience.id(), way, lead)) {
                throw ProblemException.unprocessable("lead-not-charged", lead);
            }
        });
    }

    private boolean isAmong(UUID audience, String way, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from audience_member where audience = ? and way = ? and code = ?)")
                .bind(0, audience)
                .bind(1, way)
                .bind(2, organisation)
                .mapTo(Boolean.class)
                .one());
    }

    boolean isCharged(UUID task, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from task t join audience_member m on m.audience = t.audience and m.way = t.way"
                                + " where t.id = ? and m.code = ?)")
                .bind(0, task)
                .bind(1, organisation)
                .mapTo(Boolean.class)
                .one());
    }

    boolean anyOf(UUID source) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from task where source_id = ?)")
                .bind(0, source)
                .mapTo(Boolean.class)
                .one());
    }

    /** Lets acts of one organisation on one task pass one after the other, without holding up other organisations. */
    void lock(UUID task, String organisation) {
        jdbi.useHandle(handle -> handle.execute(
                "select pg_advisory_xact_lock(hashtextextended(? || ' ' || ?, 3001))", task.toString(), organisation));
    }

    /** @throws ProblemException 409 when the organisation has answered before */
    void complete(TaskCompleted done, CurrentUser by) {
        int written = jdbi.withHandle(handle -> handle.execute(
                "insert into task_completion (task, organisation, result, by_subject, by_name, at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                done.taskId(),
                done.organisation(),
                done.result(),
                by.subject(),
                by.name(),
                done.completedAt()));
        if (written == 0) {
            throw ProblemException.conflict("task-completed", done.taskId());
        }
    }

    /**
     * Takes the result back into the history, so that the organisation has to answer again.
     *
     * @return when it had answered; empty when it has not
     */
    Optional<Instant> giveBack(UUID task, String organisation, String reason, CurrentUser by, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with taken as (
                            delete from task_completion where task = :task and organisation = :organisation returning *)
                        insert into task_return
                            (task, organisation, result, completed_at, completed_by, reason, by_subject, by_name, at)
                        select task, organisation, result, at, by_name, :reason, :subject, :name, :at from taken
                        returning completed_at""")
                .bind("task", task)
                .bind("organisation", organisation)
                .bind("reason", reason)
                .bind("subject", by.subject())
                .bind("name", by.name())
                .bind("at", at)
                .map((row, context) ->
                        row.getObject("completed_at", OffsetDateTime.class).toInstant())
                .findOne());
    }

    void progress(UUID task, String text, CurrentUser by, Instant at) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into task_progress (task, organisation, text, by_subject, by_name, at) values (?, ?, ?, ?, ?, ?)",
                task,
                by.organisation(),
                text,
                by.subject(),
                by.name(),
                at));
    }

    boolean isCompleted(UUID task, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select exists (select 1 from task_completion where task = ? and organisation = ?)")
                .bind(0, task)
                .bind(1, organisation)
                .mapTo(Boolean.class)
                .one());
    }

    List<UUID> end(SourceKind kind, UUID source, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery("update task set ended_at = :at where source_kind = :kind"
                        + " and source_id = :source and ended_at is null returning id")
                .bind("at", at)
                .bind("kind", kind.name())
                .bind("source", source)
                .mapTo(UUID.class)
                .list());
    }

    Set<Integer> running(SourceKind kind, UUID source) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select number from task where source_kind = ? and source_id = ? and ended_at is null")
                .bind(0, kind.name())
                .bind(1, source)
                .mapTo(Integer.class)
                .set());
    }

    /** @return the ended ones with their numbers; reminders of them start anew should they be asked again */
    Map<UUID, Integer> end(SourceKind kind, UUID source, Set<Integer> numbers, EndedAs as, String by, Instant at) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with over as (
                            update task set ended_at = :at, ended_as = :as, ended_by = :by
                            where source_kind = :kind and source_id = :source and number = any(:numbers) and ended_at is null
                            returning id, number),
                        forgotten as (delete from task_reminder r using over o where r.task = o.id)
                        select id, number from over""")
                .bind("at", at)
                .bind("as", as.name())
                .bind("by", by)
                .bind("kind", kind.name())
                .bind("source", source)
                .bindArray("numbers", Integer.class, numbers)
                .reduceRows(new HashMap<>(), (over, row) -> {
                    over.put(row.getColumn("id", UUID.class), row.getColumn("number", Integer.class));
                    return over;
                }));
    }

    Optional<Outstanding> outstanding(UUID task, String organisation) {
        lock(task, organisation);
        if (!isCharged(task, organisation) || isCompleted(task, organisation)) {
            return Optional.empty();
        }
        // the share lock keeps the task from ending until the caller has committed what it concludes
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select text, given_by, due_on, due_text, drill from task where id = ? and ended_at is null for share")
                .bind(0, task)
                .map((row, context) -> new Outstanding(
                        row.getString("text"),
                        row.getString("given_by"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("due_text"),
                        row.getBoolean("drill")))
                .findOne());
    }

    List<Integer> undone(UUID source, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct t.number from task t
                            join audience_member m on m.audience = t.audience and m.way = t.way and m.code = :organisation
                        where t.source_id = :source and t.ended_at is null and not exists (select 1 from task_completion c
                            where c.task = t.id and c.organisation = m.code)
                        order by t.number""")
                .bind("source", source)
                .bind("organisation", organisation)
                .mapTo(Integer.class)
                .list());
    }

    List<TaskSummary> of(UUID source) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select t.*, (select count(*) from task_completion c where c.task = t.id) as done
                        from task t where t.source_id = ? order by t.number, t.id""")
                .bind(0, source)
                .map((row, context) -> new TaskSummary(
                        row.getObject("id", UUID.class),
                        row.getInt("number"),
                        row.getString("text"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("due_text"),
                        row.getInt("charged"),
                        row.getInt("done"),
                        row.getObject("ended_at") == null
                                ? null
                                : row.getObject("ended_at", OffsetDateTime.class)
                                        .toInstant(),
                        row.getString("ended_as") == null ? null : EndedAs.valueOf(row.getString("ended_as")),
                        row.getString("ended_by")))
                .list());
    }
}
