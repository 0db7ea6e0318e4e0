package org.muster.expert.opinion;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.expert.profile.OwnProfile;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

/** Experts give opinions and see their own; managers and analysts see those of their organisation's pools. */
@Path("/api/opinions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.EXPERT, Roles.EXPERT_MANAGER, Roles.ANALYST})
class OpinionResource {

    record OpinionRequest(
            @NotBlank @Size(max = 100) String title,
            @NotBlank @Size(max = 3000) String text) {}

    /** @param state the furthest step */
    record OpinionResponse(
            UUID id,
            UUID expert,
            String expertName,
            String organisation,
            String title,
            String text,
            Instant givenAt,
            Step.Kind state,
            List<Step> steps) {}

    @Inject
    Opinions opinions;

    @Inject
    OpinionSteps steps;

    @Inject
    OwnProfile own;

    @Inject
    Outbox outbox;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @POST
    @RolesAllowed(Roles.EXPERT)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = OpinionResponse.class, responseCode = "201")
    public RestResponse<OpinionResponse> give(@NotNull @Valid OpinionRequest request) {
        Opinion opinion = Opinion.by(own.require(), request.title(), request.text(), clock.instant());
        opinion.persistAndFlush();
        outbox.append(OpinionGiven.of(opinion));
        audit.record("give", "opinion", opinion.id, Map.of());
        return ResponseBuilder.<OpinionResponse>created(URI.create("/api/opinions/" + opinion.id))
                .entity(shown(opinion, List.of()))
                .build();
    }

    @GET
    @Transactional
    public RestResponse<List<OpinionResponse>> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        List<Opinion> rows = seesPools()
                ? opinions.visibleTo(user.organisation(), page.afterId(), page.fetch())
                : opinions.ofExpert(own.require().id(), page.afterId(), page.fetch());
        Map<UUID, List<Step>> taken = steps.of(rows.stream().map(row -> row.id).toList());
        return page.map(rows, row -> row.id, row -> shown(row, taken.getOrDefault(row.id, List.of())), uri);
    }

    @GET
    @Path("{id}")
    @Transactional
    public OpinionResponse get(@PathParam("id") UUID id) {
        Opinion opinion = Opinion.findById(id);
        if (opinion == null || !isOwn(opinion) && !(seesPools() && access.covers(opinion.organisation))) {
            throw ProblemException.notFound("opinion", id);
        }
        return shown(opinion, steps.of(List.of(id)).getOrDefault(id, List.of()));
    }

    private boolean isOwn(Opinion opinion) {
        return !seesPools() && opinion.expert.equals(own.require().id());
    }

    private boolean seesPools() {
        return user.has(Roles.EXPERT_MANAGER) || user.has(Roles.ANALYST);
    }

    private OpinionResponse shown(Opinion opinion, List<Step> later) {
        List<Step> all = new ArrayList<>();
        all.add(new Step(
                Step.Kind.GIVEN, LocalDate.ofInstant(opinion.givenAt, clock.getZone()), null, null, null, null));
        all.addAll(later);
        return new OpinionResponse(
                opinion.id,
                opinion.expert,
                opinion.expertName,
                opinion.organisation,
                opinion.title,
                opinion.text,
                opinion.givenAt,
                all.get(all.size() - 1).kind(),
                all);
    }
}
