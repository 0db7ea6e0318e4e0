package org.muster.notice.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.task.Assignments.Assignment;
import org.muster.notice.task.Assignments.AssistingUnit;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Version;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Who sees to a task in an organisation that is charged with it (责任落实到人), and which units below help. */
@Path("/api/tasks/{id}/assignment")
public class AssignmentResource {

    static final String PURPOSE = "落实任务责任，供本单位、上级单位和任务交办单位联系承办人";

    @Inject
    TaskWork work;

    @Inject
    TaskAccess tasks;

    @Inject
    Assignments assignments;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /** @param assisting codes of units below one's own */
    record AssignmentRequest(
            @Size(max = 100) String responsibleRole,
            @Size(max = 50) String person,
            @Size(max = 20) List<@NotBlank @Size(max = 40) String> assisting) {

        boolean empty() {
            return given(responsibleRole) == null
                    && given(person) == null
                    && helpers().isEmpty();
        }

        List<String> helpers() {
            return assisting == null ? List.of() : assisting.stream().distinct().toList();
        }

        static String given(String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    /** @param purpose what the person's name may be used for; null without a name */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AssignmentResponse(
            UUID task,
            String organisation,
            String responsibleRole,
            String person,
            String purpose,
            List<AssistingUnit> assisting,
            String by,
            Instant at) {}

    /**
     * One's own, or that of one below or of one charged with a task that one gave. Looking at a person's name is
     * recorded. 404 before somebody was assigned.
     */
    @GET
    @RolesAllowed({Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER, Roles.ORG_ADMIN, Roles.AUDITOR})
    @Transactional
    public RestResponse<AssignmentResponse> get(
            UUID id, @QueryParam("organisation") @Size(max = 40) String organisation) {
        TaskView task = tasks.requireVisible(id);
        String whose = organisation == null ? user.organisation() : organisation;
        if (!tasks.seesEverybody(task)) {
            access.requireWithin(whose);
        }
        Assignment assignment = assignments
                .newest(id, whose)
                .orElseThrow(() -> ProblemException.notFound("assignment", id + " " + whose));
        if (assignment.person() != null) {
            audit.record("read-person", "task", id, Map.of("organisation", whose));
        }
        return answer(id, whose, assignment);
    }

    /**
     * Replaces what was assigned before; the first time with If-Match: "0". 409 when the task is done or over, 422 for
     * units that are not below.
     */
    @PUT
    @RolesAllowed({Roles.ISSUER, Roles.CLERK})
    @Transactional
    public RestResponse<AssignmentResponse> put(
            UUID id, @NotNull @Valid AssignmentRequest request, @Context HttpHeaders headers) {
        work.requireCharged(id);
        Optional<Assignment> before = assignments.newest(id, user.organisation());
        int n = before.map(Assignment::n).orElse(0);
        Version.requireMatch(headers, n);
        if (request.empty()) {
            throw ProblemException.unprocessable("nobody-assigned");
        }
        request.helpers().forEach(this::requireBelow);
        String person = AssignmentRequest.given(request.person());
        assignments.assign(id, n + 1, AssignmentRequest.given(request.responsibleRole()), person, request.helpers());
        audit.record(
                "assign",
                "task",
                id,
                Map.of("person", person != null, "assisting", request.helpers().size()));
        return answer(
                id,
                user.organisation(),
                assignments.newest(id, user.organisation()).orElseThrow());
    }

    private void requireBelow(String code) {
        if (code.equals(user.organisation()) || !access.covers(code)) {
            throw ProblemException.unprocessable("helper-not-below", code);
        }
    }

    private RestResponse<AssignmentResponse> answer(UUID id, String organisation, Assignment assignment) {
        return ResponseBuilder.ok(new AssignmentResponse(
                        id,
                        organisation,
                        assignment.responsibleRole(),
                        assignment.person(),
                        assignment.person() == null ? null : PURPOSE,
                        assignments.helpers(id, organisation),
                        assignment.by(),
                        assignment.at()))
                .tag(Version.tag(assignment.n()))
                .build();
    }
}
