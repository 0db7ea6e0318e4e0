package org.muster.notice.alert;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.notice.cap.CapMessage;
import org.muster.notice.cap.CapReader;
import org.muster.notice.cap.NoticeCapResource;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import io.quarkus.security.Authenticated;

/** Alerts (预警) of others: the duty officer takes them in, everybody whom they concern reads them. */
@Path("/api/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class AlertResource {

    private static final int MOST_BYTES = 256 * 1024;

    @Inject
    Alerts alerts;

    @Inject
    AlertIntake intake;

    @Inject
    CapReader reader;

    @Inject
    AuditTrail audit;

    /**
     * The body is a CAP 1.2 message, whatever type it is sent as. 201 with the alert, 200 when it is known already; 400
     * with the lines that depart from the schema, 413 above 256 KiB. Updates and cancellations find what they refer to in
     * whatever order they come.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({Roles.ISSUER, Roles.DUTY_OFFICER})
    @Transactional
    @Idempotent
    @APIResponseSchema(value = Alert.class, responseCode = "201")
    public RestResponse<Alert> take(byte[] document) {
        if (document.length > MOST_BYTES) {
            throw new ProblemException(413, "alert-too-big", MOST_BYTES / 1024);
        }
        CapMessage message = reader.read(document);
        boolean known = alerts.known(message.self()).isPresent() || !intake.take(message, document);
        Alert alert = alerts.known(message.self()).orElseThrow();
        if (known) {
            return ResponseBuilder.ok(alert).build();
        }
        audit.record(
                "take-in", "alert", alert.id(), Map.of("sender", alert.sender(), "identifier", alert.identifier()));
        return ResponseBuilder.<Alert>created(URI.create("/api/alerts/" + alert.id()))
                .entity(alert)
                .build();
    }

    /** The newest first. @param active only those that still warn */
    @GET
    public RestResponse<List<Alert>> list(
            @QueryParam("active") @DefaultValue("false") boolean active,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.answer(alerts.list(active, page), Alert::id, uri);
    }

    @GET
    @Path("/{id}")
    public Alert get(UUID id) {
        return alerts.visible(id);
    }

    /** The message as it came. */
    @GET
    @Path("/{id}/cap")
    @Produces(NoticeCapResource.CAP)
    public byte[] message(UUID id) {
        return alerts.document(id);
    }
}
