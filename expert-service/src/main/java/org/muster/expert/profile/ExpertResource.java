package org.muster.expert.profile;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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
import org.muster.expert.language.Phrases;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

@Path("/api/experts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EXPERT_MANAGER)
class ExpertResource {

    @Inject
    Experts experts;

    @Inject
    ProfileWriter writer;

    @Inject
    ProfileRules rules;

    @Inject
    ProfileConflicts conflicts;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Context
    HttpHeaders headers;

    @GET
    public RestResponse<List<ExpertView>> list(
            @BeanParam @Valid ExpertFilter filter,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.answer(
                experts.list(user.organisation(), filter, page.afterId(), page.fetch()), ExpertView::id, uri);
    }

    @GET
    @Path("facets")
    public Facets facets(@BeanParam @Valid ExpertFilter filter) {
        return experts.facets(user.organisation(), filter);
    }

    @GET
    @Path("{id}")
    public RestResponse<ExpertView> get(@PathParam("id") UUID id) {
        ExpertView expert = require(id);
        return ResponseBuilder.ok(expert).tag(Version.tag(expert.version())).build();
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = ExpertView.class, responseCode = "201")
    public RestResponse<ExpertView> create(@NotNull @Valid Profile entered) {
        Profile profile = checked(entered, null);
        UUID id = writer.write(List.of(profile)).get(0).id();
        audit.record("create", "expert", id, Map.of("pool", profile.organisation()));
        return ResponseBuilder.<ExpertView>created(URI.create("/api/experts/" + id))
                .entity(require(id))
                .build();
    }

    /** Replaces everything but the contact data, which stays as it is when left out. */
    @PUT
    @Path("{id}")
    @Transactional
    public RestResponse<ExpertView> update(@PathParam("id") UUID id, @NotNull @Valid Profile entered) {
        long version = require(id).version();
        Version.requireMatch(headers, version);
        Profile profile = checked(entered, id);
        if (!writer.update(id, version, profile)) {
            throw new ProblemException(412, "stale");
        }
        audit.record("update", "expert", id, Map.of("pool", profile.organisation()));
        return get(id);
    }

    private ExpertView require(UUID id) {
        return experts.find(user.organisation(), id).orElseThrow(() -> ProblemException.notFound("expert", id));
    }

    /** @param id of the profile that is changed; null for a new one */
    private Profile checked(Profile entered, UUID id) {
        Profile profile = entered.organisation() == null ? entered.inPool(user.organisation()) : entered;
        access.requireWithin(profile.organisation());
        List<ProblemException.Fault> faults = rules.faults(profile, Phrases.preferredBy(headers));
        if (!faults.isEmpty()) {
            throw new ProblemException(422, "unfit-profile", faults, faults.size());
        }
        conflicts.requireNone(profile, id);
        return profile;
    }
}
