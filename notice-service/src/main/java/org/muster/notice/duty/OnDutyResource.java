package org.muster.notice.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.notice.duty.DutyDesk.OnDuty;
import org.muster.notice.duty.DutyDesk.OnPost;
import org.muster.platform.security.Access;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Who is on duty in an organisation and below it, at present and tonight. */
@Path("/api/duty")
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
public class OnDutyResource {

    @Inject
    DutyDesk desk;

    @Inject
    Seats seats;

    @Inject
    UnitsOnDuty units;

    @Inject
    Access access;

    @Inject
    Clock clock;

    /** @param main left out, like {@code backup}, when nobody holds that seat */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NowView(String organisation, Instant at, boolean nobody, OnPost main, OnPost backup) {}

    record TonightView(String organisation, LocalDate night, Instant from, Instant until, List<ShiftView> shifts) {}

    /** @param at another moment than now */
    @GET
    @Path("/now")
    public NowView now(
            @QueryParam("organisation") @NotBlank @Size(max = 40) String organisation, @QueryParam("at") Instant at) {
        access.requireWithin(organisation);
        Instant moment = at == null ? clock.instant() : at;
        OnDuty found = desk.onDuty(organisation, moment);
        return new NowView(organisation, moment, found.nobody(), shown(found.main()), shown(found.backup()));
    }

    /** The shifts of the night that lasts, or of the one that comes. */
    @GET
    @Path("/tonight")
    public TonightView tonight(@QueryParam("organisation") @NotBlank @Size(max = 40) String organisation) {
        access.requireWithin(organisation);
        Night night = Night.around(ZonedDateTime.now(clock));
        return new TonightView(
                organisation,
                night.date(),
                night.from(),
                night.until(),
                ShiftView.of(seats.between(organisation, night.from(), night.until())));
    }

    /**
     * Who is on duty in the organisation and in each below it that is expected to be, in tree order.
     *
     * @param at another moment than now
     */
    @GET
    @Path("/units")
    public RestResponse<List<UnitsOnDuty.Unit>> units(
            @QueryParam("under") @NotBlank @Size(max = 40) String under,
            @QueryParam("at") Instant at,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        access.requireWithin(under);
        Instant moment = at == null ? clock.instant() : at;
        LocalDate day = LocalDate.ofInstant(moment, clock.getZone());
        return page.answer(
                units.at(under, moment, day, page.afterLong(-1), page.fetch()), UnitsOnDuty.Unit::place, uri);
    }

    private static OnPost shown(OnPost person) {
        return person == null ? null : person.withoutEmail();
    }
}
