package org.muster.expert.need;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;

import org.muster.platform.audit.AuditTrail;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** What managers decide about the needs of their organisation and of those below it. */
@Path("/api/needs")
@RolesAllowed(Roles.EXPERT_MANAGER)
class NeedDeskResource {

    /** @param verification how it was verified that the requester exists and wants this */
    record Validation(@Size(max = 300) String verification) {}

    record RejectionRequest(
            @NotNull Rejection reason, @Size(max = 500) String note) {}

    record StandDown(@NotBlank @Size(max = 500) String reason) {}

    record Closure(@Size(max = 500) String outcome) {}

    @Inject
    Needs needs;

    @Inject
    Outbox outbox;

    @Inject
    Event<NeedEnded> ended;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @POST
    @Path("{id}/validation")
    @Consumes(MediaType.APPLICATION_JSON) // said aloud, a missing body needs no Content-Type
    @Transactional
    @Idempotent
    public NeedResponse validate(@PathParam("id") UUID id, @Valid Validation validation) {
        Need need = needs.lockVisible(id);
        String verifiedHow = validation == null ? null : validation.verification();
        outbox.append(need.open(verifiedHow, user.name(), LocalDate.now(clock), clock.instant()));
        audit.record("validate", "need", id, Map.of());
        return NeedResponse.of(need);
    }

    @POST
    @Path("{id}/rejection")
    @Transactional
    @Idempotent
    public NeedResponse reject(@PathParam("id") UUID id, @NotNull @Valid RejectionRequest rejection) {
        Need need = needs.lockVisible(id);
        need.reject(rejection.reason(), rejection.note(), user.name(), clock.instant());
        audit.record("reject", "need", id, Map.of("reason", rejection.reason()));
        return NeedResponse.of(need);
    }

    /** Everyone invited is told, everyone engaged is free again. */
    @POST
    @Path("{id}/stand-down")
    @Transactional
    @Idempotent
    public NeedResponse standDown(@PathParam("id") UUID id, @NotNull @Valid StandDown standDown) {
        Need need = needs.lockVisible(id);
        need.standDown(standDown.reason(), clock.instant());
        ended.fire(new NeedEnded(id, true));
        audit.record("stand-down", "need", id, Map.of());
        return NeedResponse.of(need);
    }

    /** Who is engaged stays so until the agreed day. */
    @POST
    @Path("{id}/closure")
    @Consumes(MediaType.APPLICATION_JSON) // said aloud, a missing body needs no Content-Type
    @Transactional
    @Idempotent
    public NeedResponse close(@PathParam("id") UUID id, @Valid Closure closure) {
        Need need = needs.lockVisible(id);
        need.close(closure == null ? null : closure.outcome(), clock.instant());
        ended.fire(new NeedEnded(id, false));
        audit.record("close", "need", id, Map.of());
        return NeedResponse.of(need);
    }
}
