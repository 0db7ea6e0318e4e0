package org.muster.report.instructions;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;

/** Which tasks of instructions are done. */
@ApplicationScoped
class Completions {

    /** A done task. */
    record Done(String organisation, String result, Instant completedAt) {}

    @Inject
    Jdbi jdbi;

    /** A task that was done before stays as it was. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(TaskCompleted task) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into task_completion values (?, ?, ?, ?, ?) on conflict (task) do nothing",
                task.taskId(),
                task.sourceId(),
                task.organisation(),
                task.result(),
                task.completedAt()));
    }

    /** In the order in which they were done. */
    List<Done> of(UUID instruction) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select organisation, result, completed_at from task_completion
                        where instruction = ? order by completed_at, task""")
                .bind(0, instruction)
                .map((row, context) -> new Done(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant()))
                .list());
    }

    static Map<String, Integer> byOrganisation(List<Done> done) {
        return done.stream().collect(Collectors.toMap(Done::organisation, one -> 1, Integer::sum));
    }
}
