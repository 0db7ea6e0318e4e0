package org.muster.outreach.verdicts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.muster.outreach.answers.Rating;
import org.muster.platform.organisation.Organisation;
import org.muster.platform.organisation.Organisations;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.web.Page;

import com.fasterxml.jackson.annotation.JsonInclude;

/** The published verdicts, for everybody and for caches. */
@Path("/api/public/verdicts")
@PermitAll
public class PublicVerdictResource {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    Verdicts verdicts;

    @Inject
    Organisations organisations;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @Inject
    Cacheable cacheable;

    /** Where the public reaches this platform; only for absolute addresses inside documents that travel. */
    @ConfigProperty(name = "muster.public-url")
    String publicUrl;

    @Context
    Request request;

    /** A row of the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Entry(
            UUID id,
            int version,
            String claim,
            Rating verdict,
            String label,
            String summary,
            Instant publishedAt,
            LocalDate effectiveUntil,
            String url) {

        static Entry read(ResultSet row, StatementContext context) throws SQLException {
            UUID id = row.getObject("verdict_id", UUID.class);
            Rating rating = Rating.valueOf(row.getString("rating"));
            return new Entry(
                    id,
                    row.getInt("number"),
                    row.getString("claim"),
                    rating,
                    rating.label(),
                    row.getString("summary"),
                    row.getTimestamp("published_at").toInstant(),
                    row.getObject("effective_until", LocalDate.class),
                    PublicVerdict.path(id));
        }

        String sortKey() {
            return publishedAt + "/" + id;
        }
    }

    private record After(Instant publishedAt, UUID id) {
        static After of(Page page) {
            if (page.after() == null) {
                return new After(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));
            }
            try {
                String[] parts = page.after().split("/", 2);
                return new After(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            } catch (RuntimeException e) {
                throw ProblemException.badRequest("bad-cursor");
            }
        }
    }

    /** Newest first. */
    @GET
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Entry[].class)))
    public Response list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        After after = After.of(page);
        List<Entry> rows = jdbi.withHandle(handle -> handle.createQuery("""
                        select verdict_id, number, claim, rating, summary, published_at, effective_until
                            from verdict_version
                            where state = 'PUBLISHED' and (published_at, verdict_id) < (:at, :id)
                            order by published_at desc, verdict_id desc limit :most""")
                .bind("at", after.publishedAt())
                .bind("id", after.id())
                .bind("most", page.fetch())
                .map(Entry::read)
                .list());
        return cacheable.answer(page.answer(rows, Entry::sortKey, uri).toResponse(), request);
    }

    /** The current version with its history and as ClaimReview. */
    @GET
    @Path("/{id}")
    @Transactional
    @APIResponseSchema(PublicVerdict.class)
    public Response get(UUID id) {
        Verdict verdict = find(id);
        VerdictVersion current = verdict.current().orElseThrow(() -> ProblemException.notFound("verdict", id));
        return cacheable.answer(Response.ok(shown(verdict, current)).build(), request);
    }

    /** A version that was published once, superseded or not. */
    @GET
    @Path("/{id}/versions/{number}")
    @Transactional
    @APIResponseSchema(PublicVerdict.class)
    public Response version(UUID id, int number) {
        Verdict verdict = find(id);
        VerdictVersion version = verdict.publicVersions().stream()
                .filter(published -> published.number == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("verdict version", id + "/" + number));
        return cacheable.answer(Response.ok(shown(verdict, version)).build(), request);
    }

    private Verdict find(UUID id) {
        return verdicts.findByIdOptional(id).orElseThrow(() -> ProblemException.notFound("verdict", id));
    }

    private PublicVerdict shown(Verdict verdict, VerdictVersion version) {
        String organisation =
                organisations.find(verdict.organisation).map(Organisation::name).orElse(verdict.organisation);
        return PublicVerdict.of(
                verdict,
                version,
                organisation,
                LocalDate.now(clock),
                ClaimReview.of(version, organisation, publicUrl + PublicVerdict.path(verdict.id), SHANGHAI));
    }
}
