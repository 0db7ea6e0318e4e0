package org.muster.notice.distribution;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.muster.notice.distribution.SignatureBatch.Outcome;
import org.muster.notice.distribution.SignatureBatch.Result;
import org.muster.notice.distribution.SignatureBatch.Wanted;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** Signing many at once: several notices for the own organisation, or for organisations that one signs for (代签收). */
@Path("/api/inbox/signatures")
public class SignatureResource {

    static final int MOST = 500;

    @Inject
    SignatureBatch batch;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /** @param organisation the caller's own when missing */
    public record Signature(
            @NotNull UUID notice, @Size(min = 1, max = 40) String organisation) {}

    /** Exactly one of the two. @param notices for the caller's own organisation */
    public record SignaturesRequest(
            @Size(min = 1, max = MOST) List<@NotNull UUID> notices,
            @Size(min = 1, max = MOST) List<@NotNull @Valid Signature> signatures) {

        private List<Wanted> wanted(String own) {
            if ((notices == null) == (signatures == null)) {
                throw ProblemException.badRequest("signatures-unclear");
            }
            return notices != null
                    ? notices.stream().map(notice -> new Wanted(notice, own)).toList()
                    : signatures.stream()
                            .map(each ->
                                    new Wanted(each.notice(), each.organisation() == null ? own : each.organisation()))
                            .toList();
        }
    }

    /** @param results in the order of what was asked */
    public record SignaturesResponse(Map<Outcome, Integer> counts, List<Result> results) {}

    /** Each for itself: what cannot be signed holds up nothing else, and asking again changes nothing. */
    @POST
    @RolesAllowed(Roles.CLERK)
    @Transactional
    @Idempotent
    public SignaturesResponse sign(@NotNull @Valid SignaturesRequest request) {
        List<Result> results = batch.sign(request.wanted(user.organisation()));
        List<Result> signed = results.stream()
                .filter(result -> result.outcome() == Outcome.SIGNED)
                .toList();
        if (!signed.isEmpty()) {
            audit.record(
                    "sign-many",
                    "inbox",
                    user.organisation(),
                    Map.of(
                            "notices",
                            signed.stream().map(Result::notice).distinct().toList(),
                            "organisations",
                            signed.stream().map(Result::organisation).distinct().toList()));
        }
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        results.forEach(result -> counts.merge(result.outcome(), 1, Integer::sum));
        return new SignaturesResponse(counts, results);
    }
}
