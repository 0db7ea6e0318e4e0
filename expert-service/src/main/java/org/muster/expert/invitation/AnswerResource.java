package org.muster.expert.invitation;

import java.time.Clock;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.muster.expert.language.Phrases;
import org.muster.expert.need.Needs;
import org.muster.expert.profile.OwnProfile;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** The answers of an expert who is logged in, to invitations of that expert only. */
@Path("/api/invitations")
@RolesAllowed(Roles.EXPERT)
class AnswerResource {

    @Inject
    Invitations invitations;

    @Inject
    Answers answers;

    @Inject
    Needs needs;

    @Inject
    OwnProfile own;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    @POST
    @Path("{id}/acceptance")
    @Transactional
    @Idempotent
    public InvitationResponse accept(@PathParam("id") UUID id) {
        return shown(answers.accept(id, need(id)));
    }

    @POST
    @Path("{id}/decline")
    @Consumes(MediaType.APPLICATION_JSON) // said aloud, a missing body needs no Content-Type
    @Transactional
    @Idempotent
    public InvitationResponse decline(@PathParam("id") UUID id, @Valid AnswerRequests.Decline decline) {
        return shown(answers.decline(id, need(id), decline == null ? null : decline.reason()));
    }

    @POST
    @Path("{id}/counter-proposal")
    @Transactional
    @Idempotent
    public InvitationResponse counterPropose(
            @PathParam("id") UUID id, @NotNull @Valid AnswerRequests.CounterProposal proposal) {
        return shown(answers.counterPropose(id, need(id), proposal.startOn(), proposal.endOn(), proposal.reason()));
    }

    private UUID need(UUID id) {
        return invitations.needOfOwn(id, own.require().id());
    }

    private InvitationResponse shown(Invitation invitation) {
        return InvitationResponse.of(
                invitation, needs.of(invitation.need), clock.instant(), Phrases.preferredBy(headers));
    }
}
