package org.muster.notice.cap;

import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import org.muster.notice.document.Ending;
import org.muster.notice.document.EndingKind;
import org.muster.notice.document.Endings;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Readers;
import org.muster.platform.security.Roles;

/** Notices as CAP messages, for machines that exchange alerts. */
@Path("/api/notices")
@RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
public class NoticeCapResource {

    /** As IANA registered it. */
    public static final String CAP = "application/cap+xml";

    @Inject
    Readers readers;

    @Inject
    Endings endings;

    @Inject
    NoticeMessages messages;

    @Inject
    CapWriter writer;

    /**
     * The newest word about it: its issue; of one that was revoked or abolished, that; of one that was superseded, its
     * successor, for who may read that. 409 for a draft.
     */
    @GET
    @Path("/{id}/cap")
    @Produces(CAP)
    @Transactional
    public byte[] notice(UUID id) {
        Notice notice = readers.reading(id);
        notice.requireIssued();
        Optional<Ending> ending = endings.of(id);
        if (ending.isEmpty()) {
            return writer.write(messages.issued(notice));
        }
        return ending.get().kind() == EndingKind.SUPERSEDED
                        && ending.get().cause().id().equals(id)
                ? notice(ending.get().successor().id())
                : writer.write(messages.cancelled(notice, ending.get()));
    }
}
