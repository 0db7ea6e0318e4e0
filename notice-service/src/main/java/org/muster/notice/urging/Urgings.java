package org.muster.notice.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.Silence.Part;
import org.muster.notice.task.TaskCompleted;
import org.muster.notice.task.TasksEnded;
import org.muster.notice.urging.UrgingCalendar.Slot;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

import io.quarkus.panache.common.Sort;

/** Urges about what is outstanding and stops when it is no longer. The caller has made sure that it is outstanding. */
@ApplicationScoped
class Urgings {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    @Inject
    UrgingCalendar calendar;

    @Inject
    BulkUrging bulk;

    @Inject
    UrgingConfig config;

    @Inject
    Jdbi jdbi;

    @Inject
    AuditTrail audit;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** Once for each subject and organisation, however often it is called. @param cannotWait not even for the morning */
    @Transactional(Transactional.TxType.MANDATORY)
    void urgeByItself(Subject subject, boolean cannotWait) {
        if (Urging.count(
                        "subjectKind = ?1 and subjectId = ?2 and organisation = ?3 and automatic",
                        subject.kind(),
                        subject.id(),
                        subject.organisation())
                > 0) {
            return;
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        Urging urging = Urging.byItself(
                subject, calendar.next(subject.organisation(), subject.drill(), now, cannotWait), now.toInstant());
        urging.persistAndFlush();
        audit.recordAutomatic(
                "urge", "urging", urging.id, Map.of("organisation", urging.organisation, "state", urging.state));
    }

    /** @throws ProblemException 409 when an urging about it waits already, 429 when the organisation's day is full */
    @Transactional(Transactional.TxType.MANDATORY)
    Urging urgeByHand(Subject subject, String text) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        Slot slot = calendar.next(subject.organisation(), subject.drill(), now, false);
        Urging.<Urging>find(
                        "subjectKind = ?1 and subjectId = ?2 and organisation = ?3 and state = ?4",
                        subject.kind(),
                        subject.id(),
                        subject.organisation(),
                        UrgingState.SCHEDULED)
                .firstResultOptional()
                .ifPresent(waiting -> {
                    throw ProblemException.conflict(
                            "urging-waits", waiting.organisation, shown(waiting.deliverAt.atZone(clock.getZone())));
                });
        if (slot.heldBy() == Hold.DAILY_CAP) {
            throw new ProblemException(
                    429, "urging-cap-reached", subject.organisation(), config.dailyCap(), shown(slot.at()));
        }
        Urging urging = Urging.by(user, subject, text, slot, now.toInstant());
        urging.persistAndFlush();
        audit.record("urge", "urging", urging.id, Map.of("organisation", urging.organisation, "state", urging.state));
        return urging;
    }

    /**
     * The newest first: all that was planned for those below, and what was delivered to the organisation itself.
     *
     * @param only null for all
     */
    List<Urging> visibleTo(String organisation, String only, Page page) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select u.id from urging u join organisation o on o.code = u.organisation, organisation mine
                        where mine.code = :mine and o.pos between mine.pos and mine.last
                            and (:only::text is null or u.organisation = :only) and u.id < :before
                            and (o.code <> mine.code or u.state in ('DELIVERED', 'ANSWERED'))
                        order by u.id desc limit :limit""")
                .bind("mine", organisation)
                .bind("only", only)
                .bind("before", page.after() == null ? AFTER_ALL : page.afterId())
                .bind("limit", page.fetch())
                .mapTo(UUID.class)
                .list());
        return Urging.list("id in ?1", Sort.descending("id"), ids);
    }

    /** About a notice and its forwards, as far as it is the part's; the newest first. */
    List<Urging> about(Part part, Page page) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        with recursive cascade (id) as (
                            select id from notice where id = :notice
                            union all select f.id from notice f join cascade k on f.forward_of = k.id)
                        select u.id from urging u join organisation o on o.code = u.organisation
                            left join organisation under on under.code = :under
                        where u.subject_id in (select id from cascade) and u.id < :before
                            and u.root = (select coalesce(root, id) from notice where id = :notice)
                            and (:under::text is null or o.pos between under.pos and under.last)
                        order by u.id desc limit :limit""")
                .bind("notice", part.notice())
                .bind("under", part.under())
                .bind("before", page.after() == null ? AFTER_ALL : page.afterId())
                .bind("limit", page.fetch())
                .mapTo(UUID.class)
                .list());
        return Urging.list("id in ?1", Sort.descending("id"), ids);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void submitted(UUID period, String organisation, Instant at) {
        settle(SubjectKind.REPORT, List.of(period), organisation, Settlement.SUBMISSION, at);
    }

    void completed(@Observes TaskCompleted task) {
        bulk.shareLock(task.taskId());
        settle(
                SubjectKind.TASK,
                List.of(task.taskId()),
                task.organisation(),
                Settlement.COMPLETION,
                task.completedAt());
    }

    void ended(@Observes TasksEnded tasks) {
        tasks.tasks().forEach(bulk::shareLock);
        settle(SubjectKind.TASK, tasks.tasks(), null, Settlement.END, tasks.at());
    }

    /** What waits is cancelled, what was delivered is answered. @param organisation null for all */
    private void settle(SubjectKind kind, List<UUID> subjects, String organisation, Settlement by, Instant at) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update urging set state = case state when 'SCHEDULED' then 'CANCELLED' else 'ANSWERED' end,
                            settled_at = :at, settled_by = :by
                        where subject_kind = :kind and subject_id = any(:subjects) and state in ('SCHEDULED', 'DELIVERED')
                            and (:organisation::text is null or organisation = :organisation)""")
                .bind("at", at)
                .bind("by", by.name())
                .bind("kind", kind.name())
                .bindArray("subjects", UUID.class, subjects)
                .bind("organisation", organisation)
                .execute());
    }

    private static String shown(ZonedDateTime moment) {
        return moment.toLocalDate() + " " + moment.toLocalTime().truncatedTo(ChronoUnit.MINUTES);
    }
}
