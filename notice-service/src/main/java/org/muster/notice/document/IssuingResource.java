package org.muster.notice.document;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** The way from a draft to an issued notice. Every step is taken by a person of the organisation whose notice it is. */
@Path("/api/notices")
@RolesAllowed(Roles.ISSUER)
public class IssuingResource {

    @Inject
    Notices notices;

    @Inject
    Issuing issuing;

    @Inject
    NoticeAnswers answers;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** Why it goes back to the drafter. */
    public record RejectionRequest(
            @NotBlank @Size(max = 2000) String reason) {}

    /** @param issuedOn the date the document bears; today when missing, earlier for one entered after the fact */
    public record IssueRequest(LocalDate issuedOn) {}

    /** The number it got, and how many organisations it went to. */
    public record IssueResponse(UUID id, String number, LocalDate issuedOn, int recipients) {}

    /** 409 unless it is a draft. */
    @POST
    @Path("/{id}/submission")
    @RolesAllowed(Roles.DRAFTER)
    @Transactional
    @Idempotent
    public RestResponse<NoticeResponse> submit(UUID id) {
        Notice notice = notices.own(id);
        notice.submit(notices.actor());
        return done("submit", notice);
    }

    /** 409 unless it was submitted. */
    @POST
    @Path("/{id}/approval")
    @Transactional
    @Idempotent
    public RestResponse<NoticeResponse> approve(UUID id) {
        Notice notice = notices.own(id);
        notice.approve(notices.actor());
        return done("approve", notice);
    }

    /** Gives it back to its drafter; 409 unless it was submitted or approved. */
    @POST
    @Path("/{id}/rejection")
    @Transactional
    @Idempotent
    public RestResponse<NoticeResponse> reject(UUID id, @NotNull @Valid RejectionRequest request) {
        Notice notice = notices.own(id);
        notice.reject(request.reason().strip(), notices.actor());
        return done("reject", notice);
    }

    /** Numbers it and freezes its recipients. 409 unless it was approved; 422 for a date in the future. */
    @POST
    @Path("/{id}/issue")
    @Consumes(MediaType.APPLICATION_JSON) // said aloud, a missing body needs no Content-Type
    @Transactional
    @Idempotent
    public IssueResponse issue(UUID id, IssueRequest request) {
        Notice notice = notices.own(id);
        LocalDate today = LocalDate.now(clock);
        LocalDate on = request == null || request.issuedOn() == null ? today : request.issuedOn();
        if (on.isAfter(today) || on.getYear() < DocumentNumber.FIRST_YEAR) {
            throw ProblemException.unprocessable("bad-issue-date", on, DocumentNumber.FIRST_YEAR);
        }
        issuing.issue(notice, on, notices.actor());
        audit.record("issue", "notice", id, Map.of("number", notice.number()));
        return new IssueResponse(id, notice.number(), on, notice.recipients());
    }

    private RestResponse<NoticeResponse> done(String action, Notice notice) {
        notices.flush();
        audit.record(action, "notice", notice.id(), Map.of());
        return answers.with(ResponseBuilder.ok(), notice);
    }
}
