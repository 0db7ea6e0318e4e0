package org.muster.notice.distribution;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who signs for organisations without staff of their own. An administrator of the organisation itself or of one above it
 * arranges and ends it.
 */
@Path("/api/inbox/arrangements")
@Produces(MediaType.APPLICATION_JSON)
public class SigningArrangementResource {

    @Inject
    SigningArrangements arrangements;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param agent who signs, one above the organisation */
    record ArrangementRequest(
            @NotBlank @Size(max = 40) String organisation,
            @NotBlank @Size(max = 40) String agent,
            @NotBlank @Size(max = 500) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ArrangementResponse(
            UUID id,
            String organisation,
            String agent,
            String reason,
            String grantedBy,
            String byName,
            Instant grantedAt,
            Instant endedAt,
            String endedBy) {

        static ArrangementResponse of(SigningArrangement arrangement) {
            return new ArrangementResponse(
                    arrangement.id,
                    arrangement.organisation,
                    arrangement.agent,
                    arrangement.reason,
                    arrangement.grantedBy,
                    arrangement.byName,
                    arrangement.grantedAt,
                    arrangement.endedAt,
                    arrangement.endedBy);
        }
    }

    /** Those by which the caller's organisation signs for others, and those of it and below; newest first. */
    @GET
    @RolesAllowed({Roles.CLERK, Roles.ORG_ADMIN})
    @Transactional
    public RestResponse<List<ArrangementResponse>> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(
                arrangements.about(user.organisation(), page),
                arrangement -> arrangement.id,
                ArrangementResponse::of,
                uri);
    }

    /** 422 when the agent does not stand above the organisation, 409 when it signs for it already. */
    @POST
    @RolesAllowed(Roles.ORG_ADMIN)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = ArrangementResponse.class, responseCode = "201")
    public RestResponse<ArrangementResponse> grant(@NotNull @Valid ArrangementRequest request) {
        access.requireWithin(request.organisation());
        Organisation represented = organisations.require(request.organisation());
        Organisation agent = organisations.require(request.agent());
        if (agent.code().equals(represented.code()) || !agent.covers(represented)) {
            throw ProblemException.unprocessable("agent-not-above", agent.name(), represented.name());
        }
        SigningArrangement arrangement = SigningArrangement.grant(
                represented.code(), agent.code(), request.reason().strip(), user, clock.instant());
        arrangements.add(arrangement, represented, agent);
        audit.record(
                "grant",
                "signing-arrangement",
                arrangement.id,
                Map.of("organisation", arrangement.organisation, "agent", arrangement.agent));
        return ResponseBuilder.<ArrangementResponse>created(URI.create("/api/inbox/arrangements/" + arrangement.id))
                .entity(ArrangementResponse.of(arrangement))
                .build();
    }

    /** Takes effect at once; 409 when it is over. */
    @POST
    @Path("/{id}/end")
    @RolesAllowed(Roles.ORG_ADMIN)
    @Transactional
    @Idempotent
    public ArrangementResponse end(UUID id) {
        SigningArrangement arrangement = SigningArrangement.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (arrangement == null) {
            throw ProblemException.notFound("signing-arrangement", id);
        }
        access.requireVisible(arrangement.organisation, "signing-arrangement", id);
        arrangement.end(user.name(), clock.instant());
        audit.record("end", "signing-arrangement", id, Map.of("organisation", arrangement.organisation));
        return ArrangementResponse.of(arrangement);
    }
}
