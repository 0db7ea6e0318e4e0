package org.muster.report.periods;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
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
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.report.forms.Forms;
import org.muster.report.periods.Periods.Wanted;

import io.quarkus.security.Authenticated;

/** Opening a day's report, and looking at those one's organisation asks or is asked. */
@Path("/api/report-periods")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class ReportPeriodResource {

    @Inject
    PeriodOpening opening;

    @Inject
    Periods periods;

    @Inject
    Forms forms;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    record PeriodRequest(
            @NotNull UUID form,
            @NotNull LocalDate date,
            @NotEmpty @Size(max = 50) List<@NotNull @Valid Selector> to,
            @NotNull Instant dueAt,
            @Size(max = 20) List<@NotNull @Valid Cutoff> cutoffs,
            boolean drill) {

        List<Cutoff> tiers() {
            return cutoffs == null ? List.of() : cutoffs;
        }
    }

    /** @param asked whether the caller's own organisation is expected to report */
    record PeriodResponse(
            UUID id,
            UUID form,
            String formName,
            int formVersion,
            LocalDate date,
            String organisation,
            Instant dueAt,
            List<Cutoff> cutoffs,
            int expected,
            boolean drill,
            UUID responseId,
            Instant openedAt,
            boolean asked) {}

    /** 201 with the period, the number of expected reports frozen in it. */
    @POST
    @RolesAllowed({Roles.REPORT_REVIEWER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = PeriodResponse.class, responseCode = "201")
    public RestResponse<PeriodResponse> open(@NotNull @Valid PeriodRequest request) {
        requireEachTierOnce(request.tiers());
        Asking asking = new Asking(
                forms.usable(request.form(), user.organisation()),
                user.organisation(),
                request.date(),
                request.to(),
                request.dueAt(),
                request.tiers(),
                request.drill(),
                null);
        ReportPeriod period = opening.open(asking, user.name());
        audit.record("open", "report-period", period.id, Map.of("expected", period.expected, "drill", period.drill));
        return ResponseBuilder.<PeriodResponse>created(URI.create("/api/report-periods/" + period.id))
                .entity(shown(period))
                .build();
    }

    /** Newest first. */
    @GET
    @Transactional
    public RestResponse<List<PeriodResponse>> list(
            @QueryParam("date") LocalDate date,
            @QueryParam("form") UUID form,
            @QueryParam("response") UUID response,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        List<ReportPeriod> rows =
                periods.visibleTo(user.organisation(), new Wanted(date, form, response), page.afterId(), page.fetch());
        return page.map(rows, period -> period.id, this::shown, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public PeriodResponse get(UUID id) {
        return shown(periods.visible(id));
    }

    private PeriodResponse shown(ReportPeriod period) {
        return new PeriodResponse(
                period.id,
                period.form,
                period.formVersion.name(),
                period.formVersion.number(),
                period.date,
                period.organisation,
                period.dueAt,
                periods.cutoffs(period),
                period.expected,
                period.drill,
                period.response,
                period.openedAt,
                periods.place(period, user.organisation()).map(Place::expected).orElse(false));
    }

    private static void requireEachTierOnce(List<Cutoff> cutoffs) {
        int tiers =
                cutoffs.stream().map(Cutoff::tier).collect(Collectors.toSet()).size();
        if (tiers < cutoffs.size()) {
            throw ProblemException.unprocessable("tier-twice");
        }
    }
}
