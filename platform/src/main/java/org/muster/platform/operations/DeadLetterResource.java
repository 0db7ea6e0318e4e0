package org.muster.platform.operations;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.events.DeadLetter;
import org.muster.platform.events.DeadLetters;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.ThisService;

/** Events this service could not handle: why, and whether to try again or to give them up. What they say is not shown. */
@Path("/api/operations/{service}/dead-letters")
@RolesAllowed(Roles.OPERATOR)
public class DeadLetterResource {

    private static final String WHAT = "dead-letter";

    @Inject
    DeadLetters letters;

    @Inject
    AuditTrail audit;

    @Inject
    CurrentUser user;

    @Inject
    ThisService here;

    /**
     * Newest first.
     *
     * @param replayed those that were replayed, with when they were handled, instead of those that wait
     */
    @GET
    public RestResponse<List<DeadLetter>> list(
            String service,
            @QueryParam("replayed") boolean replayed,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        here.require(service);
        Page page = Page.of(cursor, limit);
        return page.answer(letters.list(replayed, page), DeadLetter::id, uri);
    }

    /** Sends it to its topic once more, for this service only. When it fails again it is a new dead letter. */
    @POST
    @Path("{id}/replay")
    @Idempotent
    @Transactional
    public DeadLetter replay(String service, UUID id) {
        here.require(service);
        DeadLetter replayed = letters.replay(id, user.subject()).orElseThrow(() -> ProblemException.notFound(WHAT, id));
        audit.record("replay", WHAT, id, replayed.facts());
        return replayed;
    }

    /** Gives it up for good. */
    @DELETE
    @Path("{id}")
    @Transactional
    public void purge(String service, UUID id) {
        here.require(service);
        DeadLetter purged = letters.purge(id).orElseThrow(() -> ProblemException.notFound(WHAT, id));
        audit.record("purge", WHAT, id, purged.facts());
    }
}
