package org.muster.notice.response;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.muster.notice.duty.DutyDemands;
import org.muster.notice.task.SourceKind;
import org.muster.notice.task.Tasks;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
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
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    Tasks tasks;

    @Inject
    DutyDemands duty;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /** @param governmentLevel what the government declares now; left out when that did not change */
    record LevelRequest(@NotNull ResponseLevel level, ResponseLevel governmentLevel) {}

    /** The newest first. @param active only those that are not stood down */
    @GET
    public Response list(
            @QueryParam("active") @DefaultValue("false") boolean active,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(
                responses.visibleTo(user.organisation(), active, page),
                response -> response.id,
                response -> ResponseView.of(response, null),
                uri);
    }

    @GET
    @Path("/{id}")
    public ResponseView get(UUID id) {
        return view(visible(id, LockModeType.NONE));
    }

    /** 409 at the same level and after the stand-down. */
    @POST
    @Path("/{id}/level")
    @RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    public ResponseView changeLevel(UUID id, @NotNull @Valid LevelRequest request) {
        EmergencyResponse response = manageable(id);
        ResponseLevelChanged changed =
                response.changeLevel(request.level(), request.governmentLevel(), user, clock.instant());
        outbox.append(changed);
        audit.record("change-level", "response", id, Map.of("from", changed.from(), "to", changed.level()));
        return view(response);
    }

    /** Ends the response and what its tasks still ask for. Nothing can follow. */
    @POST
    @Path("/{id}/stand-down")
    @RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    public ResponseView standDown(UUID id) {
        EmergencyResponse response = manageable(id);
        outbox.append(response.standDown(user, clock.instant()));
        tasks.end(SourceKind.RESPONSE, id);
        duty.close(id, response.stoodDownAt);
        audit.record("stand-down", "response", id, Map.of());
        return view(response);
    }

    /** Locked, so that the steps of a response follow each other and their events keep the order. */
    private EmergencyResponse manageable(UUID id) {
        EmergencyResponse response = visible(id, LockModeType.PESSIMISTIC_WRITE);
        access.requireWithin(response.organisation);
        return response;
    }

    private EmergencyResponse visible(UUID id, LockModeType lock) {
        EmergencyResponse response = EmergencyResponse.findById(id, lock);
        if (response == null
                || !access.covers(response.organisation)
                        && !organisations.isWithin(user.organisation(), response.organisation)) {
            throw ProblemException.notFound("response", id);
        }
        return response;
    }

    private ResponseView view(EmergencyResponse response) {
        return ResponseView.of(response, tasks.of(response.id));
    }
}
