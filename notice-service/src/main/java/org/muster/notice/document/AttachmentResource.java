package org.muster.notice.document;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.muster.notice.document.Attachments.Attachment;
import org.muster.notice.storage.Download;
import org.muster.notice.storage.Upload;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** Attachments of a notice. They are added and removed while it is a draft; whoever reads the notice reads them. */
@Path("/api/notices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
public class AttachmentResource {

    static final int MOST = 50;

    @Inject
    Notices notices;

    @Inject
    Readers readers;

    @Inject
    Attachments attachments;

    @Inject
    AuditTrail audit;

    /** 201 with its SHA-256; 413 above 20 MiB; 409 when the notice is no draft any more. */
    @POST
    @Path("/{id}/attachments")
    @RolesAllowed(Roles.DRAFTER)
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = AttachmentResponse.class, responseCode = "201")
    public RestResponse<AttachmentResponse> add(UUID id, @RestForm("file") FileUpload file) throws IOException {
        Notice notice = notices.own(id);
        notice.requireDraft();
        Upload upload = Upload.of(file);
        if (attachments.count(id) >= MOST) {
            throw ProblemException.unprocessable("too-many-attachments", MOST);
        }
        Attachment attachment = attachments.add(id, upload);
        audit.record("attach", "notice", id, Map.of("attachment", attachment.id(), "sha256", attachment.sha256()));
        AttachmentResponse shown = attachment.shownUnder(id);
        return ResponseBuilder.<AttachmentResponse>created(URI.create(shown.url()))
                .entity(shown)
                .build();
    }

    @DELETE
    @Path("/{id}/attachments/{attachment}")
    @RolesAllowed(Roles.DRAFTER)
    @Transactional
    public void remove(UUID id, UUID attachment) {
        Notice notice = notices.own(id);
        notice.requireDraft();
        Attachment found = attachments
                .find(notice, attachment)
                .filter(mine -> mine.notice().equals(id))
                .orElseThrow(() -> ProblemException.notFound("attachment", attachment));
        attachments.remove(found);
        audit.record("detach", "notice", id, Map.of("attachment", attachment, "sha256", found.sha256()));
    }

    @GET
    @Path("/{id}/attachments")
    @Transactional
    public List<AttachmentResponse> list(UUID id) {
        return attachments.shown(readers.reading(id));
    }

    /** The file, with its hash as ETag and Repr-Digest (RFC 9530). */
    @GET
    @Path("/{id}/attachments/{attachment}")
    @Transactional
    @Extension(name = "x-etag", value = "true")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(UUID id, UUID attachment, @Context Request request) {
        Attachment found = attachments
                .find(readers.reading(id), attachment)
                .orElseThrow(() -> ProblemException.notFound("attachment", attachment));
        return new Download(found.name(), found.contentType(), found.size(), found.sha256())
                .answer(out -> attachments.write(attachment, out), request);
    }
}
