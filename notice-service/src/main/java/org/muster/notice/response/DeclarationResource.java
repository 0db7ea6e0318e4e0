package org.muster.notice.response;

import java.time.Clock;
import java.time.Instant;
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

import org.muster.notice.alert.WarningColour;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** Records what the government declares about an event beside the association's own level. */
@Path("/api/responses")
public class DeclarationResource {

    @Inject
    Responses responses;

    @Inject
    AuditTrail audit;

    @Inject
    CurrentUser user;

    @Inject
    Clock clock;

    /**
     * @param kind of what
     * @param level the government's; null when its response ended, and for a warning
     * @param colour of the warning; null when it was lifted, and for a level
     * @param source who declared it, and where it stands
     */
    record DeclarationRequest(
            @NotNull Declaration.Kind kind,
            ResponseLevel level,
            WarningColour colour,
            @NotBlank @Size(max = 300) String source,
            @NotNull Instant declaredAt) {}

    /**
     * They may be told in any order: what was declared last counts. 409 when it is recorded already and after the
     * stand-down, 422 for a moment that has not come.
     */
    @POST
    @Path("/{id}/declarations")
    @RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    public ResponseView declare(UUID id, @NotNull @Valid DeclarationRequest request) {
        Instant now = clock.instant();
        if (request.declaredAt().isAfter(now)) {
            throw ProblemException.unprocessable("declared-in-future", request.declaredAt());
        }
        EmergencyResponse response = responses.manageable(id);
        response.declare(declaration(request, now));
        audit.record("declare", "response", id, Map.of("kind", request.kind()));
        return responses.view(response);
    }

    private Declaration declaration(DeclarationRequest request, Instant now) {
        boolean warning = request.kind() == Declaration.Kind.WARNING;
        if (warning ? request.level() != null : request.colour() != null) {
            throw ProblemException.unprocessable("declaration-mixed");
        }
        return warning
                ? Declaration.ofWarning(request.colour(), request.source(), request.declaredAt(), user, now)
                : Declaration.ofLevel(request.level(), request.source(), request.declaredAt(), user, now);
    }
}
