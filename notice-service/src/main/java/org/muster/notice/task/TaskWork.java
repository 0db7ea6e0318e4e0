package org.muster.notice.task;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** Lets an organisation work on a task as long as it is open for it. */
@ApplicationScoped
class TaskWork {

    @Inject
    TaskAccess access;

    @Inject
    Charges charges;

    @Inject
    CurrentUser user;

    /**
     * As long as the transaction runs the task neither ends nor is completed by the caller's organisation.
     *
     * @throws ProblemException 404 for who may not see it, 403 for who has nothing to do with it, 409 when it is over
     */
    @Transactional(Transactional.TxType.MANDATORY)
    TaskView requireOpen(UUID id) {
        TaskView seen = access.requireVisible(id);
        if (seen.state() == null) {
            throw ProblemException.forbidden("task-of-others", id);
        }
        charges.lock(id, user.organisation());
        Task.<Task>findById(id, LockModeType.PESSIMISTIC_READ).requireRunning();
        if (charges.isCompleted(id, seen.helps() == null ? user.organisation() : seen.helps())) {
            throw ProblemException.conflict("task-completed", id);
        }
        return seen;
    }

    /** As {@link #requireOpen}, and refuses those who only help. */
    @Transactional(Transactional.TxType.MANDATORY)
    TaskView requireCharged(UUID id) {
        TaskView seen = requireOpen(id);
        if (seen.helps() != null) {
            throw ProblemException.forbidden("task-of-others", id);
        }
        return seen;
    }
}
