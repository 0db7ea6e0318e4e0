package org.muster.expert.need;

import java.net.URI;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.expert.discipline.Disciplines;
import org.muster.expert.parameters.Parameter;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

/** Needs as the organisations that have them see them. */
@Path("/api/needs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CLERK, Roles.EXPERT_MANAGER})
class NeedResource {

    @Inject
    Needs needs;

    @Inject
    Disciplines disciplines;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    @GET
    public RestResponse<List<NeedResponse>> list(
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        Need.State wanted = Parameter.choice(Need.State.class, "state", state);
        return page.map(
                needs.list(user.organisation(), wanted, page.afterId(), page.fetch()), Need::id, NeedResponse::of, uri);
    }

    @GET
    @Path("{id}")
    public RestResponse<NeedResponse> get(@PathParam("id") UUID id) {
        return answer(needs.requireVisible(id));
    }

    /** Submitted at once unless marked a draft. */
    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = NeedResponse.class, responseCode = "201")
    public RestResponse<NeedResponse> create(@NotNull @Valid NeedRequest entered) {
        String organisation = entered.organisation() == null ? user.organisation() : entered.organisation();
        requireMayAskFor(organisation);
        requireKnown(entered.disciplines());
        Need need = Need.enter(entered, organisation, user.name(), clock.instant());
        if (!entered.draft()) {
            need.submit();
        }
        need.persistAndFlush();
        audit.record("create", "need", need.id, Map.of("state", need.state));
        return ResponseBuilder.<NeedResponse>created(URI.create("/api/needs/" + need.id))
                .tag(Version.tag(need.version))
                .entity(NeedResponse.of(need))
                .build();
    }

    /** Possible until a manager has opened it. The organisation stays. */
    @PUT
    @Path("{id}")
    @Transactional
    public RestResponse<NeedResponse> rewrite(@PathParam("id") UUID id, @NotNull @Valid NeedRequest entered) {
        Need need = needs.lockVisible(id);
        requireMayAskFor(need.organisation);
        Version.requireMatch(headers, need.version);
        requireKnown(entered.disciplines());
        need.rewrite(entered);
        Need.flush();
        audit.record("rewrite", "need", id, Map.of());
        return answer(need);
    }

    @POST
    @Path("{id}/submission")
    @Transactional
    @Idempotent
    public RestResponse<NeedResponse> submit(@PathParam("id") UUID id) {
        Need need = needs.lockVisible(id);
        requireMayAskFor(need.organisation);
        need.submit();
        Need.flush();
        audit.record("submit", "need", id, Map.of());
        return answer(need);
    }

    /** A clerk speaks for the own organisation only, a manager also for those below. */
    private void requireMayAskFor(String organisation) {
        if (!organisation.equals(user.organisation()) && !user.has(Roles.EXPERT_MANAGER)) {
            throw ProblemException.forbidden("not-your-need", organisation);
        }
        access.requireWithin(organisation);
    }

    private void requireKnown(List<String> codes) {
        Set<String> unknown = new HashSet<>(codes);
        unknown.removeAll(disciplines.known(codes));
        if (!unknown.isEmpty()) {
            throw ProblemException.unprocessable("unknown-discipline", unknown);
        }
    }

    private static RestResponse<NeedResponse> answer(Need need) {
        return ResponseBuilder.ok(NeedResponse.of(need))
                .tag(Version.tag(need.version))
                .build();
    }
}
