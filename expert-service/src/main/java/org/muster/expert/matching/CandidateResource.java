package org.muster.expert.matching;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.expert.discipline.Disciplines;
import org.muster.expert.language.Phrases;
import org.muster.expert.need.Need;
import org.muster.expert.need.Needs;
import org.muster.expert.profile.Experts;
import org.muster.expert.profile.Grade;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Whom a manager may ask for a need, out of the pools of the manager's organisation and of those below it. */
@Path("/api/needs")
@RolesAllowed(Roles.EXPERT_MANAGER)
class CandidateResource {

    record Mark(
            @NotNull Shortlist.Choice choice,
            @Size(max = 500) String note) {}

    record ReasonResponse(Criterion criterion, String code, int points, int of, String text) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CandidateResponse(
            UUID expert,
            String name,
            String organisation,
            String employer,
            Grade grade,
            String mainDiscipline,
            String divisionCode,
            int score,
            List<ReasonResponse> reasons,
            Shortlist.Choice choice,
            String note,
            boolean synthetic,
            List<String> missing) {}

    record Obstacle(String code, String text) {}

    record ExcludedResponse(UUID expert, String name, String organisation, List<Obstacle> obstacles) {}

    @Inject
    Needs needs;

    @Inject
    Experts experts;

    @Inject
    CandidateQuery query;

    @Inject
    Shortlist shortlist;

    @Inject
    Disciplines disciplines;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    @Context
    HttpHeaders headers;

    /** The best, best first. 422 for a need without a discipline. @param limit how many */
    @GET
    @Path("{id}/candidates")
    @Transactional
    public List<CandidateResponse> list(@PathParam("id") UUID id, @QueryParam("limit") Integer limit) {
        Need need = matchable(id);
        Phrases phrases = Phrases.preferredBy(headers);
        return query
                .best(
                        user.organisation(),
                        need,
                        LocalDate.now(clock),
                        Page.of(null, limit).limit())
                .stream()
                .map(candidate -> shown(candidate, phrases))
                .toList();
    }

    /**
     * Those who are not proposed and why, experts of the field first. 422 for a need without a discipline.
     *
     * @param q part of the name of somebody who was expected among the candidates
     */
    @GET
    @Path("{id}/exclusions")
    @Transactional
    public RestResponse<List<ExcludedResponse>> exclusions(
            @PathParam("id") UUID id,
            @QueryParam("q") @Size(max = 40) String q,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Need need = matchable(id);
        Page page = Page.of(cursor, limit);
        Phrases phrases = Phrases.preferredBy(headers);
        return page.map(
                query.excluded(user.organisation(), need, LocalDate.now(clock), q, page.after(), page.fetch()),
                row -> (row.related() ? "0:" : "1:") + row.id(),
                row -> shown(row, phrases),
                uri);
    }

    @PUT
    @Path("{id}/shortlist/{expert}")
    @Transactional
    public void mark(@PathParam("id") UUID id, @PathParam("expert") UUID expert, @NotNull @Valid Mark mark) {
        needs.requireVisible(id);
        experts.require(user.organisation(), expert);
        shortlist.mark(id, expert, mark.choice(), mark.note(), user.name());
        audit.record("shortlist", "need", id, Map.of("expert", expert, "choice", mark.choice()));
    }

    @DELETE
    @Path("{id}/shortlist/{expert}")
    @Transactional
    public void unmark(@PathParam("id") UUID id, @PathParam("expert") UUID expert) {
        needs.requireVisible(id);
        experts.require(user.organisation(), expert);
        if (!shortlist.unmark(id, expert)) {
            throw ProblemException.notFound("shortlist entry", expert);
        }
        audit.record("unshortlist", "need", id, Map.of("expert", expert));
    }

    private Need matchable(UUID id) {
        Need need = needs.requireVisible(id);
        if (need.disciplines().isEmpty()) {
            throw ProblemException.unprocessable("need-without-discipline");
        }
        return need;
    }

    /** People know disciplines by their names. */
    private Object[] said(Reason reason) {
        return reason.criterion() != Criterion.DISCIPLINE
                ? reason.arguments().toArray()
                : reason.arguments().stream()
                        .map(code -> disciplines.name(code.toString()))
                        .toArray();
    }

    private CandidateResponse shown(Candidate candidate, Phrases phrases) {
        Facts expert = candidate.expert();
        return new CandidateResponse(
                expert.id(),
                expert.name(),
                expert.pool(),
                expert.employer(),
                expert.grade(),
                expert.main(),
                expert.divisionCode(),
                candidate.score().points(),
                candidate.score().reasons().stream()
                        .map(reason -> new ReasonResponse(
                                reason.criterion(),
                                reason.code(),
                                reason.points(),
                                reason.criterion().weight,
                                phrases.say("reason." + reason.code(), said(reason))))
                        .toList(),
                expert.choice(),
                expert.note(),
                expert.synthetic(),
                expert.missing());
    }

    private static ExcludedResponse shown(CandidateQuery.Excluded excluded, Phrases phrases) {
        return new ExcludedResponse(
                excluded.id(),
                excluded.name(),
                excluded.pool(),
                excluded.obstacles().stream()
                        .map(code -> new Obstacle(code, phrases.say("obstacle." + code, excluded.busyUntil())))
                        .toList());
    }
}
