package org.muster.notice.organisation;

import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.muster.notice.organisation.ChildrenOfClosure.Child;
import org.muster.notice.organisation.ChildrenOfClosure.Stay;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/** What reopening an organisation would bring back. */
@Path("/api/organisations/{code}/reopening")
@RolesAllowed(Roles.ORG_ADMIN)
public class ReopeningPreviewResource {

    @Inject
    Organisations organisations;

    @Inject
    ChildrenOfClosure children;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    record Returning(String code, String name) {

        static Returning of(Child child) {
            return new Returning(
                    child.organisation().code(), child.organisation().name());
        }
    }

    /** @param parent below whom it stands now */
    record Staying(String code, String name, String parent, Stay why) {

        static Staying of(Child child) {
            Organisation organisation = child.organisation();
            return new Staying(organisation.code(), organisation.name(), organisation.parent(), child.stays());
        }
    }

    /**
     * @param returning those that its closure sent elsewhere and that come back below it, with all below them
     * @param staying the others that its closure sent elsewhere, and why each stays where it is
     */
    record Reopening(String organisation, List<Returning> returning, List<Staying> staying) {}

    /** For whoever may reopen it. 409 when it is open. */
    @GET
    @Transactional
    public Reopening preview(String code) {
        Organisation organisation =
                organisations.find(code).orElseThrow(() -> ProblemException.notFound("organisation", code));
        access.requireWithin(organisation.parent() == null ? organisation.code() : organisation.parent());
        if (organisation.validTo() == null) {
            throw ProblemException.conflict("organisation-open", organisation.code());
        }
        List<Child> sent = children.of(organisation, organisations.require(user.organisation()));
        return new Reopening(
                organisation.code(),
                sent.stream().filter(Child::returns).map(Returning::of).toList(),
                sent.stream().filter(child -> !child.returns()).map(Staying::of).toList());
    }
}
