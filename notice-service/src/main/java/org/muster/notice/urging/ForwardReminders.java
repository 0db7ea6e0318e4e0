package org.muster.notice.urging;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.document.NoticeIssued;

/** Stops urging those that were asked to carry a notice on, as soon as a forward of the chain does it. */
@ApplicationScoped
class ForwardReminders {

    @Inject
    Jdbi jdbi;

    @Inject
    BulkUrging bulk;

    @Inject
    Clock clock;

    /** Done has it who issued the forward, and also each with one directly below it that the forward reaches. */
    @Transactional(Transactional.TxType.MANDATORY)
    void issued(@Observes NoticeIssued issued) {
        if (issued.forwardOf() == null) {
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update urging u set state = case state when 'SCHEDULED' then 'CANCELLED' else 'ANSWERED' end,
                            settled_at = :at, settled_by = 'FORWARD'
                        where u.root = :root and u.subject_kind = 'FORWARD' and u.state in ('SCHEDULED', 'DELIVERED')
                            and (u.organisation = :forwarder or exists (select 1 from notice n
                                join audience_member m on m.audience = n.audience
                                join organisation b on b.code = m.code
                                where n.id = :forward and b.parent = u.organisation))""")
                .bind("at", clock.instant())
                .bind("root", bulk.shareLockOfChain(issued.noticeId()))
                .bind("forwarder", issued.issuer())
                .bind("forward", issued.noticeId())
                .execute());
    }
}
