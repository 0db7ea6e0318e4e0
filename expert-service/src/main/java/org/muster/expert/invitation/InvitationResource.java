package org.muster.expert.invitation;

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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import org.muster.expert.engagement.Engagements;
import org.muster.expert.language.Phrases;
import org.muster.expert.need.Need;
import org.muster.expert.need.Needs;
import org.muster.expert.parameters.Parameter;
import org.muster.expert.profile.Experts;
import org.muster.expert.profile.OwnProfile;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

/** Invitations as managers send and follow them. */
@Path("/api/invitations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.EXPERT_MANAGER)
class InvitationResource {

    /** @param expiresAt three days from now when left out, and never after the need's last day */
    record InvitationRequest(
            @NotNull UUID need,
            @NotNull UUID expert,
            @Size(max = 500) String message,
            Instant expiresAt) {}

    record WithdrawalRequest(@Size(max = 300) String reason) {}

    /** @param path to be sent to the expert and to nobody else */
    record Link(String path, Instant expiresAt) {}

    @Inject
    Invitations invitations;

    @Inject
    Answers answers;

    @Inject
    Needs needs;

    @Inject
    Experts experts;

    @Inject
    Engagements engagements;

    @Inject
    OwnProfile own;

    @Inject
    InvitationConfig config;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    /** Experts get their own, managers those that their organisation or one below has sent. */
    @GET
    @RolesAllowed({Roles.EXPERT_MANAGER, Roles.EXPERT})
    @Transactional
    public RestResponse<List<InvitationResponse>> list(
            @QueryParam("need") String need,
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        UUID ofNeed = Parameter.id("need", need);
        Invitation.State wanted = Parameter.choice(Invitation.State.class, "state", state);
        List<Invitation> rows = user.has(Roles.EXPERT_MANAGER)
                ? invitations.visibleTo(user.organisation(), ofNeed, wanted, page.afterId(), page.fetch())
                : invitations.ofExpert(own.require().id(), ofNeed, wanted, page.afterId(), page.fetch());
        return page.map(rows, row -> row.id, this::shown, uri);
    }

    @GET
    @Path("{id}")
    public InvitationResponse get(@PathParam("id") UUID id) {
        invitations.needOfVisible(id, user.organisation());
        return shown(Invitation.findById(id));
    }

    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = InvitationResponse.class, responseCode = "201")
    public RestResponse<InvitationResponse> invite(@NotNull @Valid InvitationRequest request) {
        Need need = needs.lockVisible(request.need());
        experts.requireInvitable(user.organisation(), request.expert(), need.endOn());
        if (invitations.openOrAccepted(need.id(), request.expert())) {
            throw ProblemException.conflict("already-invited", need.title());
        }
        engagements.during(request.expert(), need.startOn(), need.endOn()).ifPresent(booked -> {
            throw ProblemException.conflict("expert-engaged", booked.startOn(), booked.endOn());
        });
        Instant now = clock.instant();
        Invitation invitation = Invitation.to(
                need,
                request.expert(),
                request.message(),
                user.organisation(),
                user.name(),
                now,
                expiry(request, need));
        invitation.persistAndFlush();
        audit.record("invite", "invitation", invitation.id, Map.of("need", need.id(), "expert", request.expert()));
        return ResponseBuilder.<InvitationResponse>created(URI.create("/api/invitations/" + invitation.id))
                .entity(shown(invitation))
                .build();
    }

    /**
     * A link with which the expert may answer once without a login. It is shown this one time and replaces any earlier
     * one. Not a POST, because its answer must not be kept for repetition.
     */
    @PUT
    @Path("{id}/link")
    @Transactional
    public RestResponse<Link> link(@PathParam("id") UUID id) {
        invitations.needOfVisible(id, user.organisation());
        Invitation invitation = Invitation.findById(id, LockModeType.PESSIMISTIC_WRITE);
        Secret secret = invitation.link(clock.instant());
        audit.record("make-link", "invitation", id, Map.of());
        return ResponseBuilder.ok(new Link("/api/public/invitations/" + secret.value(), invitation.expiresAt))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("{id}/agreement")
    @Transactional
    @Idempotent
    public InvitationResponse agree(@PathParam("id") UUID id) {
        return shown(answers.agree(id, invitations.needOfVisible(id, user.organisation())));
    }

    @POST
    @Path("{id}/withdrawal")
    @Consumes(MediaType.APPLICATION_JSON) // said aloud, a missing body needs no Content-Type
    @Transactional
    @Idempotent
    public InvitationResponse withdraw(@PathParam("id") UUID id, @Valid WithdrawalRequest request) {
        needs.lock(invitations.needOfVisible(id, user.organisation()));
        Invitation invitation = Invitation.findById(id, LockModeType.PESSIMISTIC_WRITE);
        invitation.withdraw(request == null ? null : request.reason(), clock.instant());
        audit.record("withdraw", "invitation", id, Map.of());
        return shown(invitation);
    }

    private Instant expiry(InvitationRequest request, Need need) {
        Instant lastMoment =
                need.endOn().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Instant wanted = request.expiresAt() == null ? clock.instant().plus(config.openFor()) : request.expiresAt();
        return wanted.isBefore(lastMoment) ? wanted : lastMoment;
    }

    private InvitationResponse shown(Invitation invitation) {
        return InvitationResponse.of(
                invitation, needs.of(invitation.need), clock.instant(), Phrases.preferredBy(headers));
    }
}
