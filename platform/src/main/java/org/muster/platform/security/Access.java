package org.muster.platform.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;

/** Decides whether an organisation is the caller's own or below it. Never upward, never sideways. */
@ApplicationScoped
public class Access {

    @Inject
    CurrentUser user;

    @Inject
    Organisations organisations;

    public boolean covers(String organisation) {
        return organisations.isWithin(organisation, user.organisation());
    }

    /** @throws ProblemException 403 when the organisation is neither the caller's own nor below it */
    public void requireWithin(String organisation) {
        if (!covers(organisation)) {
            throw ProblemException.forbidden("not-your-organisation", organisation);
        }
    }

    /**
     * For objects whose existence an outsider must not learn.
     *
     * @throws ProblemException 404, as if the object did not exist
     */
    public void requireVisible(String organisation, String what, Object id) {
        if (!covers(organisation)) {
            throw ProblemException.notFound(what, id);
        }
    }
}
