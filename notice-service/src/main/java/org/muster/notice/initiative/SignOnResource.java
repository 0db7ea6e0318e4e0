package org.muster.notice.initiative;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import io.quarkus.security.Authenticated;

/** Signing an initiative: a clerk for the organisation, everybody logged in for her- or himself. */
@Path("/api/initiatives/{id}")
@Authenticated
public class SignOnResource {

    @Inject
    Initiatives initiatives;

    @Inject
    SignOns signOns;

    @Inject
    AuditTrail audit;

    /** @param showName whether one's name may be listed for the purpose of showing who signed; without it one is counted only */
    record PersonRequest(boolean showName) {}

    /** Signing twice counts once. 403 when the organisation is not addressed, 409 when the initiative is closed. */
    @POST
    @Path("/organisation-sign-on")
    @RolesAllowed(Roles.CLERK)
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "204")
    public void signForOrganisation(UUID id) {
        Initiative initiative = initiatives.open(id);
        if (signOns.signForOrganisation(id, initiatives.place(initiative))) {
            audit.record("sign-on", "initiative", id, Map.of("for", "organisation"));
        }
    }

    /** 404 when it has not signed, 409 when the initiative is closed. */
    @DELETE
    @Path("/organisation-sign-on")
    @RolesAllowed(Roles.CLERK)
    @Transactional
    public void undoForOrganisation(UUID id) {
        initiatives.open(id);
        signOns.undoForOrganisation(id);
        audit.record("undo-sign-on", "initiative", id, Map.of("for", "organisation"));
    }

    /** Signing again only changes whether the name is shown. */
    @POST
    @Path("/personal-sign-on")
    @Transactional
    @Idempotent
    @APIResponse(responseCode = "204")
    public void signForOneself(UUID id, @NotNull PersonRequest request) {
        Initiative initiative = initiatives.open(id);
        signOns.signForOneself(id, initiatives.place(initiative), request.showName());
        audit.record("sign-on", "initiative", id, Map.of("for", "person"));
    }

    /** At any time, also when the initiative is closed; nothing about the person stays. */
    @DELETE
    @Path("/personal-sign-on")
    @Transactional
    public void undoForOneself(UUID id) {
        initiatives.visible(id);
        signOns.undoForOneself(id);
        audit.record("undo-sign-on", "initiative", id, Map.of("for", "person"));
    }

    /** The organisations that signed, in tree order. */
    @GET
    @Path("/organisations")
    @Transactional
    public RestResponse<List<SignOns.Signer>> organisations(
            UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        initiatives.visible(id);
        return page.answer(signOns.organisations(id, page), SignOns.Signer::pos, uri);
    }

    /** The persons who agreed to be named, for the initiative's own organisation. */
    @GET
    @Path("/persons")
    @RolesAllowed({Roles.CLERK, Roles.ISSUER})
    @Transactional
    public RestResponse<List<SignOns.Named>> persons(
            UUID id, @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        initiatives.own(id);
        audit.record("read-names", "initiative", id, Map.of());
        return page.answer(signOns.named(id, page), SignOns.Named::key, uri);
    }
}
