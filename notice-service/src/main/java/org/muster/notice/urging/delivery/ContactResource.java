package org.muster.notice.urging.delivery;

import java.util.List;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.urging.delivery.Contacts.Contact;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Version;

/** Where one's own organisation wants urgings besides the platform: an address of the organisation, not of a person. */
@Path("/api/urgings/contacts")
public class ContactResource {

    @Inject
    Contacts contacts;

    @Inject
    Instance<Channel> channels;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    record ContactRequest(
            @NotBlank @Size(max = 254) String address,
            @NotNull Boolean wanted) {}

    /** @param open whether this deployment uses the channel at all */
    record ContactResponse(String channel, String address, boolean wanted, boolean open, int version) {}

    /** Only channels about which something was said. */
    @GET
    @RolesAllowed({Roles.CLERK, Roles.DUTY_OFFICER, Roles.ORG_ADMIN})
    public List<ContactResponse> list() {
        return contacts.of(user.organisation()).stream()
                .map(contact -> shown(contact, channel(contact.channel())))
                .toList();
    }

    /** MAIL takes the address of a mailbox. The first time with If-Match: "0"; 422 for an address that does not fit. */
    @PUT
    @Path("/{channel}")
    @RolesAllowed({Roles.CLERK, Roles.ORG_ADMIN})
    @Transactional
    public RestResponse<ContactResponse> put(
            String channel, @NotNull @Valid ContactRequest request, @Context HttpHeaders headers) {
        Channel chosen = channel(channel);
        int version = contacts.version(user.organisation(), channel);
        Version.requireMatch(headers, version);
        if (!chosen.fits(request.address())) {
            throw ProblemException.unprocessable("address-unfit", request.address(), channel);
        }
        Contact contact = contacts.change(user.organisation(), channel, request.address(), request.wanted(), version)
                .orElseThrow(() -> new ProblemException(412, "stale"));
        audit.record(
                "change",
                "urging-contact",
                user.organisation(),
                Map.of("channel", channel, "wanted", contact.wanted()));
        return ResponseBuilder.ok(shown(contact, chosen))
                .tag(Version.tag(contact.version()))
                .build();
    }

    private Channel channel(String name) {
        return channels.stream()
                .filter(channel -> channel.name().equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("channel", name));
    }

    private static ContactResponse shown(Contact contact, Channel channel) {
        return new ContactResponse(
                contact.channel(), contact.address(), contact.wanted(), channel.open(), contact.version());
    }
}
