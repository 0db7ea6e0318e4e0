package org.muster.expert.profile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;

import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/**
 * How to reach an expert: shown after an acceptance or for a stated purpose, as long as there is a lawful basis. Every
 * look is kept in the audit trail.
 */
@Path("/api/experts/{id}/contact")
@RolesAllowed(Roles.EXPERT_MANAGER)
class ContactResource {

    private static final String AFTER_ACCEPTANCE = "accepted invitation";

    @Inject
    Experts experts;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    /** @param purpose why; may be left out once the expert has accepted an invitation of the caller's or of one below */
    @GET
    @Transactional
    @Extension(name = "x-etag", value = "false")
    public RestResponse<Profile.Contact> get(
            @PathParam("id") UUID id, @QueryParam("purpose") @Size(max = 200) String purpose) {
        experts.require(user.organisation(), id);
        boolean stated = purpose != null && purpose.strip().length() >= 4;
        if (!stated && !accepted(id)) {
            throw ProblemException.unprocessable("purpose-missing");
        }
        if (!lawful(id)) {
            throw ProblemException.unprocessable("contact-without-basis");
        }
        Profile.Contact contact =
                experts.contact(id).orElseThrow(() -> ProblemException.notFound("contact of expert", id));
        audit.record("read-contact", "expert", id, Map.of("purpose", stated ? purpose.strip() : AFTER_ACCEPTANCE));
        return ResponseBuilder.ok(contact)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private boolean lawful(UUID expert) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select coalesce(consent_until >= ?, false) from expert where id = ?")
                        .bind(0, LocalDate.now(clock))
                        .bind(1, expert)
                        .mapTo(Boolean.class)
                        .one());
    }

    private boolean accepted(UUID expert) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (select 1 from invitation i join organisation o on o.code = i.organisation
                            join organisation me on me.code = :viewer and o.pos between me.pos and me.last
                            where i.expert = :expert and i.state = 'ACCEPTED' and i.end_on >= :today)""")
                .bind("viewer", user.organisation())
                .bind("expert", expert)
                .bind("today", LocalDate.now(clock))
                .mapTo(Boolean.class)
                .one());
    }
}
