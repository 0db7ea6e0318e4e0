package org.muster.outreach.rumours;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;

import org.muster.outreach.answers.PublishedClaims;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** What the desk decides about a rumour. The first decision makes it the rumour of that desk's organisation. */
@Path("/api/rumours/{id}")
@RolesAllowed(Roles.FACT_CHECKER)
public class RumourDecisionResource {

    @Inject
    Rumours rumours;

    @Inject
    RumourDesk desk;

    @Inject
    PublishedClaims published;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /** @param publicReason everybody who asks will read it */
    public record RejectionRequest(
            @NotBlank @Size(max = 1000) String publicReason) {}

    /** @param degree 1 a nuisance, 2 misleads, 3 endangers health, lives or order */
    public record HarmRequest(@NotNull @Min(1) @Max(3) Integer degree) {}

    /** @param into the rumour it is the same as */
    public record ClusterRequest(@NotNull UUID into) {}

    /** @param verdict a published verdict that answers it */
    public record AnswerRequest(@NotNull UUID verdict) {}

    @POST
    @Path("/rejection")
    @Transactional
    @Idempotent
    public DeskEntry reject(UUID id, @NotNull @Valid RejectionRequest request) {
        Rumour rumour = taken(id);
        rumour.reject(request.publicReason().strip());
        return decided(rumour, "reject", Map.of());
    }

    /** Takes the rejection back. */
    @DELETE
    @Path("/rejection")
    @Transactional
    public DeskEntry takeUpAgain(UUID id) {
        Rumour rumour = taken(id);
        rumour.takeUpAgain();
        return decided(rumour, "take-up-again", Map.of());
    }

    @PUT
    @Path("/harm")
    @Transactional
    public DeskEntry gradeHarm(UUID id, @NotNull @Valid HarmRequest request) {
        Rumour rumour = taken(id);
        rumour.gradeHarm(request.degree());
        return decided(rumour, "grade-harm", Map.of("degree", request.degree()));
    }

    /** A person confirms that both say the same. */
    @POST
    @Path("/cluster")
    @Transactional
    @Idempotent
    public DeskEntry cluster(UUID id, @NotNull @Valid ClusterRequest request) {
        // always the smaller id first, so that two who cluster crosswise wait for each other only one way
        Stream.of(id, request.into()).sorted().forEach(rumours::locked);
        Rumour rumour = taken(id);
        rumour.joins(taken(request.into()), rumours.leadsCluster(id));
        return decided(rumour, "cluster", Map.of("into", request.into()));
    }

    /** Undoes the clustering. */
    @DELETE
    @Path("/cluster")
    @Transactional
    public DeskEntry split(UUID id) {
        Rumour rumour = taken(id);
        UUID head = rumour.head;
        rumour.leaves();
        return decided(rumour, "split", Map.of("from", head));
    }

    /** A person confirms that a published verdict answers it. */
    @POST
    @Path("/answer")
    @Transactional
    @Idempotent
    public DeskEntry answer(UUID id, @NotNull @Valid AnswerRequest request) {
        Rumour rumour = taken(id);
        if (published.confirmed(request.verdict()).isEmpty()) {
            throw ProblemException.unprocessable("verdict-not-published", request.verdict());
        }
        rumour.answeredBy(request.verdict());
        rumours.limitContacts(List.of(id));
        return decided(rumour, "answer", Map.of("verdict", request.verdict()));
    }

    private Rumour taken(UUID id) {
        Rumour rumour = rumours.locked(id);
        rumour.takenBy(user.organisation());
        return rumour;
    }

    private DeskEntry decided(Rumour rumour, String action, Map<String, ?> detail) {
        rumours.flush();
        audit.record(action, "rumour", rumour.id, detail);
        return desk.find(rumour.id).orElseThrow(() -> ProblemException.notFound("rumour", rumour.id));
    }
}
