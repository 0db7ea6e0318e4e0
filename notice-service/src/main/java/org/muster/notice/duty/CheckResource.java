package org.muster.notice.duty;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.duty.Checks.Branch;
import org.muster.notice.duty.Checks.Check;
import org.muster.notice.duty.Checks.Unit;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

/**
 * Reachability tests: a duty officer asks all duty points below, and whoever is on duty there answers with one call. An
 * organisation is asked by the same one at most twice a day, and sees of others nothing but those below it.
 */
@Path("/api/duty/checks")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({
    Roles.DRAFTER,
    Roles.ISSUER,
    Roles.CLERK,
    Roles.DUTY_OFFICER,
    Roles.REPORTER,
    Roles.REPORT_REVIEWER,
    Roles.LEADER_OFFICE,
    Roles.ORG_ADMIN
})
public class CheckResource {

    private static final int A_DAY = 2;

    @Inject
    Checks checks;

    @Inject
    Seats seats;

    @Inject
    DutyPersons persons;

    @Inject
    Access access;

    @Inject
    AuditTrail audit;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /**
     * @param under its duty points below are asked
     * @param minutes so long may an answer take
     */
    record CheckRequest(
            @NotBlank @Size(max = 40) String under,
            @Min(5) @Max(240) int minutes,
            @Size(max = 200) String note) {}

    /** Those that ask one's own organisation and those below it, the newest first. */
    @GET
    public RestResponse<List<CheckView>> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(checks.concerning(user.organisation(), page), Check::id, check -> view(check, null), uri);
    }

    /** @param under only this branch; by default all one may see */
    @GET
    @Path("/{id}")
    public CheckView get(UUID id, @QueryParam("under") @Size(max = 40) String under) {
        Check check = visible(id);
        return view(check, checks.byBranch(id, scope(check, under)));
    }

    /** The duty points in tree order. @param state only those that stand so */
    @GET
    @Path("/{id}/units")
    public RestResponse<List<CheckView.UnitView>> units(
            UUID id,
            @QueryParam("under") @Size(max = 40) String under,
            @QueryParam("state") CheckState state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        Check check = visible(id);
        List<Unit> units = checks.units(id, scope(check, under), state, page.afterLong(-1), page.fetch());
        return page.map(units, Unit::place, CheckView.UnitView::of, uri);
    }

    /** 409 while another one runs, 429 after the second of the day, 422 when nobody below is expected to be on duty. */
    @POST
    @RolesAllowed(Roles.DUTY_OFFICER)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = CheckView.class, responseCode = "201")
    public RestResponse<CheckView> start(@NotNull @Valid CheckRequest request) {
        access.requireWithin(request.under());
        Instant now = clock.instant();
        checks.lock(request.under());
        checks.running(request.under(), now).ifPresent(running -> {
            throw ProblemException.conflict("duty-check-runs", request.under());
        });
        Instant midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
        if (checks.startedSince(request.under(), midnight) >= A_DAY) {
            throw new ProblemException(429, "duty-check-often-enough", request.under(), A_DAY);
        }
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        int asked = checks.start(
                id,
                request.under(),
                request.note(),
                now,
                now.plus(Duration.ofMinutes(request.minutes())),
                clock.getZone());
        if (asked == 0) {
            throw ProblemException.unprocessable("duty-check-nobody", request.under());
        }
        audit.record("start", "duty-check", id, Map.of("under", request.under(), "asked", asked));
        Check check = visible(id);
        return ResponseBuilder.<CheckView>created(URI.create("/api/duty/checks/" + id))
                .entity(view(check, checks.byBranch(id, check.organisation())))
                .build();
    }

    /**
     * By whoever is on duty in one's own organisation, or by its duty officer where nobody on duty has an account. Saying
     * it again changes nothing; 409 when it is too late.
     */
    @POST
    @Path("/{id}/answer")
    @Transactional
    @Idempotent
    public CheckView answer(UUID id) {
        Check check = visible(id);
        Instant now = clock.instant();
        Unit mine = checks.unit(id, user.organisation())
                .orElseThrow(() -> ProblemException.forbidden("duty-check-not-asked", user.organisation()));
        if (mine.state() != CheckState.ANSWERED) {
            if (!check.dueAt().isAfter(now)) {
                throw ProblemException.conflict("duty-check-over", check.dueAt());
            }
            requireOnDuty(now);
            checks.answer(id, user.organisation(), now);
            audit.record("answer", "duty-check", id, Map.of("organisation", user.organisation()));
        }
        return view(check, null);
    }

    private void requireOnDuty(Instant now) {
        List<Seat> held = seats.at(user.organisation(), now).stream()
                .filter(seat -> seat.person() != null)
                .toList();
        boolean nobodyCould = held.stream()
                .map(seat -> DutyPerson.<DutyPerson>findById(seat.person()))
                .allMatch(person -> person.userName == null);
        if (!persons.iHoldOneOf(held) && !(nobodyCould && user.has(Roles.DUTY_OFFICER))) {
            throw ProblemException.forbidden("duty-not-on-shift");
        }
    }

    private Check visible(UUID id) {
        return checks.find(id)
                .filter(check -> access.covers(check.organisation())
                        || checks.unit(id, user.organisation()).isPresent())
                .orElseThrow(() -> ProblemException.notFound("duty-check", id));
    }

    /** Who is only asked sees itself and those below. */
    private String scope(Check check, String under) {
        if (under != null) {
            access.requireWithin(under);
            return under;
        }
        return access.covers(check.organisation()) ? check.organisation() : user.organisation();
    }

    private CheckView view(Check check, List<Branch> branches) {
        Unit mine = checks.unit(check.id(), user.organisation()).orElse(null);
        return CheckView.of(check, mine, branches, clock.instant());
    }
}
