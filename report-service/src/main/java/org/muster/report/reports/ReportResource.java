package org.muster.report.reports;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Version;

/** Filling in a unit's report, for one's own organisation or one below it. */
@Path("/api/reports/{period}/{organisation}")
public class ReportResource {

    @Inject
    Reports reports;

    @Inject
    Prefill prefill;

    @Inject
    EntityManager entities;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param reasons by key, why a stated total may differ from the sum of those below */
    record ContentRequest(
            @NotNull @Size(max = 100) Map<String, Object> values,
            @Size(max = 100) Map<String, @Size(max = 500) String> reasons,
            @Size(max = 3000) String note) {}

    /** The newest version with what is known already; version 0 when nothing was written yet. */
    @GET
    @RolesAllowed({
        Roles.REPORTER,
        Roles.REPORT_REVIEWER,
        Roles.DUTY_OFFICER,
        Roles.ANALYST,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN,
        Roles.AUDITOR
    })
    @Transactional
    public RestResponse<ReportResponse> get(UUID period, String organisation) {
        return answer(reports.open(period, organisation));
    }

    /** All versions, oldest first: what was corrected stays to be seen. */
    @GET
    @Path("/versions")
    @RolesAllowed({Roles.REPORTER, Roles.REPORT_REVIEWER, Roles.ANALYST, Roles.ORG_ADMIN, Roles.AUDITOR})
    @Transactional
    public List<ReportResponse> versions(UUID period, String organisation) {
        ReportFile file = reports.open(period, organisation);
        return file.versions().stream()
                .map(report -> ReportResponse.of(file, report, Map.of()))
                .toList();
    }

    /**
     * Writes the draft; needs If-Match when something was written before, unless the same is sent again, as after a lost
     * answer. 409 while a submitted version counts: begin a correction, or have it returned.
     */
    @PUT
    @RolesAllowed(Roles.REPORTER)
    @Transactional
    public RestResponse<ReportResponse> write(
            UUID period, String organisation, @NotNull @Valid ContentRequest content, @Context HttpHeaders headers) {
        ReportFile file = reports.openForChange(period, organisation);
        Answers answers = Answers.of(
                file.period().form().fields(),
                content.values(),
                content.reasons() == null ? Map.of() : content.reasons());
        if (file.latest().filter(report -> report.says(answers, content.note())).isPresent()) {
            return answer(file);
        }
        file.latest().ifPresent(report -> Version.requireMatch(headers, report.revision));
        Report draft = file.draft();
        draft.write(answers, content.note(), Person.of(user), clock.instant());
        entities.persist(draft);
        entities.flush();
        audit.record("write", "report", period + "/" + organisation, Map.of("version", draft.version));
        return answer(reports.open(period, organisation));
    }

    private RestResponse<ReportResponse> answer(ReportFile file) {
        Map<String, Prefill.Suggestion> suggestions = prefill.suggest(file, reports.previous(file));
        return file.latest()
                .map(report -> ResponseBuilder.ok(ReportResponse.of(file, report, suggestions))
                        .tag(Version.tag(report.revision))
                        .build())
                .orElseGet(() -> ResponseBuilder.ok(ReportResponse.empty(file, suggestions))
                        .build());
    }
}
