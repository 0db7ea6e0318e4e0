package org.muster.expert.standby;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.expert.standby.Standbys.Standby;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/** What responses ask of the pools now. */
@Path("/api/pools/standbys")
@RolesAllowed(Roles.EXPERT_MANAGER)
class StandbyResource {

    @Inject
    Standbys standbys;

    @Inject
    CurrentUser user;

    /** Of one's own organisation, of those above it and of those below; drills are marked. */
    @GET
    public List<Standby> list() {
        return standbys.running(user.organisation());
    }
}
