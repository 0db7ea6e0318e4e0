package org.muster.notice.task;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Which tasks are due when, and who has not done them, for features that remind of them. */
@ApplicationScoped
public class Undone {

    /** @param pos its place in the edition of the tree in which the task's audience was frozen */
    public record Row(String organisation, long pos) {}

    @Inject
    Jdbi jdbi;

    /** Running tasks with a firm date from the one day to the other. */
    public List<UUID> dueBetween(LocalDate from, LocalDate until) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from task where due_on between ? and ? and ended_at is null order by due_on, id")
                .bind(0, from)
                .bind(1, until)
                .mapTo(UUID.class)
                .list());
    }

    /** In tree order; nobody when the task is over, and none that has been closed since. */
    public List<Row> after(long pos, UUID task, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct m.code, m.pos from task t
                            join audience_member m on m.audience = t.audience and m.way = t.way
                            join organisation o on o.code = m.code
                        where t.id = :task and t.ended_at is null and m.pos > :after
                            and (o.valid_to is null or o.valid_to > current_date)
                            and not exists (select 1 from task_completion d where d.task = t.id and d.organisation = m.code)
                        order by m.pos limit :limit""")
                .bind("task", task)
                .bind("after", pos)
                .bind("limit", limit)
                .map((row, context) -> new Row(row.getString("code"), row.getLong("pos")))
                .list());
    }
}
