package org.muster.notice.task;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
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
    TaskWork work;

    @Inject
    CurrentUser user;

    @Inject
    Outbox outbox;

    @Inject
    Event<TaskCompleted> completed;

    @Inject
    Event<TasksEnded> ended;

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
    public RestResponse<List<TaskView>> list(
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
        work.requireOpen(id);
        charges.progress(id, request.text(), user, clock.instant());
        audit.record("progress", "task", id, Map.of());
        return access.requireVisible(id);
    }

    /**
     * Answers for the organisation, once; 409 when it is answered or over. What the lead (主办) answers is answered for
     * all who were charged with it: the others' open parts are over.
     */
    @POST
    @Path("/{id}/completion")
    @RolesAllowed({Roles.CLERK, Roles.DUTY_OFFICER, Roles.ISSUER})
    @Transactional
    @Idempotent
    public TaskView complete(UUID id, @NotNull @Valid CompletionRequest request) {
        Task task = mineAndRunning(id);
        // what is compared later must equal what is stored
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TaskCompleted done = task.completed(user.organisation(), request.result(), now);
        charges.complete(done, user);
        outbox.append(done);
        completed.fire(done);
        if (user.organisation().equals(task.lead)) {
            task.closedByLead(now);
            Task.flush();
            ended.fire(new TasksEnded(List.of(id), now));
        }
        audit.record("complete", "task", id, Map.of("source", done.sourceId()));
        return access.requireVisible(id);
    }

    private Task mineAndRunning(UUID id) {
        TaskView seen = access.requireVisible(id);
        if (seen.state() == null || seen.helps() != null) {
            throw ProblemException.forbidden("task-of-others", id);
        }
        charges.lock(id, user.organisation());
        // the lead's answer changes the task for all: those who answer at the same moment are let go first or wait
        boolean leads = seen.part() == TaskView.Part.LEAD;
        Task task = Task.findById(id, leads ? LockModeType.PESSIMISTIC_WRITE : LockModeType.PESSIMISTIC_READ);
        task.requireRunning();
        return task;
    }
}
