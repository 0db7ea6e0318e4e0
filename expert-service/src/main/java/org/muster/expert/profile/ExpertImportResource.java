package org.muster.expert.profile;

import java.io.InputStream;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.muster.expert.language.Phrases;
import org.muster.platform.security.Roles;

import io.smallrye.common.annotation.Blocking;

@Path("/api/experts/import")
@RolesAllowed(Roles.EXPERT_MANAGER)
class ExpertImportResource {

    @Inject
    ExpertImport experts;

    @Context
    HttpHeaders headers;

    /** Needs no Idempotency-Key: the same file again updates the same profiles. */
    @POST
    @Consumes("text/csv")
    @Blocking
    public ImportReport.Answer run(InputStream file) {
        return experts.run(file, Phrases.preferredBy(headers)).answer();
    }
}
