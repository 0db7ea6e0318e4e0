package org.muster.notice.document;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import org.muster.notice.form.Deviation;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;
import org.muster.platform.web.Version;

/** The notices of the caller's organisation: a drafter writes them, everybody who handles papers reads them. */
@Path("/api/notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
public class NoticeResource {

    @Inject
    Notices notices;

    @Inject
    NoticeList list;

    @Inject
    Occasion occasion;

    @Inject
    Addressees addressees;

    @Inject
    NumberSeries series;

    @Inject
    NoticeAnswers answers;

    @Inject
    NoticeForm form;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /** 201 with a draft; 422 for a classified paper or for addressees that nobody matches; 403 for another's mark. */
    @POST
    @RolesAllowed(Roles.DRAFTER)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = NoticeResponse.class, responseCode = "201")
    public RestResponse<NoticeResponse> create(@NotNull @Valid NoticeRequest request) {
        NoticeContent content = request.content(occasion.drill(request.response(), request.drill()));
        series.requireFree(content.mark(), user.organisation());
        addressees.check(content, List.of());
        Notice notice = Notice.draft(user.organisation(), content, notices.actor());
        notice.response = request.response();
        notices.add(notice);
        audit.record("draft", "notice", notice.id(), Map.of());
        return answers.with(ResponseBuilder.created(URI.create("/api/notices/" + notice.id())), notice);
    }

    /** Newest first. Drafts are shown to those who may work on them. */
    @GET
    public RestResponse<List<NoticeList.Row>> list(
            @QueryParam("state") String state,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        boolean drafts = user.has(Roles.DRAFTER) || user.has(Roles.ISSUER);
        return page.answer(
                list.of(user.organisation(), state == null ? null : NoticeState.named(state), drafts, page),
                NoticeList.Row::id,
                uri);
    }

    @GET
    @Path("/{id}")
    @Transactional
    public RestResponse<NoticeResponse> get(UUID id) {
        return answers.with(ResponseBuilder.ok(), notices.readable(id));
    }

    /** Where it departs from GB/T 9704 and the regulations, each with clause and field. None of them keeps it from being issued. */
    @GET
    @Path("/{id}/deviations")
    @Transactional
    public List<Deviation> deviations(UUID id) {
        return form.deviations(notices.readable(id));
    }

    /** Only a draft, and only as it was read: send its ETag as If-Match. */
    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.DRAFTER)
    @Transactional
    public RestResponse<NoticeResponse> revise(
            UUID id, @NotNull @Valid NoticeRequest request, @Context HttpHeaders headers) {
        Notice notice = notices.own(id);
        Version.requireMatch(headers, notice.version);
        NoticeContent content = request.content(notice.stays(request.response(), request.drill()));
        series.requireFree(content.mark(), user.organisation());
        notice.requireDraft();
        addressees.check(content, notices.senders(notice));
        notice.revise(content);
        notices.flush();
        audit.record("revise", "notice", id, Map.of());
        return answers.with(ResponseBuilder.ok(), notice);
    }
}
