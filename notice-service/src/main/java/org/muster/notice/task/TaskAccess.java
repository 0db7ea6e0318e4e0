package org.muster.notice.task;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;

/** A task is visible to those who gave it, those charged with it, and those above either; to others it does not exist. */
@ApplicationScoped
class TaskAccess {

    @Inject
    TaskViews views;

    @Inject
    TaskState state;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    /** @throws ProblemException 404 */
    TaskView requireVisible(UUID id) {
        TaskView task = views.find(id, user.organisation()).orElseThrow(() -> ProblemException.notFound("task", id));
        if (task.state() != null
                || access.covers(task.givenBy())
                || state.isAnybodyChargedUnder(id, user.organisation())) {
            return task;
        }
        throw ProblemException.notFound("task", id);
    }

    /** @throws ProblemException 404 when the caller sees nothing of it, 403 when it sees it but did not give it */
    TaskView requireGiven(UUID id) {
        TaskView task = requireVisible(id);
        if (!access.covers(task.givenBy())) {
            throw ProblemException.forbidden("task-given-by-others", id);
        }
        return task;
    }

    /** Who gave the task or answers for all sees everybody charged with it, others only their own subtree. */
    boolean seesEverybody(TaskView task) {
        return task.part() == TaskView.Part.LEAD || access.covers(task.givenBy());
    }
}
