package org.muster.expert.invitation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.expert.language.Phrases;
import org.muster.expert.need.Need;
import org.muster.expert.need.Needs;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.web.Idempotent;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Answers by link, without a login. Whoever has the link may answer once; it shows what is asked for and nothing about
 * the expert, for it may have been passed on.
 */
@Path("/api/public/invitations/{secret}")
@PermitAll
class LinkResource {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LinkResponse(
            String title,
            String description,
            String organisation,
            boolean onSite,
            LocalDate startOn,
            LocalDate endOn,
            String message,
            Invitation.State state,
            Instant expiresAt,
            String closing) {}

    @Inject
    Invitations invitations;

    @Inject
    Answers answers;

    @Inject
    Needs needs;

    @Inject
    Organisations organisations;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    @GET
    @Extension(name = "x-etag", value = "false")
    public RestResponse<LinkResponse> get(@PathParam("secret") String secret) {
        return shown(Invitation.findById(require(secret).id()));
    }

    @POST
    @Path("acceptance")
    @Transactional
    @Idempotent
    public RestResponse<LinkResponse> accept(@PathParam("secret") String secret) {
        Invitations.Opened opened = require(secret);
        return shown(answers.accept(opened.id(), opened.need()));
    }

    @POST
    @Path("decline")
    @Consumes(MediaType.APPLICATION_JSON) // said aloud, a missing body needs no Content-Type
    @Transactional
    @Idempotent
    public RestResponse<LinkResponse> decline(
            @PathParam("secret") String secret, @Valid AnswerRequests.Decline decline) {
        Invitations.Opened opened = require(secret);
        return shown(answers.decline(opened.id(), opened.need(), decline == null ? null : decline.reason()));
    }

    @POST
    @Path("counter-proposal")
    @Transactional
    @Idempotent
    public RestResponse<LinkResponse> counterPropose(
            @PathParam("secret") String secret, @NotNull @Valid AnswerRequests.CounterProposal proposal) {
        Invitations.Opened opened = require(secret);
        return shown(answers.counterPropose(
                opened.id(), opened.need(), proposal.startOn(), proposal.endOn(), proposal.reason()));
    }

    private Invitations.Opened require(String secret) {
        return invitations.behind(new Secret(secret)).orElseThrow(() -> new ProblemException(404, "link-unknown"));
    }

    private RestResponse<LinkResponse> shown(Invitation invitation) {
        Need need = needs.of(invitation.need);
        Phrases phrases = Phrases.preferredBy(headers);
        return ResponseBuilder.ok(new LinkResponse(
                        need.title(),
                        need.description(),
                        organisations
                                .find(invitation.organisation)
                                .map(Organisation::name)
                                .orElse(invitation.organisation),
                        need.onSite(),
                        invitation.startOn,
                        invitation.endOn,
                        invitation.message,
                        invitation.stateAt(clock.instant()),
                        invitation.expiresAt,
                        invitation.withdrawnBecause == null
                                ? null
                                : phrases.say("closing." + invitation.withdrawnBecause.name())))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }
}
