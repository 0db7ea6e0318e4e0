package org.muster.notice.task;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.muster.platform.audit.AuditTrail;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

/** What one's organisation has to do; whoever works there may read it, some answer for it. */
@Path("/api/tasks")
public class TaskResource {

    @Inject
    TaskViews views;

    @Inject
    TaskAccess access;

    @Inject
    Charges charges;

    @Inject
    CurrentUser user;

    @Inject
    Outbox outbox;

    @Inject
    Event<TaskCompleted> completed;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** How far one has got. */
    record ProgressRequest(@NotBlank @Size(max = 2000) String text) {}

    /** What came of it (办理结果). */
    record CompletionRequest(@NotBlank @Size(max = 4000) String result) {}

    /** One's organisation's tasks, open ones first; with {@code source} a document's tasks, also those one gave. */
    @GET
    @RolesAllowed({
        Roles.DRAFTER,
        Roles.ISSUER,
        Roles.CLERK,
        Roles.DUTY_OFFICER,
        Roles.REPORTER,
        Roles.REPORT_REVIEWER,
        Roles.ANALYST,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN,
        Roles.AUDITOR
    })
    public Response list(
            @QueryParam("source") UUID source,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        OpenFirst after = OpenFirst.after(page);
        List<TaskView> tasks = source == null
                ? views.mine(user.organisation(), after, page.fetch())
                : views.of(source, user.organisation(), after, page.fetch());
        return page.answer(tasks, OpenFirst::of, uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.DRAFTER,
        Roles.ISSUER,
        Roles.CLERK,
        Roles.DUTY_OFFICER,
        Roles.REPORTER,
        Roles.REPORT_REVIEWER,
        Roles.ANALYST,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN,
        Roles.AUDITOR
    })
    public TaskView get(UUID id) {
        return access.requireVisible(id);
    }

    /** 409 when the task is done or over. */
    @POST
    @Path("/{id}/progress")
    @RolesAllowed({Roles.CLERK, Roles.DUTY_OFFICER, Roles.ISSUER})
    @Transactional
    @Idempotent
    public TaskView tell(UUID id, @NotNull @Valid ProgressRequest request) {
        mineAndRunning(id);
        if (charges.isCompleted(id, user.organisation())) {
            throw ProblemException.conflict("task-completed", id);
        }
        charges.progress(id, request.text(), user, clock.instant());
        audit.record("progress", "task", id, Map.of());
        return access.requireVisible(id);
    }

    /** Answers for the organisation, once; 409 when it is answered or over. */
    @POST
    @Path("/{id}/completion")
    @RolesAllowed({Roles.CLERK, Roles.DUTY_OFFICER, Roles.ISSUER})
    @Transactional
    @Idempotent
    public TaskView complete(UUID id, @NotNull @Valid CompletionRequest request) {
        TaskCompleted done = mineAndRunning(id).completed(user.organisation(), request.result(), clock.instant());
        charges.complete(done, user);
        outbox.append(done);
        completed.fire(done);
        audit.record("complete", "task", id, Map.of("source", done.sourceId()));
        return access.requireVisible(id);
    }

    private Task mineAndRunning(UUID id) {
        TaskView seen = access.requireVisible(id);
        if (seen.state() == null) {
            throw ProblemException.forbidden("task-of-others", id);
        }
        charges.lock(id, user.organisation());
        Task task = Task.findById(id, LockModeType.PESSIMISTIC_READ);
        task.requireRunning();
        return task;
    }
}
