package org.muster.report.briefs;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
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
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

/** Writing, issuing and sending briefs. */
@Path("/api/briefs")
@Produces(MediaType.APPLICATION_JSON)
public class BriefResource {

    @Inject
    Briefs briefs;

    @Inject
    BriefItems items;

    @Inject
    BriefSeries series;

    @Inject
    EntityManager entities;

    @Inject
    Outbox outbox;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param issuedOn left out means today; earlier for a brief entered after the fact */
    record IssueRequest(LocalDate issuedOn) {}

    record SubmissionRequest(
            @NotBlank @Size(max = 100) String to,
            @NotBlank @Size(max = 50) String channel,
            @NotNull LocalDate sentOn) {}

    /** 201 with a draft; 404 naming an item that is not of the caller's organisation or below it. */
    @POST
    @RolesAllowed(Roles.ANALYST)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = BriefResponse.class, responseCode = "201")
    public RestResponse<BriefResponse> create(@NotNull @Valid BriefRequest request) {
        Brief brief = new Brief(user.organisation());
        write(brief, request);
        entities.persist(brief);
        entities.flush();
        audit.record("create", "brief", brief.id, Map.of("items", brief.items.size()));
        return answer(ResponseBuilder.created(URI.create("/api/briefs/" + brief.id)), brief);
    }

    /** Of the caller's organisation and below it, newest first. */
    @GET
    @RolesAllowed({Roles.ANALYST, Roles.LEADER_OFFICE, Roles.ISSUER, Roles.AUDITOR})
    @Transactional
    public RestResponse<List<BriefResponse>> list(
            @QueryParam("series") String series,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(
                briefs.below(user.organisation(), series, page.afterId(), page.fetch()),
                brief -> brief.id,
                brief -> BriefResponse.of(brief, briefs.submissions(brief)),
                uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ANALYST, Roles.LEADER_OFFICE, Roles.ISSUER, Roles.AUDITOR})
    @Transactional
    public RestResponse<BriefResponse> get(UUID id) {
        return answer(ResponseBuilder.ok(), briefs.visible(id));
    }

    /** Rewrites a draft; 409 once it is issued. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.ANALYST)
    @Transactional
    public RestResponse<BriefResponse> change(
            UUID id, @NotNull @Valid BriefRequest request, @Context HttpHeaders headers) {
        Brief brief = briefs.locked(id);
        Version.requireMatch(headers, brief.revision);
        write(brief, request);
        entities.flush();
        audit.record("change", "brief", id, Map.of("items", brief.items.size()));
        return answer(ResponseBuilder.ok(), brief);
    }

    /** Gives it the series' next number of the year; from now on it never changes. */
    @POST
    @Path("/{id}/issue")
    @Consumes(MediaType.APPLICATION_JSON) // said aloud, a missing body needs no Content-Type
    @RolesAllowed({Roles.ANALYST, Roles.ISSUER})
    @Transactional
    @Idempotent
    public RestResponse<BriefResponse> issue(UUID id, @Valid IssueRequest request) {
        Brief brief = briefs.locked(id);
        brief.requireIssuable();
        LocalDate today = LocalDate.now(clock);
        LocalDate issuedOn = request == null || request.issuedOn() == null ? today : request.issuedOn();
        requireNotFuture(issuedOn, today);
        int next = series.next(brief.organisation, brief.series, issuedOn.getYear());
        outbox.append(brief.issue(next, issuedOn, user));
        entities.flush();
        audit.record("issue", "brief", id, Map.of("number", brief.number(), "year", brief.year));
        return answer(ResponseBuilder.ok(), brief);
    }

    /** Notes that it was sent to somebody; 409 before it is issued. */
    @POST
    @Path("/{id}/submissions")
    @RolesAllowed({Roles.ANALYST, Roles.LEADER_OFFICE})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = BriefResponse.class, responseCode = "201")
    public RestResponse<BriefResponse> submit(UUID id, @NotNull @Valid SubmissionRequest request) {
        Brief brief = briefs.visible(id);
        requireNotFuture(request.sentOn(), LocalDate.now(clock));
        entities.persist(new Submission(
                brief, request.to().strip(), request.channel().strip(), request.sentOn(), user, clock.instant()));
        entities.flush();
        audit.record("submit", "brief", id, Map.of("to", request.to(), "channel", request.channel()));
        return answer(ResponseBuilder.created(URI.create("/api/briefs/" + id)), brief);
    }

    private void write(Brief brief, BriefRequest request) {
        brief.write(
                request.requireReadable().content(items.chosen(request.items(), brief.organisation)),
                user,
                clock.instant());
    }

    private static void requireNotFuture(LocalDate date, LocalDate today) {
        if (date.isAfter(today)) {
            throw ProblemException.unprocessable("date-in-future", date, today);
        }
    }

    private RestResponse<BriefResponse> answer(ResponseBuilder<BriefResponse> response, Brief brief) {
        return response.entity(BriefResponse.of(brief, briefs.submissions(brief)))
                .tag(Version.tag(brief.revision))
                .build();
    }
}
