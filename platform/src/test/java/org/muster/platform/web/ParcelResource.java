package org.muster.platform.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jdbi.v3.core.Jdbi;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.security.Access;
import org.muster.platform.security.CurrentUser;
import org.muster.platform.security.Roles;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.security.Authenticated;

/** A resource as a service would write it, so that the shared habits can be tested over HTTP. */
@Path("/api/parcels")
public class ParcelResource {

    static final AtomicInteger MADE = new AtomicInteger();
    static volatile CountDownLatch entered = new CountDownLatch(0);
    static volatile CountDownLatch leave = new CountDownLatch(0);

    @Inject
    CurrentUser user;

    @Inject
    Access access;

    @Inject
    Jdbi jdbi;

    public record Parcel(
            @NotBlank @Size(max = 20) String content,
            int weight,
            @Valid Sender sender,
            List<@Size(max = 10) String> stamps,
            LocalDate sentOn,
            Instant sealedAt,
            Map<String, @Size(max = 20) String> notes,
            @JsonProperty("abstract") @Size(max = 20) String summary) {}

    public record Sender(@NotBlank String name) {}

    @POST
    @RolesAllowed(Roles.CLERK)
    @Transactional
    @Idempotent
    public Response make(@Valid Parcel parcel) throws InterruptedException {
        entered.countDown();
        leave.await(20, TimeUnit.SECONDS);
        if (parcel.weight() > 100) {
            throw ProblemException.unprocessable("no-recipients");
        }
        UUID id = UUID.randomUUID();
        MADE.incrementAndGet();
        return Response.created(URI.create("/api/parcels/" + id))
                .entity(parcel)
                .tag(Version.tag(1))
                .build();
    }

    @PUT
    @RolesAllowed(Roles.CLERK)
    public Parcel change(Parcel parcel, @Context HttpHeaders headers) {
        Version.requireMatch(headers, 7);
        return parcel;
    }

    @GET
    @PermitAll
    public RestResponse<List<Long>> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") Integer limit, @Context UriInfo uri) {
        Page page = Page.of(cursor, limit);
        List<Long> rows = LongStream.rangeClosed(1, 120)
                .filter(n -> n > page.afterLong(0))
                .limit(page.fetch())
                .boxed()
                .toList();
        return page.answer(rows, n -> n, uri);
    }

    @GET
    @Path("/mine")
    @Authenticated
    public Response mine(@QueryParam("content") String content) {
        return Response.ok(Map.of("content", content)).tag(Version.tag(7)).build();
    }

    @GET
    @Path("/secret")
    @Authenticated
    public Response secret() {
        return Response.ok(Map.of("content", "口罩"))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/after")
    @PermitAll
    public long after(@QueryParam("year") int year) {
        return jdbi.withHandle(handle -> handle.createQuery("select make_date(?, 1, 1) - date '2020-01-01'")
                .bind(0, year)
                .mapTo(Long.class)
                .one());
    }

    @GET
    @Path("/of")
    @RolesAllowed(Roles.CLERK)
    public String of(@QueryParam("organisation") String organisation) {
        access.requireWithin(organisation);
        return user.name() + " " + user.organisation();
    }

    @GET
    @Path("/bug")
    @PermitAll
    public String bug() {
        throw new IllegalStateException("secret inside");
    }

    @GET
    @Path("/bug/{secret}")
    @PermitAll
    public String bugBehind(@PathParam("secret") String secret) {
        throw new IllegalStateException("inside");
    }

    @GET
    @Path("/forgotten")
    public String forgotten() {
        return "an endpoint whose author forgot to say who may call it";
    }
}
