package org.muster.notice.task;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.notice.task.TaskView.Completion;
import org.muster.notice.task.TaskView.Part;
import org.muster.notice.task.TaskView.Progress;
import org.muster.notice.task.TaskView.Return;

/** Reads tasks as one organisation sees them. */
@ApplicationScoped
class TaskViews {

    private static final String SEEN = """
            select t.*, :me::text as me, c.result, c.by_name, c.at, b.reason as back_reason, b.at as back_at, b.result as back_result,
                s.state, case s.state when 'OPEN' then 0 else 1 end as rank,
                coalesce(t.due_on, t.proposed_on, date '9999-12-31') as due
            from chosen t left join task_completion c on c.task = t.id and c.organisation = :me
                left join lateral (select r.reason, r.at, r.result from task_return r
                    where r.task = t.id and r.organisation = :me and c.task is null order by r.id desc limit 1) b on true
                cross join lateral (select case
                    when not t.mine and t.helps is null then null
                    when c.task is not null then 'DONE'
                    when t.ended_at is not null or not t.mine and exists (select 1 from task_completion d
                        where d.task = t.id and d.organisation = t.helps) then 'ENDED'
                    else 'OPEN' end as state) s""";

    private static final String PAGE =
            " select * from seen where (rank, due, id) > (:rank, :due, :id)" + " order by rank, due, id limit :limit";

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    /** What the organisation is charged with. */
    List<TaskView> mine(String me, OpenFirst after, int limit) {
        // by range index: who addressed me is found among all audiences without looking at each
        return page("""
                with addressed as (select distinct c.audience, c.way from organisation_position p
                    join audience_clause c on int8range(c.from_pos, c.to_pos + 1) @> p.pos
                    join audience_member m on m.audience = c.audience and m.clause = c.n and m.code = p.code and m.pos = p.pos
                    where p.code = :me),
                chosen as (
                    select t.*, true as mine, null::text as helps from task t
                        join addressed x on x.audience = t.audience and x.way = t.way
                    union all
                    select t.*, false, min(h.helped) from task_assistance h join task t on t.id = h.task
                    where h.task in (select task from task_assignment where assisting @> array[:me::text]) and h.helper = :me
                        and not exists (select 1 from addressed x where x.audience = t.audience and x.way = t.way)
                    group by t.id),
                """, me, null, after, limit);
    }

    /** Those of one document's tasks that the organisation is charged with, or that it or somebody below it gave. */
    List<TaskView> of(UUID source, String me, OpenFirst after, int limit) {
        return page("""
                with chosen as (select * from (select t.*,
                        exists (select 1 from audience_member m
                            where m.audience = t.audience and m.way = t.way and m.code = :me) as mine,
                        (select min(h.helped) from task_assistance h where h.task = t.id and h.helper = :me) as helps,
                        exists (select 1 from organisation giver, organisation o where giver.code = t.given_by
                            and o.code = :me and giver.pos between o.pos and o.last) as given
                    from task t where t.source_id = :source) x where mine or given or helps is not null),
                """, me, source, after, limit);
    }

    Optional<TaskView> find(UUID id, String me) {
        Optional<TaskView> found = jdbi.withHandle(handle -> handle.createQuery("""
                        with chosen as (select t.*,
                            exists (select 1 from audience_member m
                            where m.audience = t.audience and m.way = t.way and m.code = :me) as mine,
                            (select min(h.helped) from task_assistance h where h.task = t.id and h.helper = :me) as helps
                            from task t where t.id = :id)\n""" + SEEN)
                .bind("me", me)
                .bind("id", id)
                .map(this::read)
                .findOne());
        return found.map(task -> task.with(progress(id, me)));
    }

    private List<TaskView> page(String chosen, String me, UUID source, OpenFirst after, int limit) {
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(chosen + " seen as (" + SEEN + ")" + PAGE)
                    .bind("me", me)
                    .bind("rank", after.rank())
                    .bind("due", after.due())
                    .bind("id", after.id())
                    .bind("limit", limit);
            if (source != null) {
                query.bind("source", source);
            }
            return query.map(this::read).list();
        });
    }

    private List<Progress> progress(UUID task, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select text, by_name, at from task_progress where task = ? and organisation = ? order by id")
                .bind(0, task)
                .bind(1, organisation)
                .map((row, context) ->
                        new Progress(row.getString("text"), row.getString("by_name"), instant(row, "at")))
                .list());
    }

    private TaskView read(ResultSet row, StatementContext context) throws SQLException {
        String state = row.getString("state");
        String result = row.getString("result");
        LocalDate due = row.getObject("due_on", LocalDate.class);
        String lead = row.getString("lead");
        boolean mine = row.getBoolean("mine");
        boolean open = Standing.OPEN.name().equals(state);
        return new TaskView(
                row.getObject("id", UUID.class),
                SourceKind.valueOf(row.getString("source_kind")),
                row.getObject("source_id", UUID.class),
                row.getInt("number"),
                row.getString("text"),
                row.getString("responsible_role"),
                due,
                row.getString("due_text"),
                row.getObject("proposed_on", LocalDate.class),
                row.getObject("proposed_official", Boolean.class),
                row.getString("given_by"),
                row.getString("organisation"),
                lead,
                part(lead, mine, row),
                mine ? null : row.getString("helps"),
                row.getInt("charged"),
                row.getBoolean("drill"),
                instant(row, "opened_at"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"),
                row.getString("ended_as") == null ? null : EndedAs.valueOf(row.getString("ended_as")),
                row.getString("ended_by"),
                state == null ? null : Standing.valueOf(state),
                open && due != null && today().isAfter(due),
                result == null
                        ? null
                        : new Completion(
                                result, row.getString("by_name"), instant(row, "at"), late(instant(row, "at"), due)),
                row.getString("back_reason") == null
                        ? null
                        : new Return(
                                row.getString("back_reason"), instant(row, "back_at"), row.getString("back_result")),
                null);
    }

    private static Part part(String lead, boolean mine, ResultSet row) throws SQLException {
        if (mine && lead != null) {
            return row.getString("me").equals(lead) ? Part.LEAD : Part.ASSISTING;
        }
        return !mine && row.getString("helps") != null ? Part.ASSISTING : null;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private boolean late(Instant at, LocalDate due) {
        return due != null && LocalDate.ofInstant(at, clock.getZone()).isAfter(due);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
