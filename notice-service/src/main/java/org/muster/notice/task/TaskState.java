package org.muster.notice.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Counts and lists the organisations charged with a task. Under an organisation means in its subtree as it stood when
 * the task's audience was frozen.
 */
@ApplicationScoped
class TaskState {

    /** Organisations, not rows: who has not acted yet has none. */
    record Count(int charged, int done, int late) {}

    /** @param progress the newest; null before the first @param late null before the result, and without a firm date */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String organisation,
            String name,
            Standing state,
            String progress,
            String result,
            Instant completedAt,
            Boolean late,
            @JsonIgnore long place) {}

    /** A task's audience and the places in the tree that are looked at. */
    private record Scope(UUID task, UUID audience, String way, long from, long to) {

        Query bindTo(Query query) {
            return query.bind("task", task)
                    .bind("audience", audience)
                    .bind("way", way)
                    .bind("from", from)
                    .bind("to", to);
        }
    }

    private static final String CHARGED =
            " audience_member m where m.audience = :audience and m.way = :way and m.pos between :from and :to";

    /** A result given after the firm date, by the calendar of Shanghai; null without such a date or result. */
    private static final String LATE = "(d.at at time zone 'Asia/Shanghai')::date > t.due_on";

    private static final String DONE = """
            select distinct m.code, m.pos, d.at from task_completion d join audience_member m on m.code = d.organisation
            where d.task = :task and m.audience = :audience and m.way = :way and m.pos between :from and :to""";

    /** Each clause of the audience gives at most a page, so that a page costs the same however many are charged. */
    private static final String ALL = """
            select distinct m.code, m.pos from audience_clause c cross join lateral (select m.code, m.pos from audience_member m
                where m.audience = c.audience and m.clause = c.n
                    and m.pos between greatest(:from, c.from_pos) and least(:to, c.to_pos)
                    and (not :undone or not exists (select 1 from task_completion d where d.task = :task and d.organisation = m.code))
                order by m.pos limit :limit) m
            where c.audience = :audience and c.way = :way""";

    @Inject
    Jdbi jdbi;

    boolean isAnybodyChargedUnder(UUID task, String organisation) {
        return jdbi.withHandle(handle -> scope(handle, task, organisation, -1)
                .map(scope -> scope.bindTo(handle.createQuery("select exists (select 1 from" + CHARGED + ")"))
                        .mapTo(Boolean.class)
                        .one())
                .orElse(false));
    }

    /** @param under null for everybody */
    Count count(TaskView task, String under) {
        return jdbi.withHandle(handle -> under == null
                ? done(handle, task)
                : scope(handle, task.id(), under, -1)
                        .map(scope -> count(handle, scope))
                        .orElse(new Count(0, 0, 0)));
    }

    /**
     * In tree order.
     *
     * @param under null for everybody
     * @param done null for those who have done it and those who have not
     */
    List<Row> rows(TaskView task, String under, Boolean done, long after, int limit) {
        return jdbi.withHandle(handle -> scope(handle, task.id(), under, after)
                .map(scope -> rows(handle, scope, task, done, limit))
                .orElse(List.of()));
    }

    /** Empty when the organisation had no place in the tree then. */
    private static Optional<Scope> scope(Handle handle, UUID task, String under, long after) {
        return handle.createQuery("""
                        select t.audience, t.way, coalesce(s.pos, 0) as from_pos, coalesce(s.last, 9223372036854775806) as to_pos
                        from task t join audience a on a.id = t.audience
                        left join organisation_position s on s.code = :under and s.since <= a.edition
                            and (s.until is null or s.until > a.edition)
                        where t.id = :task and (:under::text is null or s.code is not null)""")
                .bind("task", task)
                .bind("under", under)
                .map((row, context) -> new Scope(
                        task,
                        row.getObject("audience", UUID.class),
                        row.getString("way"),
                        Math.max(row.getLong("from_pos"), after + 1),
                        row.getLong("to_pos")))
                .findOne();
    }

    private static Count done(Handle handle, TaskView task) {
        return handle.createQuery("select count(*) as done, count(*) filter (where " + LATE + ") as late"
                        + " from task_completion d join task t on t.id = d.task where d.task = ?")
                .bind(0, task.id())
                .map((row, context) -> new Count(task.charged(), row.getInt("done"), row.getInt("late")))
                .one();
    }

    private static Count count(Handle handle, Scope scope) {
        return scope.bindTo(handle.createQuery("select (select count(distinct m.pos) from" + CHARGED
                        + ") as charged, count(d.code) as done, count(*) filter (where " + LATE + ") as late"
                        + " from task t left join (" + DONE + ") d on true where t.id = :task"))
                .map((row, context) -> new Count(row.getInt("charged"), row.getInt("done"), row.getInt("late")))
                .one();
    }

    private static List<Row> rows(Handle handle, Scope scope, TaskView task, Boolean done, int limit) {
        Query query = handle.createQuery("""
                select m.code, m.pos, o.name, d.result, d.at, %s as late,
                    (select g.text from task_progress g where g.task = :task and g.organisation = m.code
                        order by g.id desc limit 1) as progress
                from (%s) m join organisation o on o.code = m.code join task t on t.id = :task
                left join task_completion d on d.task = :task and d.organisation = m.code
                order by m.pos limit :limit""".formatted(LATE, Boolean.TRUE.equals(done) ? DONE : ALL));
        if (!Boolean.TRUE.equals(done)) {
            query.bind("undone", done != null);
        }
        return scope.bindTo(query)
                .bind("limit", limit)
                .map((row, context) -> row(row, task))
                .list();
    }

    private static Row row(ResultSet row, TaskView task) throws SQLException {
        String result = row.getString("result");
        OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
        Standing undone = task.endedAt() == null ? Standing.OPEN : Standing.ENDED;
        return new Row(
                row.getString("code"),
                row.getString("name"),
                result == null ? undone : Standing.DONE,
                row.getString("progress"),
                result,
                at == null ? null : at.toInstant(),
                row.getObject("late", Boolean.class),
                row.getLong("pos"));
    }
}
