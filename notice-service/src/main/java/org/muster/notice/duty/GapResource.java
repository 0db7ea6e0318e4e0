package org.muster.notice.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.ToIntFunction;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.notice.duty.Gaps.Branch;
import org.muster.notice.duty.Gaps.Span;
import org.muster.notice.duty.Gaps.Unit;
import org.muster.platform.security.Access;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/**
 * In how many organisations nobody is on duty tonight, down to the single one. Associations are always expected to be
 * on duty; others when they keep a roster or while a response asks for it.
 */
@Path("/api/duty/gaps")
@RolesAllowed({
    Roles.ISSUER,
    Roles.CLERK,
    Roles.DUTY_OFFICER,
    Roles.REPORTER,
    Roles.REPORT_REVIEWER,
    Roles.LEADER_OFFICE,
    Roles.ORG_ADMIN
})
public class GapResource {

    @Inject
    Gaps gaps;

    @Inject
    Access access;

    @Inject
    Clock clock;

    /** @param branches each child of {@code under} with all below it, and {@code under} itself where it is expected */
    record GapsView(
            String under,
            LocalDate night,
            Instant from,
            Instant until,
            int expected,
            int covered,
            int partly,
            int nobody,
            List<Branch> branches) {}

    record UnitView(String organisation, String name, List<Expectation> expectedBecause, List<Span> gaps) {

        static UnitView of(Unit unit) {
            return new UnitView(unit.organisation(), unit.name(), unit.because(), unit.gaps());
        }
    }

    /** @param night the day on whose evening it begins; left out the one that lasts or comes */
    @GET
    public GapsView count(
            @QueryParam("under") @NotBlank @Size(max = 40) String under, @QueryParam("night") LocalDate night) {
        access.requireWithin(under);
        Night asked = night(night);
        List<Branch> branches = gaps.byBranch(under, asked);
        return new GapsView(
                under,
                asked.date(),
                asked.from(),
                asked.until(),
                sum(branches, Branch::expected),
                sum(branches, Branch::covered),
                sum(branches, Branch::partly),
                sum(branches, Branch::nobody),
                branches);
    }

    /** Every organisation with a gap, with the times at which nobody is there, in tree order. */
    @GET
    @Path("/units")
    public RestResponse<List<UnitView>> units(
            @QueryParam("under") @NotBlank @Size(max = 40) String under,
            @QueryParam("night") LocalDate night,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        access.requireWithin(under);
        List<Unit> found = gaps.units(under, night(night), page.afterLong(-1), page.fetch());
        return page.map(found, Unit::place, UnitView::of, uri);
    }

    private Night night(LocalDate date) {
        return date == null ? Night.around(ZonedDateTime.now(clock)) : Night.of(date, clock.getZone());
    }

    private static int sum(List<Branch> branches, ToIntFunction<Branch> figure) {
        return branches.stream().mapToInt(figure).sum();
    }
}
