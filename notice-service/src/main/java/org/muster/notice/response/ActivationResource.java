package org.muster.notice.response;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

import org.hibernate.exception.ConstraintViolationException;
import org.muster.notice.duty.DutyDemands;
import org.muster.notice.task.Tasks;
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
public class ActivationResource {

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    Audiences audiences;

    @Inject
    Tasks tasks;

    @Inject
    DutyDemands duty;

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
     * the same event, where a drill and the real thing do not count as the same.
     */
    @POST
    @RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    public Response activate(@NotNull @Valid ActivationRequest request) {
        Organisation organisation = organisations
                .find("KX-" + request.divisionCode())
                .orElseThrow(
                        () -> ProblemException.unprocessable("division-without-association", request.divisionCode()));
        access.requireWithin(organisation.code());
        request.plan().selectors().forEach(selector -> requireWithin(organisation, selector));
        EmergencyResponse response = response(organisation, request);
        response.activate(user, clock.instant());
        persist(response);
        tasks.openForResponse(
                response.id,
                response.organisation,
                response.drill,
                request.plan().wordings());
        if (response.plan.duty() != null) {
            duty.open(
                    response.id,
                    response.organisation,
                    response.drill,
                    response.plan.duty().to(),
                    response.activatedAt);
        }
        outbox.append(response.activated());
        audit.record("activate", "response", response.id, Map.of("level", response.level, "drill", response.drill));
        return Response.created(URI.create("/api/responses/" + response.id))
                .entity(ResponseView.of(response, tasks.of(response.id)))
                .build();
    }

    private EmergencyResponse response(Organisation organisation, ActivationRequest request) {
        LocalDate today = LocalDate.now(clock);
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
        response.plan = request.plan().toKeep();
        response.expectedReports = expected(response.plan.dailyReport());
        return response;
    }

    /** report-service freezes who reports each day; freezing them here too refuses a plan that asks nobody. */
    private int expected(ResponsePlan.DailyReport report) {
        return report == null ? 0 : audiences.freeze(Map.of("to", report.to())).total();
    }

    private void requireWithin(Organisation organisation, Selector selector) {
        if (selector.supervisedBy() != null) {
            throw ProblemException.forbidden("plan-reaches-outside", selector.supervisedBy(), organisation.code());
        }
        for (String code : new String[] {selector.organisation(), selector.below()}) {
            if (code != null && !organisation.covers(organisations.require(code))) {
                throw ProblemException.forbidden("plan-reaches-outside", code, organisation.code());
            }
        }
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
