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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.initiative.CampaignStanding.Branch;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.security.Authenticated;

/** Campaigns of an initiative: its issuer opens and closes them, everybody it concerns sees how they stand. */
@Path("/api/campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class CampaignResource {

    @Inject
    Campaigns campaigns;

    @Inject
    Initiatives initiatives;

    @Inject
    CampaignStanding standing;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param unit in which pledges and deeds are counted, such as 人次 */
    record CampaignRequest(
            @NotNull UUID initiative,
            @NotBlank @Size(max = 200) String title,
            @NotBlank @Size(max = 4000) String description,
            @NotBlank @Size(max = 20) String unit) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CampaignResponse(
            UUID id,
            UUID initiative,
            String organisation,
            String title,
            String description,
            String unit,
            Instant createdAt,
            Instant closedAt) {

        static CampaignResponse of(Campaign campaign) {
            return new CampaignResponse(
                    campaign.id,
                    campaign.initiative,
                    campaign.organisation,
                    campaign.title,
                    campaign.description,
                    campaign.unit,
                    campaign.createdAt,
                    campaign.closedAt);
        }
    }

    /** The sums of the branches. */
    record StandingResponse(
            String under,
            String unit,
            int organisations,
            int pledges,
            long pledged,
            long done,
            int overdue,
            List<Branch> branches) {

        static StandingResponse of(String under, String unit, List<Branch> branches) {
            return new StandingResponse(
                    under,
                    unit,
                    branches.stream().mapToInt(Branch::organisations).sum(),
                    branches.stream().mapToInt(Branch::pledges).sum(),
                    branches.stream().mapToLong(Branch::pledged).sum(),
                    branches.stream().mapToLong(Branch::done).sum(),
                    branches.stream().mapToInt(Branch::overdue).sum(),
                    branches);
        }
    }

    /** 409 unless the initiative is published and open. */
    @POST
    @RolesAllowed(Roles.ISSUER)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = CampaignResponse.class, responseCode = "201")
    public RestResponse<CampaignResponse> open(@NotNull @Valid CampaignRequest request) {
        Initiative initiative = initiatives.own(request.initiative());
        Campaign campaign =
                Campaign.of(initiative, request.title(), request.description(), request.unit(), clock.instant());
        campaign.persistAndFlush();
        audit.record("open", "campaign", campaign.id, Map.of("initiative", initiative.id));
        return ResponseBuilder.<CampaignResponse>created(URI.create("/api/campaigns/" + campaign.id))
                .entity(CampaignResponse.of(campaign))
                .build();
    }

    /** Newest first. */
    @GET
    @Transactional
    public RestResponse<List<CampaignResponse>> list(
            @QueryParam("initiative") UUID initiative,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(campaigns.list(initiative, page), campaign -> campaign.id, CampaignResponse::of, uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public CampaignResponse get(UUID id) {
        return CampaignResponse.of(campaigns.visible(id));
    }

    /** From then on nothing is pledged or reported any more; 409 when it is closed already. */
    @POST
    @Path("/{id}/closure")
    @RolesAllowed(Roles.ISSUER)
    @Transactional
    @Idempotent
    public CampaignResponse close(UUID id) {
        Campaign campaign = campaigns.own(id);
        campaign.close(clock.instant());
        audit.record("close", "campaign", id, Map.of());
        return CampaignResponse.of(campaign);
    }

    /** Pledged against done. @param under as in the counts of an initiative */
    @GET
    @Path("/{id}/standing")
    @Transactional
    public StandingResponse standing(UUID id, @QueryParam("under") @Size(max = 40) String under) {
        Campaign campaign = campaigns.visible(id);
        String scope = initiatives.scope(Initiative.findById(campaign.initiative), under);
        return StandingResponse.of(scope, campaign.unit, standing.byBranch(campaign, scope));
    }
}
