package org.muster.notice.print;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.muster.notice.document.Readers;
import org.muster.notice.print.PrintedDocuments.Printed;
import org.muster.platform.security.Roles;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** A notice as a printed document (红头文件), with what it carries on. */
@Path("/api/notices")
public class DocumentResource {

    private static final String PDF = "application/pdf";

    @Inject
    Readers readers;

    @Inject
    PrintedDocuments documents;

    /** For who issued or received it; of a draft, marked as one, for those who work on it. 404 for everybody else. */
    @GET
    @Path("/{id}/document.pdf")
    @Produces(PDF)
    @RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
    @Extension(name = "x-etag", value = "true")
    @APIResponse(
            responseCode = "200",
            content = @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response pdf(UUID id, @Context Request request) {
        String name = QuarkusTransaction.requiringNew().call(() -> readers.nameOf(id));
        Printed printed = documents.of(id);
        EntityTag tag = new EntityTag(printed.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        return Response.ok(printed.pdf(), PDF)
                .tag(tag)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "inline; filename*=UTF-8''"
                                + URLEncoder.encode(name + ".pdf", StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
