package org.muster.notice.initiative;

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
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** Signatures on paper, entered as a count by the organisation whose people signed. */
@Path("/api/initiatives/{id}/paper-sign-ons")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.CLERK)
public class PaperResource {

    @Inject
    Initiatives initiatives;

    @Inject
    PaperSignOns papers;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /**
     * @param persons of one's own organisation, who did not sign online
     * @param source where they signed, such as the meeting and its date
     * @param evidence where the paper is kept
     * @param corrects the entry that this one takes the place of; only then may the count be nought
     */
    record PaperRequest(
            @NotNull @Min(0) @Max(1_000_000) Integer persons,
            @NotBlank @Size(max = 500) String source,
            @NotBlank @Size(max = 500) String evidence,
            UUID corrects) {}

    /** 201; 409 when the entry to be corrected was corrected before, 422 when it is none of one's own. */
    @POST
    @Transactional
    @Idempotent
    @APIResponseSchema(value = PaperSignOns.Entry.class, responseCode = "201")
    public RestResponse<PaperSignOns.Entry> enter(UUID id, @NotNull @Valid PaperRequest request) {
        Initiative initiative = initiatives.open(id);
        PaperSignOns.Entry entry = papers.enter(initiative, initiatives.place(initiative), request);
        audit.record("enter-paper-sign-ons", "initiative", id, Map.of("entry", entry.id()));
        return ResponseBuilder.create(RestResponse.Status.CREATED, entry).build();
    }

    /** The entries of an organisation at or below one's own, corrected ones included, newest last. */
    @GET
    @Transactional
    public List<PaperSignOns.Entry> entries(UUID id, @QueryParam("organisation") @Size(max = 40) String organisation) {
        initiatives.visible(id);
        String whose = organisation == null ? user.organisation() : organisation;
        access.requireWithin(whose);
        return papers.of(id, whose);
    }
}
