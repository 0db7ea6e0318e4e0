package org.muster.notice.archive;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.muster.notice.document.Notice;
import org.muster.notice.document.Readers;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.Roles;

/** The archive package (归档) of an issued notice. */
@Path("/api/notices")
public class ArchiveResource {

    @Inject
    Readers readers;

    @Inject
    Access access;

    @Inject
    Archive archive;

    @Inject
    AuditTrail audit;

    /**
     * A zip that is written while it is sent. For the issuer and those above, who may see all that became of it; 403 for
     * its recipients, who see only their part; 404 for everybody else, 409 for a draft.
     */
    @GET
    @Path("/{id}/archive")
    @RolesAllowed({Roles.ISSUER, Roles.CLERK})
    @Transactional
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/zip",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(UUID id) {
        Notice notice = readers.reading(id);
        if (!access.covers(notice.organisation())) {
            throw ProblemException.forbidden("archive-of-issuer", id);
        }
        notice.requireIssued();
        audit.record("archive", "notice", id, Map.of());
        List<Archive.Member> members = archive.members(id);
        StreamingOutput zip = out -> archive.write(id, members, out);
        return Response.ok(zip, "application/zip")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename*=UTF-8''"
                                + URLEncoder.encode(notice.number() + ".zip", StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                .build();
    }
}
