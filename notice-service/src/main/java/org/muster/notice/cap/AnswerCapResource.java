package org.muster.notice.cap;

import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.muster.notice.document.Addressees;
import org.muster.notice.document.Notices;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/** Answers to notices as CAP messages. */
@Path("/api/inbox")
@RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
public class AnswerCapResource {

    @Inject
    Notices notices;

    @Inject
    Addressees addressees;

    @Inject
    NoticeMessages messages;

    @Inject
    CapWriter writer;

    @Inject
    CurrentUser user;

    /** What one's own organisation answered: Ack for a signature, Error with the reason for a return. 404 before. */
    @GET
    @Path("/{id}/cap")
    @Produces(NoticeCapResource.CAP)
    @Transactional
    public byte[] answer(UUID id) {
        return writer.write(messages.answered(
                notices.issued(id),
                addressees
                        .delivery(id, user.organisation())
                        .orElseThrow(() -> ProblemException.notFound("notice", id))));
    }
}
