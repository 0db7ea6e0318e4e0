package org.muster.notice.search;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.notice.search.DocumentSearch.Hit;
import org.muster.notice.search.FoundDocuments.Row;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** Search over all issued documents that the caller's organisation may read. Drafts are not searched. */
@Path("/api/search")
@RolesAllowed({Roles.CLERK, Roles.DRAFTER, Roles.ISSUER})
public class SearchResource {

    @Inject
    DocumentSearch search;

    @Inject
    FoundDocuments documents;

    @Inject
    Organisations organisations;

    @Inject
    CurrentUser user;

    /**
     * Those that meet all that is asked; everything readable when nothing is. Found in the title first, then in the text,
     * then in what a forward carries on; newest issue first among those.
     *
     * @param q words, in any order
     * @param number a number or a part of it, such as 辽科协发〔2020〕3号, 科协发 or 2020 3
     * @param issuer a code, or words of the name it had when it issued
     * @param from the earliest date of issue
     * @param to the latest date of issue, included
     */
    @GET
    public RestResponse<List<FoundDocuments.Document>> find(
            @QueryParam("q") @Size(max = 200) String q,
            @QueryParam("number") @Size(max = 60) String number,
            @QueryParam("issuer") @Size(max = 100) String issuer,
            @QueryParam("type") @Size(max = 20) String type,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        String named = given(issuer);
        String code = named == null
                ? null
                : organisations.find(named).map(Organisation::code).orElse(null);
        Wanted wanted = Wanted.of(given(q), given(number), code, named, given(type), from, to);
        List<Hit> hits = search.find(user.organisation(), wanted, after(wanted, page), page);
        return page.map(documents.of(hits, user.organisation(), wanted), row -> mark(row.after()), Row::document, uri);
    }

    private static String mark(Hit hit) {
        return hit.found() + " " + hit.order();
    }

    private static Hit after(Wanted wanted, Page page) {
        if (page.after() == null) {
            return null;
        }
        String[] parts = page.after().split(" ", 2);
        try {
            Found found = Found.valueOf(parts[0]);
            long order = Long.parseLong(parts[parts.length - 1]);
            if (wanted.places().contains(found)) {
                return new Hit((UUID) null, found, order);
            }
        } catch (IllegalArgumentException e) {
            // no page gave it out
        }
        throw ProblemException.badRequest("bad-cursor");
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
