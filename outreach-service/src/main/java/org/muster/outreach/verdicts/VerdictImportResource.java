package org.muster.outreach.verdicts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.Problems;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

/** Takes over verdicts published elsewhere; they belong to the importer's organisation. */
@Path("/api/verdicts/import")
public class VerdictImportResource {

    @Inject
    VerdictImport imports;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    /**
     * Columns id,text,verdict,explanation,publisher and optionally date and url; others are passed over. The verdict is
     * false, misleading, partly_true, true or unproven. Good lines are imported, bad ones answered by line; the same
     * file again changes nothing.
     */
    @POST
    @Consumes("text/csv")
    @RolesAllowed(Roles.FACT_CHECKER)
    public ImportResult.Summary importCsv(InputStream csv, @Context HttpHeaders headers) throws IOException {
        ImportResult.Summary result = imports.read(
                new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8)),
                user.organisation(),
                Person.of(user),
                Problems.language(headers.getAcceptableLanguages()));
        record(result);
        return result;
    }

    @Transactional
    void record(ImportResult.Summary result) {
        audit.record(
                "import",
                "verdict",
                user.organisation(),
                Map.of("created", result.created(), "updated", result.updated()));
    }
}
