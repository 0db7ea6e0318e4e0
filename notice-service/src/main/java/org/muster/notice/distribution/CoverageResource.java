package org.muster.notice.distribution;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.muster.notice.distribution.Coverage.Branch;
import org.muster.notice.distribution.Oversight.Scope;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** What became of an issued notice, its forwards included. For its issuer, and in part for who carried it on. */
@Path("/api/notices")
@RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
public class CoverageResource {

    @Inject
    Oversight oversight;

    @Inject
    Coverage coverage;

    @Inject
    Outstanding outstanding;

    @Inject
    Cascade cascade;

    /** The branches' figures and their sums. @param under null for everything */
    public record CoverageResponse(
            UUID notice,
            String number,
            String under,
            int recipients,
            int mustSign,
            int delivered,
            int opened,
            int signed,
            int returned,
            int replied,
            List<?> branches) {

        static CoverageResponse of(Scope scope, List<Branch> branches) {
            Branch sum = branches.stream().reduce(new Branch(scope.under(), null, 0, 0, 0, 0, 0, 0, 0), Branch::plus);
            return new CoverageResponse(
                    scope.notice().id(),
                    scope.notice().number(),
                    scope.under(),
                    sum.recipients(),
                    sum.mustSign(),
                    sum.delivered(),
                    sum.opened(),
                    sum.signed(),
                    sum.returned(),
                    sum.replied(),
                    branches);
        }
    }

    /** @param under only what lies at or below this organisation */
    @GET
    @Path("/{id}/coverage")
    @Transactional
    public CoverageResponse coverage(UUID id, @QueryParam("under") String under) {
        Scope scope = oversight.of(id, under);
        return CoverageResponse.of(scope, coverage.byBranch(scope));
    }

    /** Who must sign and is silent, in tree order. */
    @GET
    @Path("/{id}/outstanding")
    @Transactional
    public Response outstanding(
            UUID id,
            @QueryParam("under") String under,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(
                outstanding.of(oversight.of(id, under), page),
                Outstanding.Row::pos,
                Outstanding.Row::organisation,
                uri);
    }

    /** The tree of forwards. */
    @GET
    @Path("/{id}/cascade")
    @Transactional
    public Response cascade(UUID id) {
        return Response.ok(cascade.of(oversight.of(id, null))).build();
    }
}
