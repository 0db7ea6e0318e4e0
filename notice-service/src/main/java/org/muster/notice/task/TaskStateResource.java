package org.muster.notice.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.notice.task.TaskState.Row;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** Where a task stands down the tree, for those who gave it and those above somebody charged with it. */
@Path("/api/tasks/{id}/state")
public class TaskStateResource {

    @Inject
    TaskAccess tasks;

    @Inject
    TaskState state;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /**
     * @param late of those who have done it, how many after the firm date
     * @param overdue of those who have not, how many are beyond it: all or none
     * @param organisations one page of them, in tree order
     */
    record StateResponse(
            UUID task,
            boolean drill,
            String lead,
            int charged,
            int done,
            int late,
            int open,
            int overdue,
            List<Row> organisations) {}

    /**
     * @param under only this organisation and those below it; by default all one may see
     * @param done only those who have done it, or only those who have not; the numbers count both all the same
     */
    @GET
    @RolesAllowed({
        Roles.DRAFTER,
        Roles.ISSUER,
        Roles.CLERK,
        Roles.DUTY_OFFICER,
        Roles.REPORT_REVIEWER,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN,
        Roles.AUDITOR
    })
    public RestResponse<StateResponse> state(
            UUID id,
            @QueryParam("under") @Size(max = 40) String under,
            @QueryParam("done") Boolean done,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        TaskView task = tasks.requireVisible(id);
        String scope = scope(task, under);
        TaskState.Count count = state.count(task, scope);
        List<Row> rows = state.rows(task, scope, done, page.afterLong(-1), page.fetch());
        int open = task.endedAt() == null ? count.charged() - count.done() : 0;
        return page.within(
                rows,
                Row::place,
                shown -> new StateResponse(
                        id,
                        task.drill(),
                        task.lead(),
                        count.charged(),
                        count.done(),
                        count.late(),
                        open,
                        overdue(task) ? open : 0,
                        shown),
                uri);
    }

    private boolean overdue(TaskView task) {
        return task.due() != null && LocalDate.now(clock).isAfter(task.due());
    }

    /** Null for everybody. */
    private String scope(TaskView task, String under) {
        boolean all = tasks.seesEverybody(task);
        if (under == null) {
            return all ? null : user.organisation();
        }
        organisations.require(under);
        if (!all) {
            access.requireWithin(under);
        }
        return under;
    }
}
