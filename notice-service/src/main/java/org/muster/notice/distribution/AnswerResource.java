package org.muster.notice.distribution;

import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.muster.notice.document.Addressees;
import org.muster.notice.document.Addressees.Delivery;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/**
 * What a clerk does with a received notice in the organisation's name. Doing it again answers what the first did; 404
 * for a notice that was not addressed to the organisation.
 */
@Path("/api/inbox")
@RolesAllowed(Roles.CLERK)
public class AnswerResource {

    @Inject
    Addressees addressees;

    @Inject
    Receipts receipts;

    @Inject
    Closing closing;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /** Why it is not taken. */
    public record ReturnRequest(@NotBlank @Size(max = 2000) String reason) {}

    /** What came of it. */
    public record ReplyRequest(@NotBlank @Size(max = 20_000) String text) {}

    /** What was done about it. */
    public record ClosureRequest(
            @NotBlank @Size(max = 20_000) String result) {}

    /** 409 when it was returned. */
    @POST
    @Path("/{id}/signature")
    @Transactional
    @Idempotent
    public Receipt sign(UUID id) {
        return recorded("sign", receipts.sign(delivery(id)));
    }

    /** 409 when it was signed. */
    @POST
    @Path("/{id}/return")
    @Transactional
    @Idempotent
    public Receipt giveBack(UUID id, @NotNull @Valid ReturnRequest request) {
        return recorded(
                "return", receipts.giveBack(delivery(id), request.reason().strip()));
    }

    /** Signs it too if nobody has. 409 when it was returned, or replied to with another text. */
    @POST
    @Path("/{id}/reply")
    @Transactional
    @Idempotent
    public Receipt reply(UUID id, @NotNull @Valid ReplyRequest request) {
        return recorded("reply", receipts.reply(delivery(id), request.text().strip()));
    }

    /**
     * Signs it too if nobody has. 409 while a task of it is open or the reply it asks for is missing, and when it was
     * returned, or closed with another result.
     */
    @POST
    @Path("/{id}/closure")
    @RolesAllowed({Roles.CLERK, Roles.ISSUER})
    @Transactional
    @Idempotent
    public Receipt close(UUID id, @NotNull @Valid ClosureRequest request) {
        return recorded(
                "close",
                closing.close(
                        delivery(id), user.organisation(), request.result().strip()));
    }

    private Delivery delivery(UUID id) {
        return addressees.delivery(id, user.organisation()).orElseThrow(() -> ProblemException.notFound("notice", id));
    }

    private Receipt recorded(String action, Receipt receipt) {
        audit.record(action, "notice", receipt.notice(), Map.of());
        return receipt;
    }
}
