package org.muster.notice.task;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Tells until when an organisation has to do what it is charged with. */
@ApplicationScoped
public class TaskDeadlines {

    private static final int MOST = 500;

    /** An open task with a firm date. @param text marked as a drill's where it is one */
    public record Deadline(UUID task, String organisation, String text, LocalDate due) {}

    @Inject
    Jdbi jdbi;

    /** The nearest first, a bounded number of them. Vague dates stay vague and are not among them. */
    public List<Deadline> of(String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        with addressed as (select distinct c.audience, c.way from organisation_position p
                            join audience_clause c on int8range(c.from_pos, c.to_pos + 1) @> p.pos
                            join audience_member m on m.audience = c.audience and m.clause = c.n and m.code = p.code
                                and m.pos = p.pos
                            where p.code = :organisation)
                        select t.id, t.text, t.due_on, t.drill from task t
                            join addressed x on x.audience = t.audience and x.way = t.way
                        where t.ended_at is null and t.due_on is not null
                            and not exists (select 1 from task_completion c
                                where c.task = t.id and c.organisation = :organisation)
                        order by t.due_on, t.id limit :most""")
                .bind("organisation", organisation)
                .bind("most", MOST)
                .map((row, context) -> new Deadline(
                        row.getObject("id", UUID.class),
                        organisation,
                        Drill.mark(row.getBoolean("drill"), row.getString("text")),
                        row.getObject("due_on", LocalDate.class)))
                .list());
    }
}
