package org.muster.notice.initiative;

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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.initiative.Pledges.Done;
import org.muster.notice.initiative.Pledges.Pledge;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** What an organisation pledges for a campaign, and what it reports to have done. */
@Path("/api/campaigns/{id}/pledges")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CLERK)
public class PledgeResource {

    @Inject
    Campaigns campaigns;

    @Inject
    Pledges pledges;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /** @param amount in the campaign's unit @param until the last day */
    record PledgeRequest(
            @NotBlank @Size(max = 500) String what,
            @NotNull @Min(1) @Max(1_000_000_000) Long amount,
            @NotNull LocalDate until) {}

    /** @param amount done since the last entry; negative to balance a wrong one */
    record DoneRequest(
            @NotNull @Min(-1_000_000_000) @Max(1_000_000_000)
            Long amount,

            @NotBlank @Size(max = 1000) String note) {}

    /** 403 when the initiative is not addressed to one's organisation, 409 when the campaign is closed. */
    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = Pledge.class, responseCode = "201")
    public RestResponse<Pledge> pledge(UUID id, @NotNull @Valid PledgeRequest request) {
        Campaign campaign = campaigns.open(id);
        Pledge pledge = pledges.make(id, campaigns.place(campaign), request.what(), request.amount(), request.until());
        audit.record("pledge", "campaign", id, Map.of("pledge", pledge.id()));
        return ResponseBuilder.create(RestResponse.Status.CREATED, pledge).build();
    }

    /** @param organisation one at or below one's own; one's own when missing */
    @GET
    @Transactional
    public List<Pledge> list(UUID id, @QueryParam("organisation") @Size(max = 40) String organisation) {
        campaigns.visible(id);
        String whose = organisation == null ? user.organisation() : organisation;
        access.requireWithin(whose);
        return pledges.of(id, whose);
    }

    /** Takes a pledge back; 409 once something was reported for it. */
    @DELETE
    @Path("/{pledge}")
    @Transactional
    public void withdraw(UUID id, UUID pledge) {
        campaigns.open(id);
        pledges.withdraw(pledges.own(id, pledge));
        audit.record("withdraw-pledge", "campaign", id, Map.of("pledge", pledge));
    }

    /** 201 with the pledge as it stands now. */
    @POST
    @Path("/{pledge}/reports")
    @Transactional
    @Idempotent
    @APIResponseSchema(value = Pledge.class, responseCode = "201")
    public RestResponse<Pledge> report(UUID id, UUID pledge, @NotNull @Valid DoneRequest request) {
        campaigns.open(id);
        if (request.amount() == 0) {
            throw ProblemException.unprocessable("pledge-nothing-done");
        }
        pledges.report(pledges.own(id, pledge), request.amount(), request.note());
        audit.record("report-pledge", "campaign", id, Map.of("pledge", pledge));
        return ResponseBuilder.<Pledge>create(RestResponse.Status.CREATED)
                .entity(pledges.find(id, pledge))
                .build();
    }

    /** In the order they were entered. */
    @GET
    @Path("/{pledge}/reports")
    @Transactional
    public List<Done> reports(UUID id, UUID pledge) {
        campaigns.visible(id);
        access.requireVisible(pledges.find(id, pledge).organisation(), "pledge", pledge);
        return pledges.reports(pledge);
    }
}
