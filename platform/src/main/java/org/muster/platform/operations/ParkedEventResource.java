package org.muster.platform.operations;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.muster.platform.audit.AuditTrail;
import org.muster.platform.outbox.OutboxAdmin;
import org.muster.platform.outbox.OutboxAdmin.Parked;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.ThisService;

/** Events of this service that Kafka refused for good. Later ones of the same key wait behind them. */
@Path("/api/operations/{service}/parked-events")
@RolesAllowed(Roles.OPERATOR)
public class ParkedEventResource {

    private static final String WHAT = "parked-event";

    @Inject
    OutboxAdmin outbox;

    @Inject
    AuditTrail audit;

    @Inject
    ThisService here;

    /** Oldest first. */
    @GET
    public List<Parked> list(String service) {
        here.require(service);
        return outbox.parked();
    }

    /** Lets it be sent again. */
    @POST
    @Path("{id}/retry")
    @Idempotent
    @Transactional
    public void retry(String service, long id) {
        here.require(service);
        require(id, outbox.retry(id));
        audit.record("retry", WHAT, id, Map.of());
    }

    /** Gives it up for good, so that those behind it go on; whoever reads the topic never learns of it. */
    @DELETE
    @Path("{id}")
    @Transactional
    public void purge(String service, long id) {
        here.require(service);
        require(id, outbox.purge(id));
        audit.record("purge", WHAT, id, Map.of());
    }

    private static void require(long id, boolean done) {
        if (!done) {
            throw ProblemException.notFound(WHAT, id);
        }
    }
}
