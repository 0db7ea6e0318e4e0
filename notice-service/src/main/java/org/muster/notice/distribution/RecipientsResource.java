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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
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
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RecipientsResponse.class)))
    public Response get(
            UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        Notice notice = notices.readable(id);
        return notice.issued()
                ? answer(notice.audience(), notice.recipients(), page, uri)
                : addressees.preview(notice, audience -> answer(audience, page, uri));
    }

    private Response answer(Audience audience, Page page, UriInfo uri) {
        return answer(audience.id(), audience.total(), page, uri);
    }

    private Response answer(UUID audience, int count, Page page, UriInfo uri) {
        Response rows = page.map(recipients.of(audience, page), Recipients.Row::pos, Recipients.Row::recipient, uri);
        return Response.fromResponse(rows)
                .entity(new RecipientsResponse(count, recipients(rows)))
                .build();
    }

    @SuppressWarnings("unchecked")
    private static List<Recipients.Recipient> recipients(Response rows) {
        return (List<Recipients.Recipient>) rows.getEntity();
    }
}
