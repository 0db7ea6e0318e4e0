package org.muster.notice.urging;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.notice.task.Undone;

import io.quarkus.scheduler.Scheduled;

/** Reminds those who have not done a task with a firm date. A date in words reminds nobody. */
@ApplicationScoped
class TaskReminders extends DateReminders {

    @Inject
    Undone undone;

    TaskReminders() {
        super(SubjectKind.TASK, "task_reminder", """
                select t.id, t.text as what, g.name as asked_by, t.due_on, t.due_text, t.drill
                from task t join organisation g on g.code = t.given_by where t.id = :id""");
    }

    @Override
    @Scheduled(every = "${muster.urging.ladder.check-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remindOfToday() {
        super.remindOfToday();
    }

    @Override
    List<UUID> dueBetween(LocalDate from, LocalDate until) {
        return undone.dueBetween(from, until);
    }

    @Override
    List<Late> after(long pos, UUID task, int limit) {
        return undone.after(pos, task, limit).stream()
                .map(row -> new Late(row.organisation(), row.pos()))
                .toList();
    }
}
