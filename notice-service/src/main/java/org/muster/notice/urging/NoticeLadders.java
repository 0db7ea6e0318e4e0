package org.muster.notice.urging;

import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.calendar.WorkingCalendar;
import org.muster.notice.document.NoticeIssued;
import org.muster.notice.urging.Ladder.Moment;

/** Remembers of each issued notice and forward when its silent recipients are urged next. */
@ApplicationScoped
class NoticeLadders {

    /**
     * A step that is due.
     *
     * @param heldBy why it is not taken earlier; null when nothing held it
     */
    record Due(UUID notice, String issuer, String urgency, boolean drill, int step, Hold heldBy) {}

    @Inject
    Jdbi jdbi;

    @Inject
    LadderConfig config;

    @Inject
    WorkingCalendar calendar;

    @Inject
    UrgingCalendar urgings;

    @Inject
    Clock clock;

    Ladder ladder(String urgency) {
        return Ladder.of(urgency, config, calendar, urgings.quietHours());
    }

    /** A forward is as urgent as what it carries on: forwarding slows nothing down. */
    void start(@Observes NoticeIssued issued) {
        jdbi.useHandle(handle -> {
            String urgency = issued.forwardOf() == null
                    ? issued.urgency()
                    : Ladder.moreUrgent(issued.urgency(), urgencyOfTheFirst(handle, issued));
            ladder(urgency)
                    .next(1, ZonedDateTime.now(clock))
                    .ifPresent(at -> handle.createUpdate(
                                    "insert into notice_ladder (notice, root, urgency, step, next_at)"
                                            + " select id, coalesce(root, id), :urgency, 1, :at from notice where id = :id")
                            .bind("urgency", urgency)
                            .bind("at", at.toInstant())
                            .bind("id", issued.noticeId())
                            .execute());
        });
    }

    private static String urgencyOfTheFirst(Handle handle, NoticeIssued issued) {
        return handle.createQuery("select first.urgency from notice n join notice first on first.id = n.root"
                        + " where n.id = ? and first.urgency is not null")
                .bind(0, issued.noticeId())
                .mapTo(String.class)
                .findOne()
                .orElse(null);
    }

    /** First notices of the chains in which a step is due, those that wait longest first. */
    List<UUID> dueChains(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select root from notice_ladder where next_at <= ? group by root order by min(next_at)")
                .bind(0, now)
                .mapTo(UUID.class)
                .list());
    }

    /** Locked until the transaction ends. */
    List<Due> due(UUID root, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select l.*, n.organisation, n.drill from notice_ladder l join notice n on n.id = l.notice
                        where l.root = :root and l.next_at <= :now order by l.notice for update of l""")
                .bind("root", root)
                .bind("now", now)
                .map((row, context) -> new Due(
                        row.getObject("notice", UUID.class),
                        row.getString("organisation"),
                        row.getString("urgency"),
                        row.getBoolean("drill"),
                        row.getInt("step"),
                        row.getString("held_by") == null ? null : Hold.valueOf(row.getString("held_by"))))
                .list());
    }

    void hold(Due due, Moment moment) {
        jdbi.useHandle(handle -> handle.execute(
                "update notice_ladder set next_at = ?, held_by = ? where notice = ?",
                moment.at().toInstant(),
                moment.heldBy().name(),
                due.notice()));
    }

    /** The next wait begins now, however late this step was: people get the time between two steps that was meant. */
    void taken(Due due, ZonedDateTime now) {
        jdbi.useHandle(handle -> handle.execute(
                "update notice_ladder set step = step + 1, next_at = ?, held_by = null where notice = ?",
                ladder(due.urgency())
                        .next(due.step() + 1, now)
                        .map(ZonedDateTime::toInstant)
                        .orElse(null),
                due.notice()));
    }

    /** Nobody is urged about these documents by itself any more. */
    void end(Collection<UUID> notices) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update notice_ladder set next_at = null where notice = any(:notices) and next_at is not null")
                .bindArray("notices", UUID.class, notices)
                .execute());
    }
}
