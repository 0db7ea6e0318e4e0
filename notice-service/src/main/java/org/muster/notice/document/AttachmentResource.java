package org.muster.notice.document;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.muster.notice.document.Attachments.Attachment;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/** Attachments of a notice. They are added and removed while it is a draft; whoever reads the notice reads them. */
@Path("/api/notices")
@RolesAllowed({Roles.DRAFTER, Roles.ISSUER, Roles.CLERK})
public class AttachmentResource {

    static final long LARGEST = 20L * 1024 * 1024;
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
    public Response add(UUID id, @RestForm("file") FileUpload file) throws IOException {
        Notice notice = notices.own(id);
        notice.requireDraft();
        if (file == null || file.size() == 0) {
            throw ProblemException.unprocessable("attachment-missing");
        }
        if (file.size() > LARGEST) {
            throw new ProblemException(413, "attachment-too-large", LARGEST / 1024 / 1024);
        }
        if (attachments.count(id) >= MOST) {
            throw ProblemException.unprocessable("too-many-attachments", MOST);
        }
        Attachment attachment =
                attachments.add(id, FileNames.tidy(file.fileName()), type(file.contentType()), file.uploadedFile());
        audit.record("attach", "notice", id, Map.of("attachment", attachment.id(), "sha256", attachment.sha256()));
        AttachmentResponse shown = attachment.shownUnder(id);
        return Response.created(URI.create(shown.url())).entity(shown).build();
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
    public Response get(UUID id, UUID attachment, @Context Request request) {
        Attachment found = attachments
                .find(readers.reading(id), attachment)
                .orElseThrow(() -> ProblemException.notFound("attachment", attachment));
        EntityTag tag = new EntityTag(found.sha256());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        if (unchanged != null) {
            return unchanged.tag(tag).build();
        }
        StreamingOutput content = out -> attachments.write(attachment, out);
        return Response.ok(content, found.contentType())
                .tag(tag)
                .header("Repr-Digest", "sha-256=:" + base64(found.sha256()) + ":")
                .header(HttpHeaders.CONTENT_LENGTH, found.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + encoded(found.name()))
                // a browser must never take a stranger's file for a page of ours
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .build();
    }

    private static String type(String given) {
        try {
            MediaType type = MediaType.valueOf(given);
            return type.getType() + "/" + type.getSubtype();
        } catch (IllegalArgumentException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
