package org.muster.notice.distribution;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.notice.document.Addressees;
import org.muster.notice.document.Addressees.Delivery;
import org.muster.notice.document.Attachments;
import org.muster.notice.document.Endings;
import org.muster.notice.document.IssuedDocuments;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Notices;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Problems;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** What was addressed to the caller's organisation, or to one it signs for, and nothing else. */
@Path("/api/inbox")
@RolesAllowed({Roles.CLERK, Roles.DRAFTER, Roles.ISSUER})
public class InboxResource {

    @Inject
    Unforwarded unforwarded;

    @Inject
    InboxList inbox;

    @Inject
    Addressees addressees;

    @Inject
    SigningArrangements arrangements;

    @Inject
    Arrivals arrivals;

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
    public record UnreadResponse(int unread, int drill) {}

    /**
     * Newest issue first.
     *
     * @param organisation one that the caller's signs for; 403 for all others
     * @param ended only what was revoked, abolished or superseded since
     */
    @GET
    public RestResponse<List<InboxList.Item>> list(
            @QueryParam("organisation") String organisation,
            @QueryParam("ended") boolean ended,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        Page page = Page.of(cursor, limit);
        Locale language = Problems.language(headers.getAcceptableLanguages());
        return page.map(
                inbox.of(arrangements.desk(organisation), ended, page, language),
                InboxList.Row::order,
                InboxList.Row::item,
                uri);
    }

    @GET
    @Path("/unread")
    public UnreadResponse unread() {
        return inbox.unread(user.organisation());
    }

    /**
     * Opens it: the first time is recorded with the person. 404 for what was not addressed to the organisation.
     *
     * @param organisation one that the caller's signs for; 403 for all others
     */
    @GET
    @Path("/{id}")
    @Transactional
    public InboxItem open(UUID id, @QueryParam("organisation") String organisation) {
        String desk = arrangements.desk(organisation);
        Delivery delivery = addressees.delivery(id, desk).orElseThrow(() -> ProblemException.notFound("notice", id));
        receipts.open(delivery, desk);
        Notice notice = notices.issued(id);
        List<Notice> originals = notices.originals(notice);
        return InboxItem.of(
                delivery,
                notice,
                originals,
                attachments.shown(notice),
                receipts.of(delivery),
                documents.of(notice).sha256(),
                arrivals.of(desk, List.of(notice.root())).getOrDefault(notice.root(), List.of()),
                delivery.mustSign() ? unforwarded.standing(id, desk) : null,
                standing(notice));
    }

    private InboxItem.Standing standing(Notice notice) {
        return new InboxItem.Standing(
                notice.corrects().map(notices::issued).orElse(null),
                endings.of(notice.id()).orElse(null),
                endings.newest(notice.id()).map(notices::issued).orElse(null));
    }
}
