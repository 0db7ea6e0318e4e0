package org.muster.notice.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.calendar.WorkingCalendar;
import org.muster.notice.task.Undone;
import org.muster.notice.urging.DaySlots.Places;
import org.muster.platform.audit.AuditTrail;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Reminds those who have not done a task with a firm date: on the working day before, and on the first one after. A date
 * in words reminds nobody. Whoever's day is full is spared: the next day would be too late or the other reminder.
 */
@ApplicationScoped
class TaskReminders {

    private static final Logger LOG = Logger.getLogger(TaskReminders.class);
    private static final long START = -1;
    private static final long END = Long.MAX_VALUE;

    /** How many days a reminder about what is overdue may be late itself, after an outage. */
    private static final int CATCH_UP = 10;

    private static final int BEFORE = 1;
    private static final int OVERDUE = 2;

    private record Due(UUID task, int step) {}

    @Inject
    Undone undone;

    @Inject
    BulkUrging bulk;

    @Inject
    DaySlots slots;

    @Inject
    UrgingCalendar urgings;

    @Inject
    WorkingCalendar calendar;

    @Inject
    LadderConfig config;

    @Inject
    Jdbi jdbi;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Scheduled(
            every = "${muster.urging.ladder.check-every:15s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remindOfToday() {
        ZonedDateTime now = ZonedDateTime.now(clock);
        LocalDate today = now.toLocalDate();
        if (!calendar.works(today)
                || now.toLocalTime().isBefore(config.hour())
                || urgings.quietHours().cover(now)) {
            return;
        }
        for (Due due : due(today)) {
            try {
                remind(due, now);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Nobody could be reminded of task %s; it is tried again", due.task());
            }
        }
    }

    private List<Due> due(LocalDate today) {
        List<Due> due = new ArrayList<>();
        undone.dueBetween(today.plusDays(1), calendar.after(today, 1)).forEach(task -> due.add(new Due(task, BEFORE)));
        undone.dueBetween(today.minusDays(CATCH_UP), today.minusDays(1))
                .forEach(task -> due.add(new Due(task, OVERDUE)));
        due.removeIf(each -> reminded(each));
        return due;
    }

    private void remind(Due due, ZonedDateTime now) {
        for (long after = START; after != END; ) {
            long from = after;
            after = QuarkusTransaction.requiringNew().call(() -> remindBatch(due, from, now));
        }
    }

    /** @return the place in the tree after which the next batch begins */
    private long remindBatch(Due due, long after, ZonedDateTime now) {
        bulk.lock(due.task());
        if (reminded(due)) {
            return END;
        }
        List<Undone.Row> rows = undone.after(after, due.task(), config.batch());
        urge(due, rows.stream().map(Undone.Row::organisation).toList(), now);
        if (rows.size() == config.batch()) {
            return rows.get(rows.size() - 1).pos();
        }
        jdbi.useHandle(handle ->
                handle.execute("insert into task_reminder values (?, ?, ?)", due.task(), due.step(), now.toInstant()));
        return END;
    }

    private boolean reminded(Due due) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from task_reminder where task = ? and step = ?)")
                        .bind(0, due.task())
                        .bind(1, due.step())
                        .mapTo(Boolean.class)
                        .one());
    }

    private void urge(Due due, List<String> organisations, ZonedDateTime now) {
        Places places = slots.of(organisations, now.toLocalDate());
        List<String> urged =
                organisations.stream().filter(places.slots()::containsKey).toList();
        if (urged.isEmpty()) {
            return;
        }
        insert(due, urged, urged.stream().map(places.slots()::get).toList(), now.toInstant(), now.toLocalDate());
        audit.recordAutomatic(
                "urge",
                "task",
                due.task(),
                Map.of(
                        "step",
                        due.step(),
                        "urged",
                        urged.size(),
                        "spared",
                        places.full().size()));
    }

    /** One who was reminded before, or waits for an urging about the task, is passed over. */
    private void insert(Due due, List<String> organisations, List<Integer> places, Instant now, LocalDate today) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into urging (id, subject_kind, subject_id, organisation, what, asked_by, due_on, due_text, drill,
                            automatic, step, ordered_at, state, deliver_at, day, slot, delivered_at)
                        select uuidv7(), 'TASK', t.id, a.organisation, t.text, g.name, t.due_on, t.due_text, t.drill,
                            true, :step, :now, 'DELIVERED', :now, :today, a.slot, :now
                        from unnest(:organisations, :slots) with ordinality a (organisation, slot, i)
                            join task t on t.id = :task join organisation g on g.code = t.given_by
                        where not exists (select 1 from urging w where w.subject_id = :task
                            and w.organisation = a.organisation and w.state = 'SCHEDULED')
                        order by a.i on conflict do nothing""")
                .bind("task", due.task())
                .bind("step", due.step())
                .bind("now", now)
                .bind("today", today)
                .bindArray("organisations", String.class, organisations)
                .bindArray("slots", Integer.class, places)
                .execute());
    }
}
