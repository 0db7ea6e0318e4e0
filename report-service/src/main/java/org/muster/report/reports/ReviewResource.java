package org.muster.report.reports;

import java.time.Clock;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Version;
import org.muster.report.rollups.RollupQueue;

/**
 * Reviewing (审核) what organisations below handed in. The asking organisation's own report has nobody above it in the
 * period, so its own reviewer may do it; nobody reviews what she or he wrote.
 */
@Path("/api/reports/{period}/{organisation}")
@RolesAllowed(Roles.REPORT_REVIEWER)
public class ReviewResource {

    @Inject
    Reports reports;

    @Inject
    RollupQueue rollups;

    @Inject
    EntityManager entities;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    record ReturnRequest(@NotBlank @Size(max = 500) String reason) {}

    @POST
    @Path("/acceptance")
    @Transactional
    @Idempotent
    public RestResponse<ReportResponse> accept(UUID period, String organisation) {
        ReportFile file = openForReview(period, organisation);
        Report report = file.reviewed();
        report.accept(Person.of(user), clock.instant());
        return done("accept", file, report);
    }

    /** It counts no more and the unit reports anew; a version it had superseded counts again. */
    @POST
    @Path("/return")
    @Transactional
    @Idempotent
    public RestResponse<ReportResponse> giveBack(
            UUID period, String organisation, @NotNull @Valid ReturnRequest request) {
        ReportFile file = openForReview(period, organisation);
        Report report = file.reviewed();
        report.giveBack(request.reason(), Person.of(user), clock.instant());
        entities.flush();
        file.superseded().ifPresent(Report::reinstate);
        rollups.changed(file.period(), file.place());
        return done("return", file, report);
    }

    private ReportFile openForReview(UUID period, String organisation) {
        ReportFile file = reports.openForChange(period, organisation);
        if (organisation.equals(user.organisation())
                && !organisation.equals(file.period().organisation())) {
            throw ProblemException.forbidden("reviewed-from-above", organisation);
        }
        return file;
    }

    private RestResponse<ReportResponse> done(String action, ReportFile file, Report report) {
        entities.flush();
        audit.record(
                action, "report", file.period().id() + "/" + report.organisation, Map.of("version", report.version));
        return ResponseBuilder.ok(ReportResponse.of(file, report, Map.of()))
                .tag(Version.tag(report.revision))
                .build();
    }
}
