package org.muster.notice.duty;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
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
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.security.Access;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The rotations of an organisation's roster (值班表). Hours and days are Asia/Shanghai. */
@Path("/api/duty/rotations")
@Produces(MediaType.APPLICATION_JSON)
public class RotationResource {

    @Inject
    Rotations rotations;

    @Inject
    Swaps swaps;

    @Inject
    DutyPersons persons;

    @Inject
    Access access;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /**
     * @param from the first day on which it goes like this; the first member has that day's shift
     * @param startsAt when a shift begins, such as 08:00
     * @param hours how long it lasts
     * @param turnDays after so many days the next one has the turn; one by default
     * @param members persons of the organisation, in their order
     * @param backups likewise for the backup's seat; may be left out
     */
    record RotationRequest(
            @NotBlank @Size(max = 60) String name,
            @NotNull LocalDate from,
            @NotNull LocalTime startsAt,
            @Min(1) @Max(24) int hours,
            @Min(1) @Max(366) Integer turnDays,
            @NotEmpty @Size(max = 100) List<@NotNull UUID> members,
            @Size(max = 100) List<@NotNull UUID> backups) {

        RotationPlan.Pattern pattern() {
            return new RotationPlan.Pattern(
                    startsAt.withSecond(0).withNano(0),
                    hours,
                    turnDays == null ? 1 : turnDays,
                    members,
                    backups == null ? List.of() : backups);
        }
    }

    record NewRotation(
            @NotBlank @Size(max = 40) String organisation,
            @NotNull @Valid RotationRequest rotation) {}

    /** @param lastDay the last day on which a shift begins */
    record EndRequest(@NotNull LocalDate lastDay) {}

    /** @param plans what was, is and will be, by their first day */
    record RotationView(UUID id, String organisation, String name, List<PlanView> plans) {

        static RotationView of(Rotation rotation) {
            return new RotationView(
                    rotation.id,
                    rotation.organisation,
                    rotation.name,
                    rotation.plans.stream().map(PlanView::of).toList());
        }
    }

    /** @param until the first day that it does not cover; left out when open */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanView(
            LocalDate from,
            LocalDate until,
            LocalTime startsAt,
            int hours,
            int turnDays,
            List<UUID> members,
            List<UUID> backups) {

        static PlanView of(RotationPlan plan) {
            return new PlanView(
                    plan.since,
                    plan.until,
                    plan.startsAt,
                    plan.hours,
                    plan.turnDays,
                    List.of(plan.members),
                    List.of(plan.backups));
        }
    }

    @GET
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
    public RestResponse<List<RotationView>> list(
            @QueryParam("organisation") @NotBlank @Size(max = 40) String organisation,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        access.requireWithin(organisation);
        UUID after = page.after() == null ? new UUID(0, 0) : page.afterId();
        List<Rotation> found = Rotation.find("organisation = ?1 and id > ?2 order by id", organisation, after)
                .page(0, page.fetch())
                .list();
        return page.map(found, rotation -> rotation.id, RotationView::of, uri);
    }

    @GET
    @Path("/{id}")
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
    public RestResponse<RotationView> get(UUID id) {
        return shown(ResponseBuilder.ok(), rotations.visible(id));
    }

    /** 422 when it begins before today or names persons who are not the organisation's or have left. */
    @POST
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = RotationView.class, responseCode = "201")
    public RestResponse<RotationView> add(@NotNull @Valid NewRotation request) {
        access.requireWithin(request.organisation());
        Rotation rotation = new Rotation();
        rotation.organisation = request.organisation();
        rotation.name = request.rotation().name().strip();
        requirePersons(rotation, request.rotation().pattern());
        rotation.start(request.rotation().from(), request.rotation().pattern(), clock);
        rotation.persistAndFlush();
        audit.record("add", "duty-rotation", rotation.id, Map.of("organisation", rotation.organisation));
        return shown(ResponseBuilder.created(URI.create("/api/duty/rotations/" + rotation.id)), rotation);
    }

    /**
     * From a day on the rotation goes otherwise; 409 when that day's shift has begun. What was changed about single
     * shifts stays with them, also when their hours change.
     */
    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    public RestResponse<RotationView> change(
            UUID id, @NotNull @Valid RotationRequest request, @Context HttpHeaders headers) {
        Rotation rotation = rotations.locked(id);
        Version.requireMatch(headers, rotation.version);
        requirePersons(rotation, request.pattern());
        rotation.name = request.name().strip();
        rotation.changeFrom(request.from(), request.pattern(), clock);
        Rotation.flush();
        swaps.follow(id, request.from());
        audit.record("change", "duty-rotation", id, Map.of("from", request.from()));
        return shown(ResponseBuilder.ok(), rotation);
    }

    /** 409 when the shift of the following day has begun. */
    @POST
    @Path("/{id}/end")
    @RolesAllowed({Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    public RestResponse<RotationView> end(UUID id, @NotNull @Valid EndRequest request) {
        Rotation rotation = rotations.locked(id);
        rotation.endAfter(request.lastDay(), clock);
        Rotation.flush();
        swaps.follow(id, request.lastDay().plusDays(1));
        audit.record("end", "duty-rotation", id, Map.of("lastDay", request.lastDay()));
        return shown(ResponseBuilder.ok(), rotation);
    }

    private void requirePersons(Rotation rotation, RotationPlan.Pattern pattern) {
        persons.requireAll(
                Stream.concat(pattern.members().stream(), pattern.backups().stream())
                        .collect(Collectors.toSet()),
                rotation.organisation);
        pattern.requireTwoPersons();
    }

    private static RestResponse<RotationView> shown(ResponseBuilder<RotationView> response, Rotation rotation) {
        return response.entity(RotationView.of(rotation))
                .tag(Version.tag(rotation.version))
                .build();
    }
}
