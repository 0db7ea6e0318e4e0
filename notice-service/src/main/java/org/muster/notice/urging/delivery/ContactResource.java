package org.muster.notice.urging.delivery;

import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.muster.notice.urging.delivery.Contacts.Contact;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Version;

import com.fasterxml.jackson.annotation.JsonInclude;

/** Whether and where one's own organisation wants urgings by mail: a mailbox of the organisation, not of a person. */
@Path("/api/urgings/contact")
public class ContactResource {

    @Inject
    Contacts contacts;

    @Inject
    DeliveryConfig config;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    record ContactRequest(
            @NotBlank @Email @Size(max = 254) String email,
            @NotNull Boolean byMail) {}

    /** @param mailIsSent whether this deployment sends mail at all */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ContactResponse(String organisation, String email, boolean byMail, boolean mailIsSent) {}

    @GET
    @RolesAllowed({Roles.CLERK, Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    public Response get() {
        return answer(contacts.of(user.organisation()));
    }

    /** 412 when somebody else changed it meanwhile; version "0" stands for nothing said yet. */
    @PUT
    @RolesAllowed({Roles.CLERK, Roles.ORG_ADMIN})
    @Transactional
    public Response put(@NotNull @Valid ContactRequest request, @Context HttpHeaders headers) {
        int version = contacts.of(user.organisation()).version();
        Version.requireMatch(headers, version);
        Contact contact = contacts.change(user.organisation(), request.email(), request.byMail(), version)
                .orElseThrow(() -> new ProblemException(412, "stale"));
        audit.record("change", "urging-contact", user.organisation(), Map.of("byMail", contact.byMail()));
        return answer(contact);
    }

    private Response answer(Contact contact) {
        return Response.ok(new ContactResponse(user.organisation(), contact.email(), contact.byMail(), config.mail()))
                .tag(Version.tag(contact.version()))
                .build();
    }
}
