package org.muster.platform.audit;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
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
import org.muster.platform.audit.Verifications.Verification;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.ThisService;

/**
 * The trail for auditors: of their own organisation and those below it, and each look is a line itself. That the chain is
 * whole they may ask of the whole trail; the answer shows no line.
 */
@Path("/api/audit/{service}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.AUDITOR)
public class AuditResource {

    @Inject
    AuditSearch search;

    @Inject
    Verifications verifications;

    @Inject
    AuditTrail audit;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    ThisService here;

    /** What is still possible: nothing but RUNNING ever changes. */
    public enum VerificationState {
        /** Under way; goes on also when the service is restarted. */
        RUNNING,
        /** Every line follows from the one before it. */
        INTACT,
        /** From some line on the trail is not what was written. */
        BROKEN
    }

    /**
     * How far a check of the chain is.
     *
     * @param until number of the chain's last line when the check was asked for
     * @param reached number of the last line looked at
     * @param lines how many were looked at; what was removed for its age was not
     * @param firstBroken number of the first line that does not follow from the one before it
     */
    public record VerificationResponse(
            UUID id,
            VerificationState state,
            Instant askedAt,
            Instant endedAt,
            long until,
            long reached,
            long lines,
            Long firstBroken) {

        static VerificationResponse of(Verification one) {
            VerificationState ended = one.broken() == null ? VerificationState.INTACT : VerificationState.BROKEN;
            return new VerificationResponse(
                    one.id(),
                    one.endedAt() == null ? VerificationState.RUNNING : ended,
                    one.askedAt(),
                    one.endedAt(),
                    one.until(),
                    one.reached(),
                    one.lines(),
                    one.broken());
        }
    }

    /** Newest first. A line shows a second or two after what it tells of. */
    @GET
    @Transactional
    public RestResponse<List<AuditLine>> search(
            String service,
            @BeanParam @Valid AuditFilter filter,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        here.require(service);
        Page page = Page.of(cursor, limit);
        Organisation within =
                organisations.require(filter.organisation == null ? user.organisation() : filter.organisation);
        access.requireWithin(within.code());
        RestResponse<List<AuditLine>> answer = page.answer(search.find(filter, within, page), AuditLine::mark, uri);
        audit.record("search", "audit-trail", service, filter.asked());
        return answer;
    }

    /** Starts to check the whole chain; one that is running already is given instead. */
    @POST
    @Path("verifications")
    @Idempotent
    @Transactional
    @APIResponseSchema(value = VerificationResponse.class, responseCode = "202")
    public RestResponse<VerificationResponse> verify(String service) {
        here.require(service);
        Verification asked = verifications.ask(user.subject());
        audit.record("verify", "audit-trail", service, Map.of("verification", asked.id()));
        return ResponseBuilder.accepted(VerificationResponse.of(asked))
                .location(URI.create("/api/audit/" + service + "/verifications/" + asked.id()))
                .build();
    }

    @GET
    @Path("verifications/{id}")
    public VerificationResponse verification(String service, UUID id) {
        here.require(service);
        return verifications
                .find(id)
                .map(VerificationResponse::of)
                .orElseThrow(() -> ProblemException.notFound("verification", id));
    }
}
