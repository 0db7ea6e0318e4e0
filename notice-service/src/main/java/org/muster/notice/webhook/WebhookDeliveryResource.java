package org.muster.notice.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.events.CloudEvents;
import org.muster.platform.events.EventMetadata;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Words;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The log of a webhook: what was sent when, with what outcome; and sending by hand. */
@Path("/api/webhooks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ORG_ADMIN)
public class WebhookDeliveryResource {

    @Inject
    Webhooks webhooks;

    @Inject
    WebhookQueue queue;

    @Inject
    Jdbi jdbi;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    /**
     * @param event bears the same id in every attempt; the subscriber knows a repetition by it
     * @param state WAITING, SENT, FAILED, or DROPPED because it waited too long
     * @param attemptedAt of the last attempt, as all that follows
     * @param status null when no answer came
     * @param reason why it did not arrive, in the caller's language
     * @param nextAttempt null when there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryResponse(
            UUID id,
            UUID event,
            String type,
            String state,
            int attempts,
            Instant queuedAt,
            Instant attemptedAt,
            Integer status,
            Integer tookMs,
            String excerpt,
            String reason,
            Instant nextAttempt,
            Instant endedAt) {

        static DeliveryResponse read(ResultSet row, Locale language) throws SQLException {
            String state = row.getString("state");
            return new DeliveryResponse(
                    row.getObject("id", UUID.class),
                    row.getObject("event", UUID.class),
                    row.getString("type"),
                    state,
                    row.getInt("attempts"),
                    moment(row, "queued_at"),
                    moment(row, "attempted_at"),
                    row.getObject("status", Integer.class),
                    row.getObject("took_ms", Integer.class),
                    row.getString("excerpt"),
                    FailureWords.said(row.getString("reason"), language),
                    state.equals("WAITING") ? moment(row, "next_at") : null,
                    moment(row, "ended_at"));
        }

        private static Instant moment(ResultSet row, String column) throws SQLException {
            OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
            return moment == null ? null : moment.toInstant();
        }
    }

    /** Newest first. */
    @GET
    @Path("/deliveries")
    @RolesAllowed({Roles.ORG_ADMIN, Roles.AUDITOR})
    @Transactional
    public RestResponse<List<DeliveryResponse>> list(
            UUID id,
            @QueryParam("state") @Pattern(regexp = "WAITING|SENT|FAILED|DROPPED") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        webhooks.get(id);
        List<DeliveryResponse> rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select * from webhook_delivery where webhook = :id
                            and (cast(:state as text) is null or state = :state)
                            and (cast(:after as uuid) is null or id < :after)
                        order by id desc limit :fetch""")
                .bind("id", id)
                .bind("state", state)
                .bindByType("after", page.afterId(), UUID.class)
                .bind("fetch", page.fetch())
                .map((row, context) -> DeliveryResponse.read(row, language()))
                .list());
        return page.answer(rows, DeliveryResponse::id, uri);
    }

    /** Sends an event of no meaning, to see whether it arrives. 409 unless the webhook is active. */
    @POST
    @Path("/ping")
    @Transactional
    @Idempotent
    @APIResponseSchema(value = DeliveryResponse.class, responseCode = "202")
    public RestResponse<DeliveryResponse> ping(UUID id) {
        webhooks.locked(id).requireActive();
        EventMetadata ping =
                new EventMetadata(UUID.randomUUID(), WebhookQueue.PING, "/notice-service", clock.instant());
        queue.add(id, ping, CloudEvents.JSON.createObjectNode().put("webhookId", id.toString()));
        audit.record("ping", "webhook", id, Map.of());
        return ResponseBuilder.accepted(queued("webhook = ? and event = ?", id, ping.id()))
                .build();
    }

    /** Sends it once more under the same id, with all the time of a new one. 409 while it waits by itself. */
    @POST
    @Path("/deliveries/{delivery}/redelivery")
    @Transactional
    @Idempotent
    @APIResponseSchema(value = DeliveryResponse.class, responseCode = "202")
    public RestResponse<DeliveryResponse> redeliver(UUID id, UUID delivery) {
        webhooks.locked(id).requireActive();
        int again = jdbi.withHandle(handle -> handle.createUpdate("""
                        update webhook_delivery set state = 'WAITING', attempts = 0, queued_at = :now, next_at = :now,
                            ended_at = null
                        where webhook = :webhook and id = :id and state <> 'WAITING'""")
                .bind("now", clock.instant())
                .bind("webhook", id)
                .bind("id", delivery)
                .execute());
        DeliveryResponse queued = queued("webhook = ? and id = ?", id, delivery);
        if (again == 0) {
            throw ProblemException.conflict("webhook-delivery-waits", queued.nextAttempt());
        }
        audit.record("redeliver", "webhook", id, Map.of("delivery", delivery));
        return ResponseBuilder.accepted(queued).build();
    }

    private Locale language() {
        return Words.preferred(headers.getAcceptableLanguages());
    }

    private DeliveryResponse queued(String which, UUID webhook, UUID id) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from webhook_delivery where " + which)
                .bind(0, webhook)
                .bind(1, id)
                .map((row, context) -> DeliveryResponse.read(row, language()))
                .findOne()
                .orElseThrow(() -> ProblemException.notFound("webhook-delivery", id)));
    }
}
