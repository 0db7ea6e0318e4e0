package org.muster.notice.document;

import java.net.URI;
import java.time.Clock;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** Taking back or correcting what was issued. Only who issued it may; the issued text itself never changes. */
@Path("/api/notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ISSUER)
public class EndingResource {

    @Inject
    Notices notices;

    @Inject
    Endings endings;

    @Inject
    Attachments attachments;

    @Inject
    NoticeAnswers answers;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Why; every recipient reads it. */
    public record EndingRequest(@NotBlank @Size(max = 2000) String reason) {}

    /** @param forwards how many forwards, over all hops, ended with it */
    public record EndingResponse(UUID id, Ending ending, int forwards) {}

    /** 撤销: as if it had never been issued. 409 unless it is issued and in force. */
    @POST
    @Path("/{id}/revocation")
    @Transactional
    @Idempotent
    public EndingResponse revoke(UUID id, @NotNull @Valid EndingRequest request) {
        return end(id, EndingKind.REVOKED, request);
    }

    /** 废止: void from today on. 409 unless it is issued and in force. */
    @POST
    @Path("/{id}/abolition")
    @Transactional
    @Idempotent
    public EndingResponse abolish(UUID id, @NotNull @Valid EndingRequest request) {
        return end(id, EndingKind.ABOLISHED, request);
    }

    /**
     * 201 with a draft of the next version, equal to the issued one, its attachments and addressees included. When it is
     * issued it supersedes that one. 409 unless that is issued and in force.
     */
    @POST
    @Path("/{id}/corrections")
    @RolesAllowed({Roles.DRAFTER, Roles.ISSUER})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = NoticeResponse.class, responseCode = "201")
    public RestResponse<NoticeResponse> correct(UUID id, @NotNull @Valid EndingRequest request) {
        Notice notice = notices.own(id);
        notice.requireIssued();
        endings.requireInForce(List.of(id));
        Notice correction = notice.correct(request.reason().strip(), notices.actor());
        notices.add(correction);
        attachments.copy(id, correction.id());
        audit.record("correct", "notice", id, Map.of("draft", correction.id()));
        return answers.with(ResponseBuilder.created(URI.create("/api/notices/" + correction.id())), correction);
    }

    private EndingResponse end(UUID id, EndingKind kind, EndingRequest request) {
        Notice notice = notices.own(id);
        notice.requireIssued();
        LocalDate from = kind == EndingKind.REVOKED ? notice.issuedOn() : LocalDate.now(clock);
        int forwards = endings.end(notice, kind, null, request.reason().strip(), from, notices.actor());
        audit.record("end", "notice", id, Map.of("kind", kind.name(), "forwards", forwards));
        return new EndingResponse(id, endings.of(id).orElseThrow(), forwards);
    }
}
