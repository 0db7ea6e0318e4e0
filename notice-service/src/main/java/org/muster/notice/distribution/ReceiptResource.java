package org.muster.notice.distribution;

import java.time.Instant;
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
import org.muster.notice.document.Notices;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** What came back to the issuer: signatures, reasons of returns, replies. */
@Path("/api/notices")
@RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
public class ReceiptResource {

    @Inject
    Notices notices;

    @Inject
    Receipts receipts;

    /**
     * A receipt with the organisation's present name.
     *
     * @param agent who signed in its name, with its present name; null when it did so itself
     */
    public record ReceiptResponse(
            String organisation,
            String name,
            Act act,
            Instant at,
            String by,
            String text,
            String agent,
            String agentName) {

        static ReceiptResponse of(Receipts.Received received) {
            Receipt receipt = received.receipt();
            return new ReceiptResponse(
                    receipt.organisation(),
                    received.organisationName(),
                    receipt.act(),
                    receipt.at(),
                    receipt.by(),
                    receipt.text(),
                    receipt.agent(),
                    received.agentName());
        }
    }

    /** Of one act, such as RETURNED, in tree order. */
    @GET
    @Path("/{id}/receipts")
    @Transactional
    public RestResponse<List<ReceiptResponse>> list(
            UUID id,
            @QueryParam("act") String act,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(
                receipts.of(notices.readable(id).id(), Act.named(act), page),
                Receipts.Received::pos,
                ReceiptResponse::of,
                uri);
    }
}
