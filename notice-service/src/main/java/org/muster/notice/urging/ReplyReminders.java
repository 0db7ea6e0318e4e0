package org.muster.notice.urging;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.muster.notice.distribution.NoticeReplied;
import org.muster.notice.distribution.Unreplied;

import io.quarkus.scheduler.Scheduled;

/** Reminds those who have not given a reply that a notice asks for by a day (答复催办), until they do. */
@ApplicationScoped
class ReplyReminders extends DateReminders {

    @Inject
    Unreplied unreplied;

    ReplyReminders() {
        super(SubjectKind.REPLY, "reply_reminder", """
                select n.id, case when n.drill then '【演练】' else '' end || n.number || ' ' || n.title as what,
                    n.issuer_name as asked_by, n.reply_due as due_on, cast(null as text) as due_text, n.drill
                from notice n where n.id = :id""");
    }

    @Override
    @Scheduled(every = "${muster.urging.ladder.check-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remindOfToday() {
        super.remindOfToday();
    }

    @Override
    List<UUID> dueBetween(LocalDate from, LocalDate until) {
        return unreplied.dueBetween(from, until);
    }

    @Override
    List<Late> after(long pos, UUID notice, int limit) {
        return unreplied.after(pos, notice, limit).stream()
                .map(row -> new Late(row.organisation(), row.pos()))
                .toList();
    }

    void replied(@Observes NoticeReplied reply) {
        bulk.shareLock(reply.notice());
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update urging set state = case state when 'SCHEDULED' then 'CANCELLED' else 'ANSWERED' end,
                            settled_at = :at, settled_by = :by
                        where subject_kind = 'REPLY' and subject_id = :notice and organisation = :organisation and automatic
                            and state in ('SCHEDULED', 'DELIVERED')""")
                .bind("at", reply.at())
                .bind("by", (reply.returned() ? Settlement.RETURN : Settlement.REPLY).name())
                .bind("notice", reply.notice())
                .bind("organisation", reply.organisation())
                .execute());
    }
}
