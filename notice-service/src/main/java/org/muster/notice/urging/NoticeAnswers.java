package org.muster.notice.urging;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.distribution.NoticeAnswered;
import org.muster.notice.document.NoticesEnded;

/** Stops urging an organisation as soon as it has answered any document of the chain, and all when the notice ends. */
@ApplicationScoped
class NoticeAnswers {

    @Inject
    Jdbi jdbi;

    @Inject
    BulkUrging bulk;

    @Inject
    SilenceAbove above;

    @Inject
    NoticeLadders ladders;

    @Transactional(Transactional.TxType.MANDATORY)
    void answered(@Observes NoticeAnswered answer) {
        UUID root = root(answer.notice());
        bulk.shareLock(root);
        int stopped = jdbi.withHandle(handle -> handle.createUpdate("""
                        update urging set state = case state when 'SCHEDULED' then 'CANCELLED' else 'ANSWERED' end,
                            settled_at = :at, settled_by = :by
                        where root = :root and organisation = :organisation and subject_kind = 'NOTICE'
                            and state in ('SCHEDULED', 'DELIVERED')""")
                .bind("at", answer.at())
                .bind("by", (answer.returned() ? Settlement.RETURN : Settlement.SIGNATURE).name())
                .bind("root", root)
                .bind("organisation", answer.organisation())
                .execute());
        if (stopped > 0) {
            above.answered(root, answer.organisation(), answer.at());
        }
    }

    /** Nobody need sign what is no longer in force. */
    @Transactional(Transactional.TxType.MANDATORY)
    void ended(@Observes NoticesEnded ended) {
        if (ended.notices().isEmpty()) {
            return;
        }
        bulk.shareLock(root(ended.notices().get(0)));
        ladders.end(ended.notices());
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update urging set state = case state when 'SCHEDULED' then 'CANCELLED' else 'ANSWERED' end,
                            settled_at = :at, settled_by = 'WITHDRAWAL'
                        where subject_id = any(:notices) and subject_kind in ('NOTICE', 'SILENCE')
                            and state in ('SCHEDULED', 'DELIVERED')""")
                .bind("at", ended.at())
                .bindArray("notices", UUID.class, ended.notices())
                .execute());
    }

    private UUID root(UUID notice) {
        return jdbi.withHandle(handle -> handle.createQuery("select coalesce(root, id) from notice where id = ?")
                .bind(0, notice)
                .mapTo(UUID.class)
                .one());
    }
}
