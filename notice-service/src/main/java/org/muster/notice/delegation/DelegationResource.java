package org.muster.notice.delegation;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
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
import org.muster.notice.staff.Staff;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.OnBehalf;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.quarkus.security.identity.SecurityIdentity;

/** Delegations: who gave one or the organisation's administrator ends it, colleagues see it. */
@Path("/api/delegations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ISSUER, Roles.DRAFTER, Roles.CLERK, Roles.DUTY_OFFICER, Roles.ORG_ADMIN, Roles.AUDITOR})
public class DelegationResource {

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    SecurityIdentity identity;

    @Inject
    Delegations delegations;

    @Inject
    Deputies deputies;

    @Inject
    Staff staff;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    /** @param to the account of a colleague of one's own organisation @param toName as others know the colleague */
    record DelegationRequest(
            @NotBlank @Size(max = 100) String to,
            @NotBlank @Size(max = 100) String toName,
            @NotNull Instant startsAt,
            @NotNull Instant endsAt,
            @NotBlank @Size(max = 500) String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DelegationResponse(
            UUID id,
            String organisation,
            String fromName,
            String to,
            String toName,
            List<String> roles,
            String reason,
            Instant startsAt,
            Instant endsAt,
            DelegationState state,
            Instant givenAt,
            Instant endedAt,
            String endedBy,
            DelegationEnd endReason) {

        static DelegationResponse of(Delegation delegation, Instant now) {
            return new DelegationResponse(
                    delegation.id,
                    delegation.organisation,
                    delegation.fromName,
                    delegation.toAccount,
                    delegation.toName,
                    List.of(delegation.roles),
                    delegation.reason,
                    delegation.startsAt,
                    delegation.endsAt,
                    delegation.state(now),
                    delegation.givenAt,
                    delegation.endedAt,
                    delegation.endedBy,
                    delegation.endReason);
        }
    }

    /**
     * Lends those of one's own roles that can be lent; who stands in for somebody cannot pass that on. 409 when somebody
     * else has one of them at that time or the colleague lent the same away, 422 for a period of more than 92 days or an
     * account that is not of one's own organisation.
     */
    @POST
    @RolesAllowed({Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = DelegationResponse.class, responseCode = "201")
    public RestResponse<DelegationResponse> give(@NotNull @Valid DelegationRequest request) {
        if (user.onBehalf().isPresent()) {
            throw ProblemException.forbidden("delegation-chain");
        }
        Delegation delegation = new Delegation();
        delegation.organisation = user.organisation();
        delegation.fromSubject = user.subject();
        delegation.fromAccount = identity.getPrincipal().getName();
        delegation.fromName = user.ownName();
        delegation.toAccount = request.to().strip();
        delegation.toName = request.toName().strip();
        delegation.reason = request.reason().strip();
        delegation.startsAt = request.startsAt();
        delegation.endsAt = request.endsAt();
        delegation.give(ownRoles(), clock.instant());
        if (!staff.works(delegation.toAccount, delegation.organisation)) {
            throw ProblemException.unprocessable("delegation-elsewhere", delegation.toAccount);
        }
        delegations.requireClear(delegation);
        delegation.persistAndFlush();
        deputies.add(delegation.toAccount);
        audit.record(
                "delegate", "delegation", delegation.id, Map.of("to", delegation.toAccount, "roles", delegation.roles));
        return ResponseBuilder.<DelegationResponse>created(URI.create("/api/delegations/" + delegation.id))
                .entity(DelegationResponse.of(delegation, clock.instant()))
                .build();
    }

    /** Newest first. @param organisation at or below one's own; one's own when missing */
    @GET
    @Transactional
    public RestResponse<List<DelegationResponse>> list(
            @QueryParam("organisation") @Size(max = 40) String organisation,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        String whose = organisation == null ? user.organisation() : organisation;
        access.requireWithin(whose);
        Instant now = clock.instant();
        UUID after = page.afterId();
        var found = after == null
                ? Delegation.<Delegation>find("organisation = ?1 order by id desc", whose)
                : Delegation.<Delegation>find("organisation = ?1 and id < ?2 order by id desc", whose, after);
        List<Delegation> rows = found.range(0, page.fetch() - 1).list();
        return page.map(rows, delegation -> delegation.id, delegation -> DelegationResponse.of(delegation, now), uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public DelegationResponse get(UUID id) {
        return DelegationResponse.of(visible(id, LockModeType.NONE), clock.instant());
    }

    /** Takes effect at once. 403 for whoever neither gave it nor administers the organisation, 409 when it is over. */
    @POST
    @Path("/{id}/end")
    @RolesAllowed({Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    @Transactional
    @Idempotent
    public DelegationResponse end(UUID id) {
        Delegation delegation = visible(id, LockModeType.PESSIMISTIC_WRITE);
        boolean own = delegation.organisation.equals(user.organisation());
        if (!own || !(delegation.fromSubject.equals(user.subject()) || user.has(Roles.ORG_ADMIN))) {
            throw ProblemException.forbidden("delegation-of-others", delegation.fromName);
        }
        delegation.withdraw(user.ownName(), clock.instant());
        audit.record("end", "delegation", id, Map.of());
        return DelegationResponse.of(delegation, clock.instant());
    }

    private Set<String> ownRoles() {
        return identity.getAttribute(OnBehalf.ATTRIBUTE) instanceof StandingIn standing ? standing.own() : user.roles();
    }

    private Delegation visible(UUID id, LockModeType lock) {
        Delegation delegation = Delegation.findById(id, lock);
        if (delegation == null) {
            throw ProblemException.notFound("delegation", id);
        }
        access.requireVisible(delegation.organisation, "delegation", id);
        return delegation;
    }
}
