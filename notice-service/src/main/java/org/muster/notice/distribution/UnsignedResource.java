package org.muster.notice.distribution;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.notice.distribution.Unsigned.Waiting;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/** What an organisation still has to sign for those that entrusted it with that; signed through {@link SignatureResource}. */
@Path("/api/inbox/unsigned")
public class UnsignedResource {

    @Inject
    Unsigned unsigned;

    @Inject
    CurrentUser user;

    /** As many signatures as can be made at once; what is left is answered once these are made. */
    @GET
    @RolesAllowed(Roles.CLERK)
    public List<Waiting> forOthers() {
        return unsigned.forOthers(user.organisation(), SignatureResource.MOST);
    }
}
