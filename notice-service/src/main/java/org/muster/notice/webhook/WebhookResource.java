package org.muster.notice.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.events.Catalogue;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Words;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Version;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Webhooks: an organisation's administrator says where the organisation wants to be told of what. */
@Path("/api/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.ORG_ADMIN)
public class WebhookResource {

    @Inject
    Webhooks webhooks;

    @Inject
    PublicAddresses addresses;

    @Inject
    SealingKeys keys;

    @Inject
    WebhookConfig config;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    /** @param url https, at a public address @param types as {@code GET /api/webhooks/types} lists them */
    record WebhookRequest(
            @NotBlank @Size(max = 2000) String url,
            @NotEmpty @Size(max = 20) List<@NotBlank @Size(max = 100) String> types,
            @Size(max = 500) String description) {}

    /** @param secret only when it is new @param reason why the platform switched it off, in the caller's language */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WebhookResponse(
            UUID id,
            String url,
            List<String> types,
            String description,
            WebhookState state,
            Instant stateSince,
            String reason,
            Instant failingSince,
            Instant formerSecretUntil,
            Instant createdAt,
            String createdBy,
            String secret) {

        static WebhookResponse of(Webhook webhook, WebhookSecret secret, Locale language) {
            return new WebhookResponse(
                    webhook.id,
                    webhook.url,
                    List.of(webhook.types),
                    webhook.description,
                    webhook.state,
                    webhook.stateSince,
                    FailureWords.said(webhook.reason, language),
                    webhook.failingSince,
                    webhook.formerUntil,
                    webhook.createdAt,
                    webhook.createdBy,
                    secret == null ? null : secret.shown());
        }
    }

    record TypeResponse(String type, String meaning) {}

    /** What can be subscribed: events about one's own organisation or those below it, or addressed to it. */
    @GET
    @Path("/types")
    public List<TypeResponse> types() {
        return Told.TYPES.keySet().stream()
                .map(type ->
                        new TypeResponse(type, Catalogue.shipped().entry(type).meaning()))
                .sorted(Comparator.comparing(TypeResponse::type))
                .toList();
    }

    /** Shows the secret, and never again. 409 when the address is known, 422 for one that is not fit or not public. */
    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = WebhookResponse.class, responseCode = "201")
    public RestResponse<WebhookResponse> subscribe(@NotNull @Valid WebhookRequest request) {
        Webhook webhook = new Webhook();
        webhook.organisation = user.organisation();
        fill(webhook, request);
        WebhookSecret secret = webhook.begin(keys, user.name(), clock.instant());
        webhook.persistAndFlush();
        audit.record("subscribe", "webhook", webhook.id, Map.of("types", request.types()));
        return shown(ResponseBuilder.created(URI.create("/api/webhooks/" + webhook.id)), webhook, secret);
    }

    @GET
    @RolesAllowed({Roles.ORG_ADMIN, Roles.AUDITOR})
    @Transactional
    public List<WebhookResponse> list() {
        return webhooks.list().stream()
                .map(webhook -> WebhookResponse.of(webhook, null, language()))
                .toList();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ORG_ADMIN, Roles.AUDITOR})
    @Transactional
    public RestResponse<WebhookResponse> get(UUID id) {
        return shown(ResponseBuilder.ok(), webhooks.get(id), null);
    }

    /** With If-Match. What waits goes to the new address. */
    @PUT
    @Path("/{id}")
    @Transactional
    public RestResponse<WebhookResponse> change(UUID id, @NotNull @Valid WebhookRequest request) {
        Webhook webhook = webhooks.locked(id);
        Version.requireMatch(headers, webhook.version);
        fill(webhook, request);
        webhook.persistAndFlush();
        audit.record("change", "webhook", id, Map.of("types", request.types()));
        return shown(ResponseBuilder.ok(), webhook, null);
    }

    /** Its log goes with it. */
    @DELETE
    @Path("/{id}")
    @Transactional
    public void delete(UUID id) {
        webhooks.locked(id).delete();
        audit.record("delete", "webhook", id, Map.of());
    }

    /** What happens meanwhile waits for three days. 409 unless it is active. */
    @POST
    @Path("/{id}/pause")
    @Transactional
    @Idempotent
    public RestResponse<WebhookResponse> pause(UUID id) {
        Webhook webhook = webhooks.locked(id);
        webhook.pause(clock.instant());
        return done("pause", webhook, null);
    }

    /** Also what the platform switched off. 409 when it is active. */
    @POST
    @Path("/{id}/resumption")
    @Transactional
    @Idempotent
    public RestResponse<WebhookResponse> resume(UUID id) {
        Webhook webhook = webhooks.locked(id);
        webhook.resume(clock.instant());
        return done("resume", webhook, null);
    }

    /** A new secret, shown once; for a day events are signed with the former one as well. */
    @POST
    @Path("/{id}/secret")
    @Transactional
    @Idempotent
    public RestResponse<WebhookResponse> rotate(UUID id) {
        Webhook webhook = webhooks.locked(id);
        WebhookSecret secret = webhook.rotate(keys, clock.instant(), config.overlap());
        return done("rotate-secret", webhook, secret);
    }

    private void fill(Webhook webhook, WebhookRequest request) {
        String url = request.url().strip();
        if (!addresses.fits(url)) {
            throw ProblemException.unprocessable("webhook-url-unfit", url);
        }
        request.types().stream()
                .filter(type -> !Told.TYPES.containsKey(type))
                .findFirst()
                .ifPresent(type -> {
                    throw ProblemException.unprocessable("webhook-type-unknown", type);
                });
        webhooks.requireRoomFor(url, webhook.id);
        webhook.url = url;
        webhook.types = request.types().stream().distinct().toArray(String[]::new);
        webhook.description = request.description();
    }

    private RestResponse<WebhookResponse> done(String action, Webhook webhook, WebhookSecret secret) {
        webhook.persistAndFlush();
        audit.record(action, "webhook", webhook.id, Map.of());
        return shown(ResponseBuilder.ok(), webhook, secret);
    }

    private RestResponse<WebhookResponse> shown(
            ResponseBuilder<WebhookResponse> response, Webhook webhook, WebhookSecret secret) {
        return response.entity(WebhookResponse.of(webhook, secret, language()))
                .tag(Version.tag(webhook.version))
                .build();
    }

    private Locale language() {
        return Words.preferred(headers.getAcceptableLanguages());
    }
}
