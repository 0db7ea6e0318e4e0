package org.muster.notice.response;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.security.Authenticated;

/**
 * The plan library: issuer and administrator keep their organisation's own plans; those below read them and may copy
 * them, those above read them.
 */
@Path("/api/response-plans")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class PlanResource {

    @Inject
    Plans plans;

    @Inject
    PlanReach reach;

    @Inject
    Organisations organisations;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * @param edition the one shown
     * @param newest which is the newest
     * @param leftOut what a copy could not take over because nobody within reach was asked; null otherwise
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanView(
            UUID id,
            String organisation,
            int edition,
            int newest,
            UUID copiedFrom,
            Integer copiedEdition,
            Instant retiredAt,
            String writtenBy,
            Instant writtenAt,
            PlanContent plan,
            List<String> leftOut) {

        static PlanView of(EmergencyPlan plan, Plans.Edition edition, List<String> leftOut) {
            return new PlanView(
                    plan.id,
                    plan.organisation,
                    edition.edition(),
                    plan.edition,
                    plan.copiedFrom,
                    plan.copiedEdition,
                    plan.retiredAt,
                    edition.by(),
                    edition.at(),
                    edition.content(),
                    leftOut);
        }
    }

    /** One edition in the history of a plan. */
    record EditionView(int edition, String name, String by, Instant at) {}

    /** 409 for a name that another of one's plans bears; 403 when it asks somebody who is neither oneself nor below. */
    @POST
    @RolesAllowed({Roles.ISSUER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = PlanView.class, responseCode = "201")
    public RestResponse<PlanView> write(@NotNull @Valid PlanContent content) {
        return created(EmergencyPlan.of(user.organisation(), content), content, null);
    }

    /** Newest first. @param eventClass all when missing */
    @GET
    @Transactional
    public RestResponse<List<PlanView>> list(
            @QueryParam("eventClass") EventClass eventClass,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(
                plans.visibleTo(user.organisation(), eventClass, page),
                listed -> listed.plan().id,
                listed -> PlanView.of(listed.plan(), listed.newest(), null),
                uri);
    }

    /** Its newest edition. */
    @GET
    @Path("/{id}")
    @Transactional
    public RestResponse<PlanView> get(UUID id) {
        return answer(ResponseBuilder.ok(), plans.visible(id), null);
    }

    /** Newest first. */
    @GET
    @Path("/{id}/editions")
    @Transactional
    public List<EditionView> editions(UUID id) {
        return plans.editions(plans.visible(id).id).stream()
                .map(each -> new EditionView(each.edition(), each.content().name(), each.by(), each.at()))
                .toList();
    }

    @GET
    @Path("/{id}/editions/{edition}")
    @Transactional
    public PlanView edition(UUID id, int edition) {
        EmergencyPlan plan = plans.visible(id);
        return PlanView.of(plan, plans.edition(id, edition), null);
    }

    /** As a whole, and only as it was read: send its ETag as If-Match. Running responses keep the edition they have. */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.ISSUER, Roles.ORG_ADMIN})
    @Transactional
    public RestResponse<PlanView> revise(UUID id, @NotNull @Valid PlanContent content, @Context HttpHeaders headers) {
        EmergencyPlan plan = plans.own(id);
        Version.requireMatch(headers, plan.edition);
        requireReach(content);
        plan.write(content);
        plans.keep(plan, content);
        audit.record("revise", "response-plan", id, Map.of("edition", plan.edition));
        return answer(ResponseBuilder.ok(), plan, null);
    }

    /**
     * Makes a visible plan one's own. What it asks of its organisation and of all below that is asked of one's own and of
     * all below that; {@code leftOut} names what then asks nobody.
     */
    @POST
    @Path("/{id}/copies")
    @RolesAllowed({Roles.ISSUER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = PlanView.class, responseCode = "201")
    public RestResponse<PlanView> copy(UUID id) {
        EmergencyPlan template = plans.visible(id);
        template.requireCurrent();
        PlanCopy copy = new PlanCopy(
                template.organisation, user.organisation(), code -> organisations.isWithin(code, user.organisation()));
        PlanContent content = copy.of(plans.edition(id, template.edition).content());
        return created(EmergencyPlan.of(user.organisation(), content).copiedFrom(template), content, copy.leftOut());
    }

    /** Nobody can activate it any more; responses that run with it go on. */
    @POST
    @Path("/{id}/retirement")
    @RolesAllowed({Roles.ISSUER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    public RestResponse<PlanView> retire(UUID id) {
        EmergencyPlan plan = plans.own(id);
        plan.retire(clock.instant());
        audit.record("retire", "response-plan", id, Map.of());
        return answer(ResponseBuilder.ok(), plan, null);
    }

    private RestResponse<PlanView> created(EmergencyPlan plan, PlanContent content, List<String> leftOut) {
        requireReach(content);
        plans.keep(plan, content);
        audit.record("write", "response-plan", plan.id, Map.of("edition", plan.edition));
        return answer(ResponseBuilder.created(URI.create("/api/response-plans/" + plan.id)), plan, leftOut);
    }

    private void requireReach(PlanContent content) {
        reach.requireWithin(organisations.require(user.organisation()), content.selectors());
    }

    private RestResponse<PlanView> answer(
            ResponseBuilder<PlanView> response, EmergencyPlan plan, List<String> leftOut) {
        return response.entity(PlanView.of(plan, plans.edition(plan.id, plan.edition), leftOut))
                .tag(Version.tag(plan.edition))
                .build();
    }
}
