package org.muster.notice.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.NoticeAnswered;
import org.muster.notice.distribution.NoticesSigned;
import org.muster.platform.outbox.Outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;

/**
 * Tells now and then how far notices have come, one event for however many answers. Which ones were answered is only
 * remembered, so that a signature costs nothing more; whoever starts looks at the recent ones once.
 */
@ApplicationScoped
class ProgressWatch {

    private static final Logger LOG = Logger.getLogger(ProgressWatch.class);
    private static final Duration RECENT = Duration.ofDays(7);

    private static final int CHUNK = 500;

    private static final String COUNT = """
            with counted as (
                select asked.notice, r.*, (select count(*) from task t join task_completion c on c.task = t.id
                        where t.source_id = asked.notice) as completed
                from unnest(:notices) asked (notice) join notice n on n.id = asked.notice cross join lateral (
                    select count(*) filter (where act = 'OPENED') as opened,
                        count(*) filter (where act = 'SIGNED') as signed,
                        count(*) filter (where act = 'RETURNED') as returned,
                        count(*) filter (where act = 'REPLIED') as replied
                    from receipt where notice = asked.notice) r),
            told as (
                insert into notice_progress as p
                select notice, opened, signed, returned, replied, completed, :now from counted
                where opened + completed > 0 order by notice
                on conflict (notice) do update set opened = excluded.opened, signed = excluded.signed,
                    returned = excluded.returned, replied = excluded.replied, completed = excluded.completed,
                    told_at = excluded.told_at
                where (p.opened, p.signed, p.returned, p.replied, p.completed) is distinct from
                    (excluded.opened, excluded.signed, excluded.returned, excluded.replied, excluded.completed)
                returning *)
            select t.*, n.number, n.organisation, n.recipients, n.drill from told t join notice n on n.id = t.notice""";

    @Inject
    Jdbi jdbi;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    private final Set<UUID> answered = ConcurrentHashMap.newKeySet();
    private boolean begun;

    void answered(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticeAnswered answer) {
        answered.add(answer.notice());
    }

    void signed(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticesSigned many) {
        answered.addAll(many.organisations().keySet());
    }

    void heard(Told event) {
        if (event instanceof Told.TaskCompleted done && "NOTICE".equals(done.sourceKind())) {
            answered.add(done.sourceId());
        }
    }

    @Scheduled(every = "${muster.webhook.progress-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        if (!begun) {
            answered.addAll(recent());
            begun = true;
        }
        List<UUID> notices = new ArrayList<>(answered);
        for (int from = 0; from < notices.size(); from += CHUNK) {
            tell(notices.subList(from, Math.min(from + CHUNK, notices.size())));
        }
    }

    private void tell(List<UUID> notices) {
        notices.forEach(answered::remove);
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                List<NoticeProgressed> changed = count(notices);
                if (!changed.isEmpty()) {
                    outbox.append(changed);
                }
            });
        } catch (RuntimeException e) {
            answered.addAll(notices);
            LOG.warnf("How far %d notices have come is told later: %s", notices.size(), e.getMessage());
        }
    }

    private List<UUID> recent() {
        return jdbi.withHandle(handle -> handle.createQuery("select id from notice where issued_at > ?")
                .bind(0, clock.instant().minus(RECENT))
                .mapTo(UUID.class)
                .list());
    }

    private List<NoticeProgressed> count(List<UUID> notices) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery(COUNT)
                .bindArray("notices", UUID.class, notices)
                .bind("now", now)
                .map((row, context) -> new NoticeProgressed(
                        row.getObject("notice", UUID.class),
                        row.getString("number"),
                        row.getString("organisation"),
                        row.getInt("recipients"),
                        row.getInt("opened"),
                        row.getInt("signed"),
                        row.getInt("returned"),
                        row.getInt("replied"),
                        row.getInt("completed"),
                        row.getBoolean("drill"),
                        now))
                .list());
    }
}
