package org.muster.expert.profile;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/** The pools of the caller's organisation and below that hold anybody. */
@Path("/api/pools")
@RolesAllowed(Roles.EXPERT_MANAGER)
class PoolResource {

    @Inject
    Experts experts;

    @Inject
    CurrentUser user;

    @GET
    public List<Pool> list() {
        return experts.pools(user.organisation());
    }
}
