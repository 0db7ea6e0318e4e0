package org.muster.notice.task;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.jdbi.v3.core.Jdbi;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** Results that were not enough (退回重办): who gave the task says why, and the organisation has it again. */
@Path("/api/tasks/{id}/returns")
public class ReturnResource {

    @Inject
    TaskAccess access;

    @Inject
    Charges charges;

    @Inject
    Jdbi jdbi;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Clock clock;

    record ReturnRequest(
            @NotBlank @Size(max = 40) String organisation,
            @NotBlank @Size(max = 2000) String reason) {}

    record ReturnResponse(
            String organisation, String result, Instant completedAt, String reason, String by, Instant at) {}

    /**
     * The organisation's answer becomes history and its task is open again; when it was the lead's, so is everybody's.
     * 409 when it has not answered, when what asked for the task is over, or when the task came out of an instruction:
     * those are judged where the instruction is kept.
     */
    @POST
    @RolesAllowed({Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    public List<ReturnResponse> giveBack(UUID id, @NotNull @Valid ReturnRequest request) {
        TaskView seen = access.requireGiven(id);
        if (seen.sourceKind() == SourceKind.INSTRUCTION) {
            throw ProblemException.conflict("task-of-instruction", id);
        }
        charges.lock(id, request.organisation());
        Task task = Task.findById(id, LockModeType.PESSIMISTIC_WRITE);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant completedAt = charges.giveBack(
                        id, request.organisation(), request.reason().strip(), user, now)
                .orElseThrow(() -> ProblemException.conflict("task-not-completed", request.organisation(), id));
        if (request.organisation().equals(task.lead)) {
            task.reopen(completedAt);
        } else {
            task.requireRunning();
        }
        audit.record("return", "task", id, Map.of("organisation", request.organisation()));
        return of(id, request.organisation());
    }

    /** What was returned to the caller's organisation, or by it to all of them; the newest first, at most 200. */
    @GET
    @RolesAllowed({Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER, Roles.ORG_ADMIN, Roles.AUDITOR})
    public List<ReturnResponse> list(UUID id) {
        TaskView task = access.requireVisible(id);
        return of(id, access.seesEverybody(task) ? null : user.organisation());
    }

    private List<ReturnResponse> of(UUID task, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select * from task_return where task = :task
                            and (:organisation::text is null or organisation = :organisation) order by id desc limit 200""")
                .bind("task", task)
                .bind("organisation", organisation)
                .map((row, context) -> new ReturnResponse(
                        row.getString("organisation"),
                        row.getString("result"),
                        row.getObject("completed_at", OffsetDateTime.class).toInstant(),
                        row.getString("reason"),
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list());
    }
}
