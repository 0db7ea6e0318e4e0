package org.muster.report.rollups;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.report.forms.FormField;
import org.muster.report.periods.Periods;
import org.muster.report.periods.Place;
import org.muster.report.periods.ReportPeriod;
import org.muster.report.rollups.NodeFigures.Difference;

/** The roll-up (汇总) of a day's reports. */
@Path("/api/rollups")
public class RollupResource {

    @Inject
    Periods periods;

    @Inject
    Rollups rollups;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    /**
     * expected = onTime + late + missing; nil of those on time or late were nil reports, corrected ones changed after they
     * had been accepted.
     *
     * @param values the sums of those below; what the organisation itself stated stands in {@code differences} where it
     *     is another number
     * @param pending submissions of the last second or two that are not in these sums yet
     */
    record RollupResponse(
            UUID period,
            String formName,
            LocalDate date,
            boolean drill,
            String organisation,
            String name,
            int expected,
            int onTime,
            int late,
            int nil,
            int missing,
            int corrected,
            Map<String, Long> values,
            String note,
            List<BranchResponse> branches,
            List<Difference> differences,
            long pending) {}

    /** @param values what the branch counts for: what it stated, and where it stated nothing the sum of those below it */
    record BranchResponse(
            String organisation,
            String name,
            int expected,
            int onTime,
            int late,
            int nil,
            int missing,
            int corrected,
            Map<String, Long> values,
            String note,
            List<Difference> differences) {

        static BranchResponse of(NodeFigures node, List<FormField> fields) {
            return new BranchResponse(
                    node.organisation(),
                    node.name(),
                    node.expected(),
                    node.onTime(),
                    node.late(),
                    node.nil(),
                    node.missing(),
                    node.corrected(),
                    node.counted(fields),
                    node.note(),
                    node.differences(fields));
        }
    }

    /**
     * Of an organisation and by its direct children.
     *
     * @param under without it, the asking organisation as far as the caller may see, else the caller's own
     */
    @GET
    @Path("/{period}")
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
    public RollupResponse get(@PathParam("period") UUID id, @QueryParam("under") String under) {
        ReportPeriod period = periods.visible(id);
        String top = under != null
                ? under
                : access.covers(period.organisation()) ? period.organisation() : user.organisation();
        access.requireWithin(top);
        Place place = periods.place(period, top)
                .filter(found -> found.node() || found.expected())
                .orElseThrow(() -> ProblemException.unprocessable("not-in-period", top));
        List<FormField> fields = period.form().fields();
        // before the sums: what was waiting then may be in them, but nothing is left out unsaid
        long pending = rollups.waiting(period.id());
        NodeFigures node = rollups.of(period, place);
        List<BranchResponse> branches = (place.node() ? rollups.branches(period, place) : List.<NodeFigures>of())
                .stream().map(branch -> BranchResponse.of(branch, fields)).toList();
        return new RollupResponse(
                period.id(),
                period.form().name(),
                period.date(),
                period.drill(),
                node.organisation(),
                node.name(),
                node.expected(),
                node.onTime(),
                node.late(),
                node.nil(),
                node.missing(),
                node.corrected(),
                node.summedFirst(fields),
                node.note(),
                branches,
                node.differences(fields),
                pending);
    }
}
