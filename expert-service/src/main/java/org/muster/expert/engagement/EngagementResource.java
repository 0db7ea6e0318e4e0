package org.muster.expert.engagement;

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
import org.muster.expert.parameters.Parameter;
import org.muster.expert.profile.OwnProfile;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/**
 * Who is taken for what: managers see their pools and needs, clerks the needs of their organisation, experts themselves.
 */
@Path("/api/engagements")
@RolesAllowed({Roles.EXPERT_MANAGER, Roles.CLERK, Roles.EXPERT})
class EngagementResource {

    @Inject
    Engagements engagements;

    @Inject
    OwnProfile own;

    @Inject
    CurrentUser user;

    @GET
    @Transactional
    public RestResponse<List<Engagement>> list(
            @QueryParam("need") String need,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.answer(rows(Parameter.id("need", need), page), Engagement::id, uri);
    }

    private List<Engagement> rows(UUID need, Page page) {
        if (user.has(Roles.EXPERT_MANAGER)) {
            return engagements.visibleTo(user.organisation(), need, page.afterId(), page.fetch());
        }
        if (user.has(Roles.CLERK)) {
            return engagements.ofNeedsOf(user.organisation(), need, page.afterId(), page.fetch());
        }
        return engagements.ofExpert(own.require().id(), need, page.afterId(), page.fetch());
    }
}
