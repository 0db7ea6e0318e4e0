package org.muster.notice.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.calendar.WorkingCalendar;
import org.muster.notice.urging.DaySlots.Places;
import org.muster.platform.audit.AuditTrail;

import io.quarkus.narayana.jta.QuarkusTransaction;

/**
 * Reminds those who have not done something by a firm date: on the working day before, and on the first one after. Whoever's
 * day is full is spared: the next day would be too late or the other reminder.
 */
abstract class DateReminders {

    private static final Logger LOG = Logger.getLogger(DateReminders.class);
    private static final long START = -1;
    private static final long END = Long.MAX_VALUE;

    /** How many days a reminder about what is overdue may be late itself, after an outage. */
    private static final int CATCH_UP = 10;

    private static final int BEFORE = 1;
    private static final int OVERDUE = 2;

    /** One who has not done it. @param pos its place, in whose order they are asked for */
    record Late(String organisation, long pos) {}

    private record Due(UUID id, int step) {}

    private final SubjectKind kind;

    /** Has the subject's id and the step, for what everybody was reminded of. */
    private final String marks;

    /** Selects id, what, asked_by, due_on, due_text and drill of the subject :id. */
    private final String subject;

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

    DateReminders(SubjectKind kind, String marks, String subject) {
        this.kind = kind;
        this.marks = marks;
        this.subject = subject;
    }

    /** Subjects that are not over. */
    abstract List<UUID> dueBetween(LocalDate from, LocalDate until);

    /** In the order of their places. */
    abstract List<Late> after(long pos, UUID id, int limit);

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
                LOG.errorf(e, "Nobody could be reminded of %s %s; it is tried again", kind, due.id());
            }
        }
    }

    private List<Due> due(LocalDate today) {
        List<Due> due = new ArrayList<>();
        dueBetween(today.plusDays(1), calendar.after(today, 1)).forEach(id -> due.add(new Due(id, BEFORE)));
        dueBetween(today.minusDays(CATCH_UP), today.minusDays(1)).forEach(id -> due.add(new Due(id, OVERDUE)));
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
        bulk.lock(due.id());
        if (reminded(due)) {
            return END;
        }
        List<Late> rows = after(after, due.id(), config.batch());
        urge(due, rows.stream().map(Late::organisation).toList(), now);
        if (rows.size() == config.batch()) {
            return rows.get(rows.size() - 1).pos();
        }
        jdbi.useHandle(handle ->
                handle.execute("insert into " + marks + " values (?, ?, ?)", due.id(), due.step(), now.toInstant()));
        return END;
    }

    private boolean reminded(Due due) {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select 1 from (select * from " + marks
                        + ") m (id, step, at) where id = ? and step = ?)")
                .bind(0, due.id())
                .bind(1, due.step())
                .mapTo(Boolean.class)
                .one());
    }

    private void urge(Due due, List<String> organisations, ZonedDateTime now) {
        Places places = slots.of(organisations, now.toLocalDate(), isDrill(due.id()));
        List<String> urged =
                organisations.stream().filter(places.slots()::containsKey).toList();
        if (urged.isEmpty()) {
            return;
        }
        insert(due, urged, urged.stream().map(places.slots()::get).toList(), now.toInstant(), now.toLocalDate());
        audit.recordAutomatic(
                "urge",
                kind.name().toLowerCase(Locale.ROOT),
                due.id(),
                Map.of(
                        "step",
                        due.step(),
                        "urged",
                        urged.size(),
                        "spared",
                        places.full().size()));
    }

    private boolean isDrill(UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select s.drill from (%s) s".formatted(subject))
                .bind("id", id)
                .mapTo(Boolean.class)
                .one());
    }

    /** One who was reminded before, or waits for an urging about it, is passed over. */
    private void insert(Due due, List<String> organisations, List<Integer> places, Instant now, LocalDate today) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into urging (id, subject_kind, subject_id, organisation, what, asked_by, due_on, due_text, drill,
                            automatic, step, ordered_at, state, deliver_at, day, slot, delivered_at)
                        select uuidv7(), :kind, s.id, a.organisation, s.what, s.asked_by, s.due_on, s.due_text, s.drill,
                            true, :step, :now, 'DELIVERED', :now, :today, a.slot, :now
                        from unnest(:organisations, :slots) with ordinality a (organisation, slot, i) cross join (%s) s
                        where not exists (select 1 from urging w where w.subject_id = :id
                            and w.organisation = a.organisation and w.state = 'SCHEDULED')
                        order by a.i on conflict do nothing""".formatted(subject))
                .bind("kind", kind.name())
                .bind("id", due.id())
                .bind("step", due.step())
                .bind("now", now)
                .bind("today", today)
                .bindArray("organisations", String.class, organisations)
                .bindArray("slots", Integer.class, places)
                .execute());
    }
}
