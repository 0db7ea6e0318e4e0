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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.muster.notice.document.Addressees;
import org.muster.notice.document.Addressees.Delivery;
import org.muster.notice.document.Attachments;
import org.muster.notice.document.Endings;
import org.muster.notice.document.IssuedDocuments;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Notices;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** What was addressed to the caller's organisation, and nothing else. */
@Path("/api/inbox")
@RolesAllowed({Roles.CLERK, Roles.DRAFTER, Roles.ISSUER})
public class InboxResource {

    @Inject
    InboxList inbox;

    @Inject
    Addressees addressees;

    @Inject
    Receipts receipts;

    @Inject
    Notices notices;

    @Inject
    Attachments attachments;

    @Inject
    Endings endings;

    @Inject
    IssuedDocuments documents;

    @Inject
    CurrentUser user;

    /** How many notices nobody of the organisation has opened. */
    public record UnreadResponse(int unread) {}

    /** Newest issue first. @param ended only what was revoked, abolished or superseded since */
    @GET
    public Response list(
            @QueryParam("ended") boolean ended,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(inbox.of(user.organisation(), ended, page), InboxList.Row::order, InboxList.Row::item, uri);
    }

    @GET
    @Path("/unread")
    public UnreadResponse unread() {
        return new UnreadResponse(inbox.unread(user.organisation()));
    }

    /** Opens it: the first time is recorded with the person. 404 for what was not addressed to the organisation. */
    @GET
    @Path("/{id}")
    @Transactional
    public InboxItem open(UUID id) {
        Delivery delivery =
                addressees.delivery(id, user.organisation()).orElseThrow(() -> ProblemException.notFound("notice", id));
        receipts.open(delivery);
        Notice notice = notices.issued(id);
        List<Notice> originals = notices.originals(notice);
        return InboxItem.of(
                delivery,
                notice,
                originals,
                attachments.shown(notice),
                receipts.of(delivery),
                documents.of(notice).sha256(),
                standing(notice));
    }

    private InboxItem.Standing standing(Notice notice) {
        return new InboxItem.Standing(
                notice.corrects().map(notices::issued).orElse(null),
                endings.of(notice.id()).orElse(null),
                endings.newest(notice.id()).map(notices::issued).orElse(null));
    }
}
