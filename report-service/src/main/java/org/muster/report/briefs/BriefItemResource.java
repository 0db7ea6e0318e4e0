package org.muster.report.briefs;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BriefItems.Listed[].class)))
    public Response list(
            @QueryParam("unused") boolean unused,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.answer(
                items.below(user.organisation(), unused, page.afterId(), page.fetch()), BriefItems.Listed::id, uri);
    }
}
