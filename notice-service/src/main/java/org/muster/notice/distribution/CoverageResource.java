package org.muster.notice.distribution;

import java.time.LocalDate;
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
import org.muster.notice.distribution.Coverage.Covered;
import org.muster.notice.distribution.Oversight.Scope;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What became of an issued notice, its forwards included. For its issuer, and in part for who carried it on. */
@Path("/api/notices")
@RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
public class CoverageResource {

    private static final int LEVELS = 2;

    @Inject
    Oversight oversight;

    @Inject
    Coverage coverage;

    @Inject
    Outstanding outstanding;

    @Inject
    Unforwarded unforwarded;

    @Inject
    Cascade cascade;

    /**
     * The branches' figures and their sums.
     *
     * @param under null for everything
     * @param replyDue by when the notice itself asks for a reply; its forwards may ask for one by another day
     * @param forwarding of those the notice itself asks to carry it on; null when it asks nobody
     */
    public record CoverageResponse(
            UUID notice,
            String number,
            String under,
            LocalDate replyDue,
            Unforwarded.Count forwarding,
            @JsonUnwrapped Share share,
            List<Coverage.Branch> branches) {

        static CoverageResponse of(Scope scope, Covered covered, Unforwarded.Count forwarding) {
            return new CoverageResponse(
                    scope.notice().id(),
                    scope.notice().number(),
                    scope.under(),
                    scope.notice().terms().replyDue(),
                    forwarding,
                    covered.sum(),
                    covered.branches());
        }
    }

    /** @param under only what lies at or below this organisation */
    @GET
    @Path("/{id}/coverage")
    @Transactional
    public CoverageResponse coverage(UUID id, @QueryParam("under") String under) {
        Scope scope = oversight.of(id, under);
        return CoverageResponse.of(scope, coverage.byBranch(scope), unforwarded.count(scope));
    }

    /**
     * Who has not come as far as {@code state}, in tree order: with how long it has had the notice, and whom to call.
     *
     * @param state SIGNED when left out
     * @param document only those to whom this one of the notice and its forwards was addressed
     */
    @GET
    @Path("/{id}/outstanding")
    @Transactional
    public RestResponse<List<Outstanding.Organisation>> outstanding(
            UUID id,
            @QueryParam("state") String state,
            @QueryParam("under") String under,
            @QueryParam("document") UUID document,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(
                outstanding.of(oversight.of(id, under), Stage.named(state), document, page),
                Outstanding.Row::pos,
                Outstanding.Row::organisation,
                uri);
    }

    /**
     * The tree of forwards, two levels of it at a time: of one that is carried on to the counties there are thousands.
     *
     * @param document where it starts; the notice itself when left out
     */
    @GET
    @Path("/{id}/cascade")
    @Transactional
    public RestResponse<Cascade.Document> cascade(UUID id, @QueryParam("document") UUID document) {
        return RestResponse.ok(cascade.of(oversight.of(id, null), document, LEVELS));
    }
}
