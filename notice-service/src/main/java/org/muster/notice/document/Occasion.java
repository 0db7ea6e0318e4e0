package org.muster.notice.document;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;

/** The response (应急响应) for which a notice is drafted, if any: what is drafted in a drill is a drill. */
@ApplicationScoped
class Occasion {

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    /**
     * @param response null for none
     * @param drill what the drafter said
     * @throws ProblemException 422 for a response that does not run or does not concern the caller's organisation, and for
     *     a drill in a real one
     */
    boolean drill(UUID response, boolean drill) {
        if (response == null) {
            return drill;
        }
        boolean exercise = jdbi.withHandle(handle -> handle.createQuery("""
                        select r.drill from response r join organisation o on o.code = r.organisation
                            join organisation me on me.code = :me
                        where r.id = :response and r.stood_down_at is null
                            and (o.pos between me.pos and me.last or me.pos between o.pos and o.last)""")
                .bind("me", user.organisation())
                .bind("response", response)
                .mapTo(Boolean.class)
                .findOne()
                .orElseThrow(() -> ProblemException.unprocessable("notice-response-unknown", response)));
        if (drill && !exercise) {
            throw ProblemException.unprocessable("drill-differs");
        }
        return exercise;
    }
}
