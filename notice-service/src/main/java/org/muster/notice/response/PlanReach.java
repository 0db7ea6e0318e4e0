package org.muster.notice.response;

import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;

/** Keeps what a plan asks within the organisation whose plan it is. */
@ApplicationScoped
class PlanReach {

    @Inject
    Organisations organisations;

    /** @throws ProblemException 403 when somebody beside or above it is asked, 422 for a selector that names nobody */
    void requireWithin(Organisation organisation, Stream<Selector> selectors) {
        selectors.forEach(selector -> requireWithin(organisation, selector));
    }

    private void requireWithin(Organisation organisation, Selector selector) {
        if (selector.supervisedBy() != null) {
            throw ProblemException.forbidden("plan-reaches-outside", selector.supervisedBy(), organisation.code());
        }
        if ((selector.organisation() == null) == (selector.below() == null)) {
            throw ProblemException.unprocessable("selector-incomplete");
        }
        String code = selector.organisation() == null ? selector.below() : selector.organisation();
        if (!organisation.covers(organisations.require(code))) {
            throw ProblemException.forbidden("plan-reaches-outside", code, organisation.code());
        }
    }
}
