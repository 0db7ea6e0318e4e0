package org.muster.notice.task;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
import org.muster.notice.storage.Download;
import org.muster.notice.storage.FileStore;
import org.muster.notice.storage.Shelf;
import org.muster.notice.storage.Upload;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;

/**
 * Evidence of what was done about a task. It is added and removed while the task is open for the organisation; the
 * organisation itself, those above it, the lead and who gave the task see it.
 */
@Path("/api/tasks/{id}/evidence")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ISSUER, Roles.CLERK, Roles.DUTY_OFFICER})
public class EvidenceResource {

    static final int MOST = 20;
    private static final int SHOWN = 200;

    @Inject
    TaskWork work;

    @Inject
    TaskAccess tasks;

    @Inject
    Evidence evidence;

    @Inject
    FileStore files;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    record EvidenceResponse(
            UUID id,
            String organisation,
            String name,
            String contentType,
            long size,
            String sha256,
            String by,
            Instant at,
            String url) {

        static EvidenceResponse of(Evidence.File file) {
            return new EvidenceResponse(
                    file.id(),
                    file.organisation(),
                    file.name(),
                    file.contentType(),
                    file.size(),
                    file.sha256(),
                    file.by(),
                    file.at(),
                    "/api/tasks/" + file.task() + "/evidence/" + file.id());
        }
    }

    /** 201 with its SHA-256; 413 above 20 MiB; 409 when the task is done or over. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = EvidenceResponse.class, responseCode = "201")
    public RestResponse<EvidenceResponse> add(UUID id, @RestForm("file") FileUpload file) throws IOException {
        work.requireOpen(id);
        Upload upload = Upload.of(file);
        if (evidence.of(id, user.organisation(), MOST).size() >= MOST) {
            throw ProblemException.unprocessable("too-much-evidence", MOST);
        }
        EvidenceResponse added = EvidenceResponse.of(evidence.add(id, upload));
        audit.record("add-evidence", "task", id, Map.of("evidence", added.id(), "sha256", added.sha256()));
        return ResponseBuilder.<EvidenceResponse>created(URI.create(added.url()))
                .entity(added)
                .build();
    }

    /**
     * The oldest first, at most 200.
     *
     * @param organisation whose; left out, everybody's for who gave the task or leads, otherwise one's own
     */
    @GET
    public List<EvidenceResponse> list(UUID id, @QueryParam("organisation") @Size(max = 40) String organisation) {
        boolean everybody = tasks.seesEverybody(tasks.requireVisible(id));
        if (organisation != null && !everybody) {
            access.requireWithin(organisation);
        }
        String whose = organisation == null && !everybody ? user.organisation() : organisation;
        return evidence.of(id, whose, SHOWN).stream().map(EvidenceResponse::of).toList();
    }

    @GET
    @Path("/{file}")
    @Extension(name = "x-etag", value = "true")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response get(UUID id, UUID file, @Context Request request) {
        boolean everybody = tasks.seesEverybody(tasks.requireVisible(id));
        Evidence.File found = evidence.find(id, file)
                .filter(each -> everybody || access.covers(each.organisation()))
                .orElseThrow(() -> ProblemException.notFound("evidence", file));
        return new Download(found.name(), found.contentType(), found.size(), found.sha256())
                .answer(out -> files.write(Shelf.EVIDENCE, file, out), request);
    }

    /** 409 when the task is done or over: what was answered stays with its evidence. */
    @DELETE
    @Path("/{file}")
    @Transactional
    public void remove(UUID id, UUID file) {
        work.requireOpen(id);
        Evidence.File found = evidence.find(id, file)
                .filter(each -> each.organisation().equals(user.organisation()))
                .orElseThrow(() -> ProblemException.notFound("evidence", file));
        evidence.remove(found);
        audit.record("remove-evidence", "task", id, Map.of("evidence", file, "sha256", found.sha256()));
    }
}
