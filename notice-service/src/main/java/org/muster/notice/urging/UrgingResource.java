package org.muster.notice.urging;

import java.util.List;
import java.util.Optional;
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
import org.muster.notice.task.Outstanding;
import org.muster.notice.task.Tasks;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

/** Urgings: the urged see what was delivered to them, those above see everything that was planned and what became of it. */
@Path("/api/urgings")
@Produces(MediaType.APPLICATION_JSON)
public class UrgingResource {

    @Inject
    Urgings urgings;

    @Inject
    ReportStandings reports;

    @Inject
    Tasks tasks;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    /** What is urged about one by one; about notices there is {@link NoticeUrgingResource}. */
    enum Single {
        REPORT,
        TASK
    }

    /** @param text what the one who urges adds; may be null */
    record UrgingRequest(
            @NotNull Single subjectKind,
            @NotNull UUID subjectId,
            @NotBlank @Size(max = 40) String organisation,
            @Size(max = 500) String text) {}

    /** The newest first. @param organisation only this one; when left out one's own and all below */
    @GET
    @RolesAllowed({
        Roles.DRAFTER,
        Roles.ISSUER,
        Roles.CLERK,
        Roles.DUTY_OFFICER,
        Roles.REPORTER,
        Roles.REPORT_REVIEWER,
        Roles.ANALYST,
        Roles.LEADER_OFFICE,
        Roles.ORG_ADMIN,
        Roles.AUDITOR
    })
    public RestResponse<List<UrgingView>> list(
            @QueryParam("organisation") @Size(max = 40) String organisation,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        if (organisation != null) {
            access.requireWithin(organisation);
        }
        List<Urging> found = urgings.visibleTo(user.organisation(), organisation, page);
        return page.map(found, urging -> urging.id, UrgingView::of, uri);
    }

    /**
     * Urges an organisation below, or one whose task one gave, about what it still owes. In quiet hours it waits for their
     * end; 409 when nothing is owed or an urging waits already, 429 when the day's urgings are used up.
     */
    @POST
    @RolesAllowed({Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER, Roles.REPORT_REVIEWER})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = UrgingView.class, responseCode = "201")
    public RestResponse<UrgingView> urge(@NotNull @Valid UrgingRequest request) {
        if (request.organisation().equals(user.organisation())) {
            throw ProblemException.unprocessable("urging-oneself");
        }
        Subject subject = (request.subjectKind() == Single.REPORT ? report(request) : task(request))
                .orElseThrow(() ->
                        ProblemException.conflict("nothing-outstanding", request.organisation(), request.subjectId()));
        return ResponseBuilder.<UrgingView>create(RestResponse.Status.CREATED)
                .entity(UrgingView.of(urgings.urgeByHand(subject, request.text())))
                .build();
    }

    private Optional<Subject> report(UrgingRequest request) {
        access.requireWithin(request.organisation());
        return reports.outstanding(request.subjectId(), request.organisation());
    }

    private Optional<Subject> task(UrgingRequest request) {
        Optional<Outstanding> open = tasks.outstanding(request.subjectId(), request.organisation());
        if (open.isEmpty() || !access.covers(open.get().givenBy())) {
            access.requireWithin(request.organisation());
        }
        return open.map(outstanding -> Subject.of(request.subjectId(), request.organisation(), outstanding));
    }
}
