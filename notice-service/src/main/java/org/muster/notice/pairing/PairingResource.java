package org.muster.notice.pairing;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.pairing.Pairings.Contact;
import org.muster.notice.pairing.Pairings.Means;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Pairings: a side or somebody above both proposes, both sides agree, log their contacts and end it. */
@Path("/api/pairings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.CLERK, Roles.ISSUER})
public class PairingResource {

    @Inject
    Pairings pairings;

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

    record PairingRequest(
            @NotBlank @Size(max = 40) String guiding,
            @NotBlank @Size(max = 40) String guided,
            @NotBlank @Size(max = 500) String subject,
            @NotNull LocalDate startsOn,
            @NotNull LocalDate endsOn) {}

    record EndRequest(@NotBlank @Size(max = 1000) String reason) {}

    record ContactRequest(
            @NotNull LocalDate on,
            @NotNull Means means,
            @NotBlank @Size(max = 4000) String text) {}

    /** @param proposedBy the organisation @param guidingBy who agreed for it; null as long as nobody did */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PairingResponse(
            UUID id,
            String guiding,
            String guided,
            String subject,
            LocalDate startsOn,
            LocalDate endsOn,
            PairingState state,
            String proposedBy,
            Instant proposedAt,
            String guidingBy,
            Instant guidingAt,
            String guidedBy,
            Instant guidedAt,
            String endedBy,
            Instant endedAt,
            String endReason) {

        static PairingResponse of(Pairing pairing, LocalDate today) {
            return new PairingResponse(
                    pairing.id,
                    pairing.guiding,
                    pairing.guided,
                    pairing.subject,
                    pairing.startsOn,
                    pairing.endsOn,
                    pairing.state(today),
                    pairing.proposedBy,
                    pairing.proposedAt,
                    pairing.guidingBy,
                    pairing.guidingAt,
                    pairing.guidedBy,
                    pairing.guidedAt,
                    pairing.endedBy,
                    pairing.endedAt,
                    pairing.endReason);
        }
    }

    /** 403 unless one's organisation is a side or above both. */
    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = PairingResponse.class, responseCode = "201")
    public RestResponse<PairingResponse> propose(@NotNull @Valid PairingRequest request) {
        Pairing pairing = new Pairing();
        pairing.guiding = organisations.require(request.guiding()).code();
        pairing.guided = organisations.require(request.guided()).code();
        if (!pairing.isSide(user.organisation())) {
            access.requireWithin(pairing.guiding);
            access.requireWithin(pairing.guided);
        }
        pairing.subject = request.subject().strip();
        pairing.startsOn = request.startsOn();
        pairing.endsOn = request.endsOn();
        if (request.endsOn().isBefore(today())) {
            throw ProblemException.unprocessable("pairing-period", request.startsOn(), request.endsOn());
        }
        pairing.propose(user, clock.instant());
        pairing.persistAndFlush();
        audit.record("propose", "pairing", pairing.id, Map.of());
        return ResponseBuilder.<PairingResponse>created(URI.create("/api/pairings/" + pairing.id))
                .entity(PairingResponse.of(pairing, today()))
                .build();
    }

    /** Newest first: those with a side at or below one's own organisation. */
    @GET
    @Transactional
    public RestResponse<List<PairingResponse>> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        LocalDate today = today();
        return page.map(pairings.list(page), pairing -> pairing.id, pairing -> PairingResponse.of(pairing, today), uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public PairingResponse get(UUID id) {
        return PairingResponse.of(pairings.visible(id), today());
    }

    /** For the side that has not agreed yet. */
    @POST
    @Path("/{id}/agreement")
    @Transactional
    @Idempotent
    public PairingResponse agree(UUID id) {
        Pairing pairing = pairings.ofSide(id);
        pairing.agree(user, clock.instant(), today());
        audit.record("agree", "pairing", id, Map.of());
        return PairingResponse.of(pairing, today());
    }

    /** Refuses a proposal, takes it back, or ends what was agreed. */
    @POST
    @Path("/{id}/end")
    @Transactional
    @Idempotent
    public PairingResponse end(UUID id, @NotNull @Valid EndRequest request) {
        Pairing pairing = pairings.ofSideOrProposer(id);
        pairing.end(request.reason().strip(), user, clock.instant(), today());
        audit.record("end", "pairing", id, Map.of());
        return PairingResponse.of(pairing, today());
    }

    /** 409 unless both sides agreed; 422 for a day in the future or before it began. */
    @POST
    @Path("/{id}/contacts")
    @Transactional
    @Idempotent
    @APIResponseSchema(value = Contact.class, responseCode = "201")
    public RestResponse<Contact> log(UUID id, @NotNull @Valid ContactRequest request) {
        Pairing pairing = pairings.ofSide(id);
        pairing.requireAgreed(today());
        if (request.on().isAfter(today()) || request.on().isBefore(pairing.startsOn)) {
            throw ProblemException.unprocessable("pairing-contact-day", request.on(), pairing.startsOn, today());
        }
        Contact contact =
                pairings.log(id, request.on(), request.means(), request.text().strip(), clock.instant());
        audit.record("log-contact", "pairing", id, Map.of("contact", contact.id()));
        return ResponseBuilder.create(RestResponse.Status.CREATED, contact).build();
    }

    @GET
    @Path("/{id}/contacts")
    @Transactional
    public List<Contact> contacts(UUID id) {
        pairings.visible(id);
        return pairings.contacts(id);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
