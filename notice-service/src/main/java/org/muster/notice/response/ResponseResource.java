package org.muster.notice.response;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.notice.task.TaskSummary;
import org.muster.notice.task.Tasks;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import io.quarkus.security.Authenticated;

/** Responses: those below the one that responds see it as well as those above; only the latter change it. */
@Path("/api/responses")
@Authenticated
public class ResponseResource {

    @Inject
    Responses responses;

    @Inject
    Tasks tasks;

    @Inject
    Plans plans;

    @Inject
    PlanSwitch plan;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /**
     * @param governmentLevel what the government declares now; left out when that did not change
     * @param governmentSource who declared it, and where it stands
     */
    record LevelRequest(
            @NotNull ResponseLevel level,
            ResponseLevel governmentLevel,
            @Size(max = 300) String governmentSource) {}

    /**
     * What a stand-down would end.
     *
     * @param unanswered how many answers to the open tasks are still missing
     */
    record OpenEnds(
            UUID response,
            List<TaskSummary> tasks,
            int unanswered,
            boolean duty,
            String dailyReport,
            List<String> topicPacks,
            List<String> pools) {}

    /** The newest first. @param active only those that are not stood down */
    @GET
    public RestResponse<List<ResponseView>> list(
            @QueryParam("active") @DefaultValue("false") boolean active,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(
                responses.visibleTo(user.organisation(), active, page),
                response -> response.id,
                response -> ResponseView.of(response, null, null),
                uri);
    }

    @GET
    @Path("/{id}")
    public ResponseView get(UUID id) {
        return responses.view(responses.visible(id, LockModeType.NONE));
    }

    /**
     * With a plan of the library, what the new level asks beyond the old one opens, and what falls away is marked as no
     * longer required; a plan given inline goes on as it is. 409 at the same level and after the stand-down, 422 for a
     * level the plan has not.
     */
    @POST
    @Path("/{id}/level")
    @RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    public ResponseView changeLevel(UUID id, @NotNull @Valid LevelRequest request) {
        EmergencyResponse response = responses.manageable(id);
        response.requireChangeable(request.level());
        if (request.governmentLevel() != null) {
            response.declare(Declaration.ofLevel(
                    request.governmentLevel(), request.governmentSource(), null, user, clock.instant()));
        }
        ResponseLevelChanged changed =
                response.changeLevel(request.level(), switched(response, request.level()), user, clock.instant());
        outbox.append(changed);
        audit.record("change-level", "response", id, Map.of("from", changed.from(), "to", changed.level()));
        return responses.view(response);
    }

    private PlanSwitch.Change switched(EmergencyResponse response, ResponseLevel to) {
        return response.planId == null
                ? new PlanSwitch.Change(Set.of(), Set.of())
                : plan.change(
                        response,
                        plans.edition(response.planId, response.planEdition).content(),
                        to);
    }

    /** What is still open, to be seen before it is ended. */
    @GET
    @Path("/{id}/stand-down")
    @RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
    @Transactional
    public OpenEnds openEnds(UUID id) {
        EmergencyResponse response = responses.manageable(id);
        response.requireActive();
        List<TaskSummary> open = tasks.of(id).stream()
                .filter(task -> task.endedAt() == null && task.done() < task.charged())
                .toList();
        ResponsePlan running = response.plan;
        return new OpenEnds(
                id,
                open,
                open.stream().mapToInt(task -> task.charged() - task.done()).sum(),
                running.duty() != null,
                running.dailyReport() == null ? null : running.dailyReport().form(),
                running.topicPacks(),
                running.pools());
    }

    /** Ends the response and what its tasks still ask for. Nothing can follow. */
    @POST
    @Path("/{id}/stand-down")
    @RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    public ResponseView standDown(UUID id) {
        EmergencyResponse response = responses.manageable(id);
        outbox.append(response.standDown(user, clock.instant()));
        plan.off(response);
        audit.record("stand-down", "response", id, Map.of());
        return responses.view(response);
    }
}
