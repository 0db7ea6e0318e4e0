package org.muster.report.periods;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;
import org.muster.report.periods.MissingReports.Missing;

/** Who has not reported yet, as of now. */
@Path("/api/report-periods/{id}/missing")
public class MissingResource {

    @Inject
    Periods periods;

    @Inject
    MissingReports missing;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    record MissingResponse(String organisation, String name) {

        static MissingResponse of(Missing missing) {
            return new MissingResponse(missing.organisation(), missing.name());
        }
    }

    /**
     * In tree order.
     *
     * @param under only in this organisation's subtree; without it the asking organisation's as far as the caller may see
     */
    @GET
    @RolesAllowed({
        Roles.REPORTER,
        Roles.REPORT_REVIEWER,
        Roles.DUTY_OFFICER,
        Roles.CLERK,
        Roles.ANALYST,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN
    })
    @Transactional
    public RestResponse<List<MissingResponse>> list(
            UUID id,
            @QueryParam("under") String under,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        ReportPeriod period = periods.visible(id);
        String top =
                under != null ? under : access.covers(period.organisation) ? period.organisation : user.organisation();
        access.requireWithin(top);
        Place place =
                periods.place(period, top).orElseThrow(() -> ProblemException.unprocessable("not-in-period", top));
        List<Missing> rows = missing.below(id, place, page.afterLong(Long.MIN_VALUE), page.fetch());
        return page.map(rows, Missing::pos, MissingResponse::of, uri);
    }
}
