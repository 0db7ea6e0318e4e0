package org.muster.notice.distribution;

import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.notice.document.Addressees;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Notices;
import org.muster.platform.organisation.Audiences.Audience;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** Who a notice goes to: before its issue as it would resolve now, afterwards as it was frozen. */
@Path("/api/notices")
@RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
public class RecipientsResource {

    @Inject
    Notices notices;

    @Inject
    Addressees addressees;

    @Inject
    Recipients recipients;

    /** @param count all of them, each once */
    public record RecipientsResponse(int count, List<Recipients.Recipient> recipients) {}

    /** In tree order. 422 when nobody matches any more. */
    @GET
    @Path("/{id}/recipients")
    @Transactional
    public RestResponse<RecipientsResponse> get(
            UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        Notice notice = notices.readable(id);
        return notice.issued()
                ? answer(notice.audience(), notice.recipients(), page, uri)
                : addressees.preview(notice, audience -> answer(audience, page, uri));
    }

    private RestResponse<RecipientsResponse> answer(Audience audience, Page page, UriInfo uri) {
        return answer(audience.id(), audience.total(), page, uri);
    }

    private RestResponse<RecipientsResponse> answer(UUID audience, int count, Page page, UriInfo uri) {
        return page.within(
                recipients.of(audience, page),
                Recipients.Row::pos,
                rows -> new RecipientsResponse(
                        count, rows.stream().map(Recipients.Row::recipient).toList()),
                uri);
    }
}
