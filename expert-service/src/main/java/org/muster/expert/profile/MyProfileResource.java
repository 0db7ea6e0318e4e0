package org.muster.expert.profile;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Roles;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What the pool knows about the expert who asks, contact data included. */
@Path("/api/experts/me")
@RolesAllowed(Roles.EXPERT)
class MyProfileResource {

    record MyProfile(@JsonUnwrapped ExpertView profile, Profile.Contact contact) {}

    @Inject
    Experts experts;

    @Inject
    OwnProfile own;

    @GET
    @Transactional
    public MyProfile get() {
        Experts.Summary me = own.require();
        return new MyProfile(
                experts.findOwn(me.id()).orElseThrow(() -> ProblemException.notFound("expert", me.id())),
                experts.contact(me.id()).orElse(null));
    }
}
