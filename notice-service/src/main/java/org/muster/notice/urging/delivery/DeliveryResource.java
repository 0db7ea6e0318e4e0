package org.muster.notice.urging.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

import com.fasterxml.jackson.annotation.JsonInclude;

/** On which channels an urging travelled and what became of it, for the urged and those above. */
@Path("/api/urgings/{id}/deliveries")
@RolesAllowed({Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER, Roles.ORG_ADMIN, Roles.AUDITOR})
public class DeliveryResource {

    @Inject
    Jdbi jdbi;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /**
     * @param state WAITING, SENT, FAILED for good, or DROPPED because it had become pointless
     * @param nextAttempt null when there is none
     * @param recipient name of the person it went to, for that person's own organisation only
     * @param reason of the last failure, or why it was dropped
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryResponse(
            String channel,
            String state,
            int attempts,
            Instant nextAttempt,
            Instant endedAt,
            String recipient,
            String reason) {}

    @GET
    @Transactional
    public List<DeliveryResponse> list(UUID id) {
        String organisation = jdbi.withHandle(handle -> handle.createQuery(
                                "select organisation from urging where id = ? and delivered_at is not null")
                        .bind(0, id)
                        .mapTo(String.class)
                        .findOne())
                .orElseThrow(() -> ProblemException.notFound("urging", id));
        access.requireVisible(organisation, "urging", id);
        boolean own = organisation.equals(user.organisation());
        List<DeliveryResponse> deliveries = of(id, own);
        if (deliveries.stream().anyMatch(delivery -> delivery.recipient() != null)) {
            audit.record("read-recipient", "urging", id, Map.of());
        }
        return deliveries;
    }

    private List<DeliveryResponse> of(UUID urging, boolean withRecipient) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select * from urging_delivery where urging = ? order by channel")
                .bind(0, urging)
                .map((row, context) -> {
                    boolean waits = row.getString("state").equals("WAITING");
                    return new DeliveryResponse(
                            row.getString("channel"),
                            row.getString("state"),
                            row.getInt("attempts"),
                            waits
                                    ? row.getObject("next_at", OffsetDateTime.class)
                                            .toInstant()
                                    : null,
                            waits
                                    ? null
                                    : row.getObject("ended_at", OffsetDateTime.class)
                                            .toInstant(),
                            withRecipient ? row.getString("recipient") : null,
                            row.getString("reason"));
                })
                .list());
    }
}
