package org.muster.notice.meeting;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.jdbi.v3.core.Jdbi;
import org.muster.notice.organisation.AudienceBelow;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.web.Page;

/** Meetings as far as the caller may see them: who called, those above, and those invited. */
@ApplicationScoped
class Meetings {

    @Inject
    Jdbi jdbi;

    @Inject
    AudienceBelow audience;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    /** @throws ProblemException 404 */
    Meeting visible(UUID id) {
        return visible(id, LockModeType.NONE);
    }

    private Meeting visible(UUID id, LockModeType lock) {
        Meeting meeting = Meeting.findById(id, lock);
        if (meeting == null || !(access.covers(meeting.organisation) || isInvited(meeting))) {
            throw ProblemException.notFound("meeting", id);
        }
        return meeting;
    }

    /** It changes its state only after the running transaction. */
    Meeting shared(UUID id) {
        return visible(id, LockModeType.PESSIMISTIC_READ);
    }

    /** One that the caller's organisation called, locked. @throws ProblemException 404 */
    Meeting own(UUID id) {
        Meeting meeting = Meeting.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (meeting == null || !meeting.organisation.equals(user.organisation())) {
            throw ProblemException.notFound("meeting", id);
        }
        return meeting;
    }

    /** @throws ProblemException 403 when the organisation is not invited */
    long place(Meeting meeting, String organisation) {
        return audience.place(meeting.audience, organisation)
                .orElseThrow(() -> ProblemException.forbidden("meeting-not-invited", organisation));
    }

    /**
     * Newest call first: those called at or below the caller's organisation, and those it is invited to.
     *
     * @param task only those called for this task; null for all
     */
    List<Meeting> list(UUID task, Page page) {
        List<UUID> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select m.id from organisation me, meeting m join organisation o on o.code = m.organisation
                        where me.code = :me
                            and (o.pos between me.pos and me.last
                                or exists (select 1 from audience_member a where a.audience = m.audience and a.code = :me))
                            and (cast(:task as uuid) is null or m.task = :task)
                            and (cast(:after as uuid) is null or m.id < :after)
                        order by m.id desc limit :fetch""")
                .bind("me", user.organisation())
                .bindByType("task", task, UUID.class)
                .bindByType("after", page.afterId(), UUID.class)
                .bind("fetch", page.fetch())
                .mapTo(UUID.class)
                .list());
        return ids.isEmpty() ? List.of() : Meeting.list("id in ?1 order by id desc", ids);
    }

    private boolean isInvited(Meeting meeting) {
        return audience.place(meeting.audience, user.organisation()).isPresent();
    }
}
