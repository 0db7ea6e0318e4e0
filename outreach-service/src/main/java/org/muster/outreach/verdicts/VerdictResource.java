package org.muster.outreach.verdicts;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
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
import org.muster.outreach.rumours.Rumours;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Problems;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

/** Verdicts on their way to the public: written by one person, reviewed by another, published, superseded. */
@Path("/api/verdicts")
@Produces(MediaType.APPLICATION_JSON)
public class VerdictResource {

    @Inject
    Verdicts verdicts;

    @Inject
    Publication publication;

    @Inject
    Rumours rumours;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    /** @param approve false sends it back to its author, with a note that says why */
    public record ReviewRequest(
            @NotNull Boolean approve, @Size(max = 2000) String note) {}

    @GET
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.EXPERT})
    @Transactional
    public RestResponse<List<VerdictResponse>> list(
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        List<Verdict> rows =
                verdicts.below(organisations.require(user.organisation()), state(state), after(page), page.fetch());
        return page.map(rows, verdict -> verdict.id, this::shown, uri);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR, Roles.EXPERT})
    @Transactional
    public RestResponse<VerdictResponse> get(UUID id) {
        Verdict verdict = verdicts.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("verdict", id));
        access.requireVisible(verdict.organisation, "verdict", id);
        return answer(verdict);
    }

    @POST
    @RolesAllowed(Roles.FACT_CHECKER)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = VerdictResponse.class, responseCode = "201")
    public RestResponse<VerdictResponse> draft(@NotNull @Valid VerdictRequest request) {
        rumours.requireVisible(request.answers());
        Verdict verdict = Verdict.draft(
                user.organisation(),
                request.conclusion(LocalDate.now(clock)),
                request.answers(),
                Person.of(user),
                Instant.now(clock));
        verdicts.persistAndFlush(verdict);
        audit.record("draft", "verdict", verdict.id, Map.of());
        return ResponseBuilder.<VerdictResponse>created(URI.create("/api/verdicts/" + verdict.id))
                .tag(Version.tag(verdict.revision))
                .entity(shown(verdict))
                .build();
    }

    /** Needs If-Match. Over a published version this opens the next one; the public keeps reading the published. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.FACT_CHECKER)
    @Transactional
    public RestResponse<VerdictResponse> change(UUID id, @NotNull @Valid VerdictRequest request) {
        Verdict verdict = mine(id);
        Version.requireMatch(headers, verdict.revision);
        rumours.requireVisible(request.answers());
        verdict.change(request.conclusion(LocalDate.now(clock)), request.answers(), Person.of(user));
        verdicts.flush();
        audit.record("change", "verdict", id, Map.of("version", verdict.newest().number));
        return answer(verdict);
    }

    /** By a named person who wrote nothing in this version. With If-Match only the version that was read is reviewed. */
    @POST
    @Path("/{id}/review")
    @RolesAllowed({Roles.EDITOR, Roles.EXPERT})
    @Transactional
    @Idempotent
    public RestResponse<VerdictResponse> review(UUID id, @NotNull @Valid ReviewRequest request) {
        Verdict verdict = mine(id);
        requireMatchIfGiven(verdict);
        if (!request.approve() && (request.note() == null || request.note().isBlank())) {
            throw ProblemException.unprocessable("return-needs-note");
        }
        verdict.review(request.approve(), request.note(), Person.of(user), Instant.now(clock));
        verdicts.flush();
        audit.record("review", "verdict", id, Map.of("version", verdict.newest().number, "approve", request.approve()));
        return answer(verdict);
    }

    @POST
    @Path("/{id}/publication")
    @RolesAllowed({Roles.FACT_CHECKER, Roles.EDITOR})
    @Transactional
    @Idempotent
    public RestResponse<VerdictResponse> publish(UUID id) {
        Verdict verdict = mine(id);
        requireMatchIfGiven(verdict);
        Instant now = Instant.now(clock);
        publication.publish(verdict, now, now);
        audit.record("publish", "verdict", id, Map.of("version", verdict.newest().number));
        return answer(verdict);
    }

    private Verdict mine(UUID id) {
        Verdict verdict = verdicts.locked(id).orElseThrow(() -> ProblemException.notFound("verdict", id));
        access.requireVisible(verdict.organisation, "verdict", id);
        return verdict;
    }

    private void requireMatchIfGiven(Verdict verdict) {
        if (headers.getHeaderString(HttpHeaders.IF_MATCH) != null) {
            Version.requireMatch(headers, verdict.revision);
        }
    }

    private RestResponse<VerdictResponse> answer(Verdict verdict) {
        return ResponseBuilder.ok(shown(verdict))
                .tag(Version.tag(verdict.revision))
                .build();
    }

    private VerdictResponse shown(Verdict verdict) {
        return VerdictResponse.of(verdict, Problems.language(headers.getAcceptableLanguages()));
    }

    private static VerdictVersion.State state(String text) {
        try {
            return text == null ? null : VerdictVersion.State.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("unknown-state", text, Arrays.toString(VerdictVersion.State.values()));
        }
    }

    private static UUID after(Page page) {
        try {
            return page.after() == null ? null : UUID.fromString(page.after());
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("bad-cursor");
        }
    }
}
