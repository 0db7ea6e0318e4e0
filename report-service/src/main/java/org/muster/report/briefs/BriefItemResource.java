package org.muster.report.briefs;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** The material that waits to become a brief. */
@Path("/api/briefs/items")
public class BriefItemResource {

    @Inject
    BriefItems items;

    @Inject
    CurrentUser user;

    /** Of the caller's organisation and below it, newest first. @param unused only those no brief uses */
    @GET
    @RolesAllowed(Roles.ANALYST)
    public RestResponse<List<BriefItems.Listed>> list(
            @QueryParam("unused") boolean unused,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.answer(
                items.below(user.organisation(), unused, page.afterId(), page.fetch()), BriefItems.Listed::id, uri);
    }
}
