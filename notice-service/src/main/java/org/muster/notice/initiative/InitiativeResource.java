package org.muster.notice.initiative;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.muster.notice.organisation.AudienceBelow;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.organisation.Selector;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.security.Authenticated;

/** Initiatives: a drafter writes one, an issuer publishes and closes it, everybody it concerns reads it. */
@Path("/api/initiatives")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class InitiativeResource {

    @Inject
    Initiatives initiatives;

    @Inject
    AudienceBelow audience;

    @Inject
    SignOns signOns;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param to organisations at or below one's own; missing for one's own and all below it */
    record InitiativeRequest(
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 20000) String body,
            @Size(max = 100) List<@NotNull @Valid Selector> to) {

        List<Selector> addressees() {
            return to == null ? List.of() : to;
        }
    }

    /**
     * @param addressed how many organisations; null for a draft
     * @param organisationSigned whether the caller's organisation signed
     * @param personSigned whether the caller signed for her- or himself
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record InitiativeResponse(
            UUID id,
            String organisation,
            String title,
            String body,
            List<Selector> to,
            InitiativeState state,
            Integer addressed,
            Instant publishedAt,
            String publishedBy,
            Instant closedAt,
            boolean organisationSigned,
            boolean personSigned) {

        static InitiativeResponse of(Initiative initiative, SignOns.Mine mine) {
            return new InitiativeResponse(
                    initiative.id,
                    initiative.organisation,
                    initiative.title,
                    initiative.body,
                    initiative.addressees,
                    initiative.state,
                    initiative.addressed,
                    initiative.publishedAt,
                    initiative.publishedBy,
                    initiative.closedAt,
                    mine.organisation(),
                    mine.person());
        }
    }

    /** A line of the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(UUID id, String organisation, String title, InitiativeState state, Instant publishedAt) {

        static Row of(Initiative initiative) {
            return new Row(
                    initiative.id, initiative.organisation, initiative.title, initiative.state, initiative.publishedAt);
        }
    }

    /** 201 with a draft; 403 for addressees that are not below one's own organisation. */
    @POST
    @RolesAllowed(Roles.DRAFTER)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = InitiativeResponse.class, responseCode = "201")
    public RestResponse<InitiativeResponse> draft(@NotNull @Valid InitiativeRequest request) {
        audience.check(request.addressees());
        Initiative initiative = Initiative.draft(
                user.organisation(), request.title(), request.body(), request.addressees(), clock.instant());
        initiative.persistAndFlush();
        audit.record("draft", "initiative", initiative.id, Map.of());
        return answer(ResponseBuilder.created(URI.create("/api/initiatives/" + initiative.id)), initiative);
    }

    /** Newest first. */
    @GET
    @Transactional
    public RestResponse<List<Row>> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(initiatives.list(page), initiative -> initiative.id, Row::of, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public RestResponse<InitiativeResponse> get(UUID id) {
        return answer(ResponseBuilder.ok(), initiatives.visible(id));
    }

    /** Only a draft, and only as it was read: send its ETag as If-Match. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.DRAFTER)
    @Transactional
    public RestResponse<InitiativeResponse> revise(
            UUID id, @NotNull @Valid InitiativeRequest request, @Context HttpHeaders headers) {
        Initiative initiative = initiatives.own(id);
        Version.requireMatch(headers, initiative.version);
        initiative.requireDraft();
        audience.check(request.addressees());
        initiative.revise(request.title(), request.body(), request.addressees());
        return changed("revise", initiative);
    }

    /** Freezes whom it is addressed to. 409 when it is published already. */
    @POST
    @Path("/{id}/publication")
    @RolesAllowed(Roles.ISSUER)
    @Transactional
    @Idempotent
    public RestResponse<InitiativeResponse> publish(UUID id) {
        Initiative initiative = initiatives.own(id);
        initiative.requireDraft();
        Audience addressed = audience.freeze(initiative.addressees);
        initiative.publish(addressed, user.name(), clock.instant());
        return changed("publish", initiative);
    }

    /** Ends the signing. 409 unless it is published. */
    @POST
    @Path("/{id}/closure")
    @RolesAllowed(Roles.ISSUER)
    @Transactional
    @Idempotent
    public RestResponse<InitiativeResponse> close(UUID id) {
        Initiative initiative = initiatives.own(id);
        initiative.close(clock.instant());
        return changed("close", initiative);
    }

    private RestResponse<InitiativeResponse> changed(String action, Initiative initiative) {
        Initiative.flush();
        audit.record(action, "initiative", initiative.id, Map.of());
        return answer(ResponseBuilder.ok(), initiative);
    }

    private RestResponse<InitiativeResponse> answer(
            ResponseBuilder<InitiativeResponse> response, Initiative initiative) {
        return response.entity(InitiativeResponse.of(initiative, signOns.mine(initiative)))
                .tag(Version.tag(initiative.version))
                .build();
    }
}
