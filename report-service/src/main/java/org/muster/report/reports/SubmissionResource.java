package org.muster.report.reports;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Version;
import org.muster.report.periods.Periods;
import org.muster.report.rollups.RollupQueue;

/** Handing a report in, and beginning to correct one that was handed in. */
@Path("/api/reports/{period}/{organisation}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.REPORTER)
public class SubmissionResource {

    @Inject
    Reports reports;

    @Inject
    Periods periods;

    @Inject
    Prefill prefill;

    @Inject
    RollupQueue rollups;

    @Inject
    Outbox outbox;

    @Inject
    EntityManager entities;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param nil whether it is a nil report (零报告); left out means no */
    record SubmissionRequest(boolean nil) {}

    record CorrectionRequest(@NotBlank @Size(max = 500) String reason) {}

    /**
     * The draft counts from now on, and supersedes the version that counted. A nil report needs no draft. If-Match is
     * heeded when it is sent.
     */
    @POST
    @Path("/submission")
    @Consumes(MediaType.APPLICATION_JSON) // said aloud, a missing body needs no Content-Type
    @Transactional
    @Idempotent
    public RestResponse<ReportResponse> submit(
            UUID period, String organisation, @Valid SubmissionRequest request, @Context HttpHeaders headers) {
        ReportFile file = reports.openForChange(period, organisation);
        periods.submitting(file.period());
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null
                && file.latest().isPresent()) {
            Version.requireMatch(headers, file.requireLatest().revision);
        }
        boolean nil = request != null && request.nil();
        Report draft = file.draft().requireDraft();
        Instant now = clock.instant();
        boolean late = file.isLate(now);
        file.inForce().ifPresent(Report::supersede);
        // the former version first: the database allows one that counts
        entities.flush();
        ReportSubmitted submitted = draft.submit(nil, late, Person.of(user), now);
        entities.persist(draft);
        entities.flush();
        rollups.changed(file.period(), file.place());
        outbox.append(submitted);
        audit.record(
                "submit",
                "report",
                submitted.reportKey(),
                Map.of("version", draft.version, "nil", nil, "late", draft.late));
        return answer(ResponseBuilder.ok(), file, draft);
    }

    /** 201 with a new draft of the same content; what was submitted counts until the draft is submitted. */
    @POST
    @Path("/correction")
    @Transactional
    @Idempotent
    @APIResponseSchema(value = ReportResponse.class, responseCode = "201")
    public RestResponse<ReportResponse> correct(
            UUID period, String organisation, @NotNull @Valid CorrectionRequest request) {
        ReportFile file = reports.openForChange(period, organisation);
        Report draft = file.requireLatest().correct(file.place(), request.reason(), Person.of(user), clock.instant());
        entities.persist(draft);
        entities.flush();
        audit.record("correct", "report", period + "/" + organisation, Map.of("version", draft.version));
        return answer(ResponseBuilder.created(URI.create("/api/reports/" + period + "/" + organisation)), file, draft);
    }

    private RestResponse<ReportResponse> answer(
            ResponseBuilder<ReportResponse> response, ReportFile file, Report report) {
        return response.entity(ReportResponse.of(file, report, prefill.suggest(file, reports.previous(file))))
                .tag(Version.tag(report.revision))
                .build();
    }
}
