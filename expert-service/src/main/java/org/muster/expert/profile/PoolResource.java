package org.muster.expert.profile;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.expert.standby.Standbys;
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

    @Inject
    Standbys standbys;

    @GET
    public List<Pool> list() {
        Map<String, List<Standbys.Reason>> standing = standbys.ofPools(user.organisation());
        return experts.pools(user.organisation()).stream()
                .map(pool -> pool.standingBy(standing.getOrDefault(pool.organisation(), List.of())))
                .toList();
    }
}
