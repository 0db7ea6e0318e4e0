package org.muster.notice.organisation;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Problems;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Idempotent;
import org.muster.platform.web.Page;

import io.quarkus.security.Authenticated;

/** The directory: everybody who is logged in may read it; an administrator changes what is below her or his own. */
@Path("/api/organisations")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
public class OrganisationResource {

    @Inject
    Directory directory;

    @Inject
    DirectoryImport imports;

    @Inject
    Organisations organisations;

    @Inject
    Access access;

    @Inject
    CurrentUser user;

    @Inject
    AuditTrail audit;

    @Inject
    OrganisationSearch search;

    @Inject
    PastStates past;

    @Inject
    DirectoryChanges changes;

    /**
     * An organisation as the directory shows it.
     *
     * @param validTo the first day on which it existed no longer
     * @param formerName what a search found it by when that is not its name any more
     */
    public record OrganisationResponse(
            String code,
            String name,
            OrganisationKind kind,
            String divisionCode,
            String parent,
            List<String> supervisors,
            List<String> groups,
            LocalDate validFrom,
            LocalDate validTo,
            String formerName) {

        static OrganisationResponse of(Organisation state) {
            return of(state, null);
        }

        static OrganisationResponse of(Organisation state, String formerName) {
            return new OrganisationResponse(
                    state.code(),
                    state.name(),
                    state.kind(),
                    state.divisionCode(),
                    state.parent(),
                    state.supervisors(),
                    state.groups(),
                    state.validFrom(),
                    state.validTo(),
                    formerName);
        }
    }

    /** 201 with the organisation; 409 when the code is taken, 422 for a parent or supervisor that nobody is. */
    @POST
    @RolesAllowed(Roles.ORG_ADMIN)
    @Transactional
    @Idempotent
    @APIResponseSchema(value = OrganisationResponse.class, responseCode = "201")
    public RestResponse<OrganisationResponse> create(@NotNull @Valid OrganisationEntry given) {
        OrganisationEntry entry = given.below(own(given.parent()))
                .supervisedBy(
                        given.supervisors().stream().map(this::own).distinct().toList());
        access.requireWithin(entry.parent());
        DirectoryEdition edition = directory.open(organisations.require(user.organisation()), List.of(entry));
        if (edition.state(entry.code()) != null || changes.taken(entry.code())) {
            throw ProblemException.conflict("code-taken", entry.code());
        }
        edition.put(entry);
        directory.close(edition);
        audit.record("create", "organisation", entry.code(), Map.of("parent", entry.parent()));
        return ResponseBuilder.<OrganisationResponse>created(URI.create("/api/organisations/" + entry.code()))
                .entity(OrganisationResponse.of(edition.state(entry.code())))
                .build();
    }

    /**
     * Columns code,name,kind,parent and optionally divisionCode, supervisors and groups (both separated by semicolons),
     * validFrom. Good lines are imported, bad ones answered by line; the same file again changes nothing. A large file
     * comes compressed, with Content-Encoding: gzip.
     */
    @POST
    @Path("/import")
    @Consumes("text/csv")
    @RolesAllowed(Roles.ORG_ADMIN)
    public ImportTally.Result importCsv(
            InputStream csv, @HeaderParam("Content-Encoding") String encoding, @Context HttpHeaders headers)
            throws IOException {
        Organisation scope = organisations.require(user.organisation());
        ImportTally.Result result = imports.read(
                new InputStreamReader("gzip".equals(encoding) ? unzipped(csv) : csv, StandardCharsets.UTF_8),
                scope.code(),
                Problems.language(headers.getAcceptableLanguages()));
        recordImport(scope, result);
        return result;
    }

    private static InputStream unzipped(InputStream csv) throws IOException {
        try {
            return new GZIPInputStream(csv, 1 << 16);
        } catch (ZipException | EOFException e) {
            throw ProblemException.badRequest("csv-not-gzip");
        }
    }

    @Transactional
    void recordImport(Organisation scope, ImportTally.Result result) {
        audit.record(
                "import",
                "organisation",
                scope.code(),
                Map.of("created", result.created(), "updated", result.updated()));
    }

    /**
     * Search by name, code, pinyin or pinyin initials, the best first; without q the caller's own subtree in tree order.
     *
     * @param supervisor those it supervises beside their parent (业务主管), in tree order, instead
     */
    @GET
    public RestResponse<List<OrganisationResponse>> find(
            @QueryParam("q") @Size(max = 100) String q,
            @QueryParam("supervisedBy") @Size(max = 40) String supervisor,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        if (supervisor != null) {
            List<Organisation> line =
                    search.supervisedBy(organisations.require(supervisor).code(), page);
            return page.map(line, Organisation::pos, OrganisationResponse::of, uri);
        }
        if (q == null || q.isBlank()) {
            List<Organisation> own = search.below(organisations.require(user.organisation()), page);
            return page.map(own, Organisation::pos, OrganisationResponse::of, uri);
        }
        return page.map(
                search.matching(q, page),
                OrganisationSearch.Hit::cursor,
                hit -> OrganisationResponse.of(hit.organisation(), hit.formerName()),
                uri);
    }

    /**
     * An organisation in full.
     *
     * @param on the day it is shown for; null for as it stands now
     * @param asked another code than its own that was asked for, with what was called so, if that is known
     * @param successor who carries on the work of one that is closed
     */
    public record OrganisationDetail(
            String code,
            String name,
            OrganisationKind kind,
            String divisionCode,
            String parent,
            List<String> supervisors,
            List<String> groups,
            LocalDate validFrom,
            LocalDate validTo,
            LocalDate on,
            PastStates.OtherCode asked,
            String successor) {}

    /** What it was called and where it stood, with all codes it is known by. */
    public record HistoryResponse(
            String code, List<PastStates.State> states, List<PastStates.OtherCode> otherCodes, String successor) {}

    /** Former and later codes find it too. @param on as it stood on that day; 404 when it did not exist then */
    @GET
    @Path("/{code}")
    @Transactional
    public OrganisationDetail get(String code, @QueryParam("on") LocalDate on) {
        Organisation found = found(code);
        PastStates.State state = on == null ? null : past.on(found, on);
        return new OrganisationDetail(
                found.code(),
                state == null ? found.name() : state.name(),
                state == null ? found.kind() : state.kind(),
                state == null ? found.divisionCode() : state.divisionCode(),
                state == null ? found.parent() : state.parent(),
                state == null ? found.supervisors() : state.supervisors(),
                state == null ? found.groups() : state.groups(),
                found.validFrom(),
                found.validTo(),
                on,
                past.otherCodes(found).stream()
                        .filter(other -> other.code().equals(code))
                        .findFirst()
                        .orElse(null),
                changes.successor(found.code()).orElse(null));
    }

    @GET
    @Path("/{code}/history")
    @Transactional
    public HistoryResponse history(String code) {
        Organisation found = found(code);
        return new HistoryResponse(
                found.code(),
                past.of(found),
                past.otherCodes(found),
                changes.successor(found.code()).orElse(null));
    }

    @GET
    @Path("/{code}/children")
    public RestResponse<List<OrganisationResponse>> children(
            String code,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(search.children(found(code).code(), page), Organisation::pos, OrganisationResponse::of, uri);
    }

    /** The code an organisation is kept under. 422 for one that nobody is known by. */
    private String own(String code) {
        return organisations.require(code).code();
    }

    private Organisation found(String code) {
        return organisations.find(code).orElseThrow(() -> ProblemException.notFound("organisation", code));
    }
}
