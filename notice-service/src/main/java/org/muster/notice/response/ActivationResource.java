package org.muster.notice.response;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.alert.Alert;
import org.muster.notice.alert.AlertState;
import org.muster.notice.alert.Alerts;
import org.muster.notice.task.TaskWording;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Audiences;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.organisation.Selector;
import org.muster.platform.outbox.Outbox;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** Activates responses. */
@Path("/api/responses")
@Produces(MediaType.APPLICATION_JSON)
public class ActivationResource {

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    Audiences audiences;

    @Inject
    Responses responses;

    @Inject
    Plans plans;

    @Inject
    Alerts alerts;

    @Inject
    PlanReach reach;

    @Inject
    PlanSwitch plan;

    @Inject
    Outbox outbox;

    @Inject
    AuditTrail audit;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /**
     * 201 with the response; its tasks are open and its daily report is asked for. 409 while the organisation responds to
     * the same event, where a drill and the real thing do not count as the same. A plan of the library must be the
     * responding organisation's own; the response keeps its present edition whatever becomes of the plan.
     */
    @POST
    @RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = ResponseView.class, responseCode = "201")
    public RestResponse<ResponseView> activate(@NotNull @Valid ActivationRequest request) {
        Organisation organisation = organisations
                .find("KX-" + request.divisionCode())
                .orElseThrow(
                        () -> ProblemException.unprocessable("division-without-association", request.divisionCode()));
        access.requireWithin(organisation.code());
        request.requireOnePlan();
        EmergencyResponse response = response(organisation, request);
        Map<TaskWording, List<Selector>> wordings =
                request.planId() == null ? inline(response, organisation, request) : fromLibrary(response, request);
        Instant now = clock.instant();
        declare(response, request, now);
        response.activate(user, now);
        persist(response);
        plan.on(response, wordings);
        outbox.append(response.activated());
        audit.record("activate", "response", response.id, Map.of("level", response.level, "drill", response.drill));
        return ResponseBuilder.<ResponseView>created(URI.create("/api/responses/" + response.id))
                .entity(responses.view(response))
                .build();
    }

    private Map<TaskWording, List<Selector>> inline(
            EmergencyResponse response, Organisation organisation, ActivationRequest request) {
        reach.requireWithin(organisation, request.plan().selectors());
        response.plan = request.plan().toKeep();
        response.expectedReports = expected(response.plan.dailyReport());
        return request.plan().wordings();
    }

    private Map<TaskWording, List<Selector>> fromLibrary(EmergencyResponse response, ActivationRequest request) {
        EmergencyPlan chosen = plans.toActivate(request.planId(), response.organisation);
        PlanContent content = plans.edition(chosen.id, chosen.edition).content();
        // the tree may have changed since the plan was written
        reach.requireWithin(organisations.require(response.organisation), content.selectors());
        response.planId = chosen.id;
        response.planEdition = chosen.edition;
        response.plan = content.switchedOn(response.level, response.startedOn, ZonedDateTime.now(clock));
        response.expectedReports = expected(response.plan.dailyReport());
        return content.wordingsAt(response.level, ZonedDateTime.now(clock));
    }

    /** @throws ProblemException 404 for an alert one may not know, 409 when it is over, 422 when one is a drill's */
    private void follow(EmergencyResponse response, UUID alertId, Instant now) {
        Alert alert = alerts.visible(alertId);
        if (alert.exercise() != response.drill) {
            throw ProblemException.unprocessable("alert-drill-differs");
        }
        if (alert.state() != AlertState.ACTIVE && alert.state() != AlertState.EXPIRED) {
            throw ProblemException.conflict("alert-over", alert.identifier(), alert.state());
        }
        response.alert = alert.id();
        if (alert.colour() != null) {
            response.declare(Declaration.ofWarning(alert.colour(), alert.source(), alert.sent(), user, now));
        }
    }

    private void declare(EmergencyResponse response, ActivationRequest request, Instant now) {
        if (request.alertId() != null) {
            follow(response, request.alertId(), now);
        }
        if (request.governmentLevel() != null) {
            response.declare(Declaration.ofLevel(
                    request.governmentLevel(), request.governmentSource(), request.governmentDeclaredAt(), user, now));
        }
        if (request.warningColour() != null) {
            response.declare(Declaration.ofWarning(
                    request.warningColour(), request.governmentSource(), request.governmentDeclaredAt(), user, now));
        }
    }

    private EmergencyResponse response(Organisation organisation, ActivationRequest request) {
        LocalDate today = LocalDate.now(clock);
        if (request.governmentDeclaredAt() != null
                && request.governmentDeclaredAt().isAfter(clock.instant())) {
            throw ProblemException.unprocessable("declared-in-future", request.governmentDeclaredAt());
        }
        if (request.startedOn() != null && request.startedOn().isAfter(today)) {
            throw ProblemException.unprocessable("starts-in-future", request.startedOn(), today);
        }
        EmergencyResponse response = new EmergencyResponse();
        response.event = request.event().strip();
        response.organisation = organisation.code();
        response.divisionCode = request.divisionCode();
        response.level = request.level();
        response.governmentLevel = request.governmentLevel();
        response.warningColour = request.warningColour();
        response.drill = request.drill();
        response.startedOn = request.startedOn() == null ? today : request.startedOn();
        return response;
    }

    /** report-service freezes who reports each day; freezing them here too refuses a plan that asks nobody. */
    private int expected(ResponsePlan.DailyReport report) {
        return report == null ? 0 : audiences.freeze(Map.of("to", report.to())).total();
    }

    private static void persist(EmergencyResponse response) {
        try {
            response.persistAndFlush();
        } catch (ConstraintViolationException e) {
            if ("response_one_active".equals(e.getConstraintName())) {
                throw ProblemException.conflict("response-already-active", response.organisation, response.event);
            }
            throw e;
        }
    }
}
