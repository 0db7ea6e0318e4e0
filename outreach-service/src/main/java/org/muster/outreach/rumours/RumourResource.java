package org.muster.outreach.rumours;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.audit.AuditTrail;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Roles;
import org.muster.platform.web.Page;

/** The rumour desk: what is asked about, most urgent first. */
@Path("/api/rumours")
@RolesAllowed(Roles.FACT_CHECKER)
public class RumourResource {

    @Inject
    RumourDesk desk;

    @Inject
    Rumours rumours;

    @Inject
    Askers askers;

    @Inject
    AuditTrail audit;

    @Inject
    Jdbi jdbi;

    /** Where an asker wants to be told the answer. */
    public record Contact(String contact, String purpose, Instant expiresAt) {

        @Override
        public String toString() {
            return "Contact until " + expiresAt;
        }
    }

    @GET
    public RestResponse<List<DeskEntry>> list(
            @QueryParam("status") @DefaultValue("OPEN") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") Integer limit,
            @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        return page.map(desk.list(status(status), page), DeskEntry::sortKey, desk::withSuggestions, uri);
    }

    @GET
    @Path("/{id}")
    public DeskEntry get(UUID id) {
        return desk.withSuggestions(find(id));
    }

    /** Rumours that may be the same claim; put together with {@code /cluster}. */
    @GET
    @Path("/{id}/similar")
    public List<RumourDesk.Similar> similar(UUID id) {
        return desk.similar(id, find(id).text());
    }

    /** Only once there is an answer to tell; each look is recorded. */
    @GET
    @Path("/{id}/contacts")
    @Transactional
    public List<Contact> contacts(UUID id) {
        DeskEntry entry = find(id);
        if (entry.status() != Rumour.Status.ANSWERED) {
            throw ProblemException.conflict("contacts-hidden", id);
        }
        List<Contact> contacts = jdbi.withHandle(handle -> handle.createQuery("""
                        select c.sealed, c.purpose, c.expires_at from rumour_contact c join rumour r on r.id = c.rumour_id
                            where (r.id = :id or r.head = :id) and c.expires_at > now() order by c.given_at""")
                .bind("id", id)
                .map((row, context) -> new Contact(
                        askers.open(row.getBytes("sealed")),
                        row.getString("purpose"),
                        row.getTimestamp("expires_at").toInstant()))
                .list());
        audit.record("read-contacts", "rumour", id, Map.of("contacts", contacts.size()));
        return contacts;
    }

    private static Rumour.Status status(String text) {
        try {
            return Rumour.Status.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("unknown-state", text, Arrays.toString(Rumour.Status.values()));
        }
    }

    private DeskEntry find(UUID id) {
        return desk.find(id).orElseThrow(() -> ProblemException.notFound("rumour", id));
    }
}
