package org.muster.gateway.operations;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.gateway.admission.Admission;
import org.muster.gateway.operations.Gathering.Standings;
import org.muster.gateway.problem.Problems;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/** Tells an operator how every service stands and what to do about it. */
@Path("/api/operations")
@RolesAllowed("operator")
public class OperationsResource {

    @Inject
    Gathering gathering;

    @GET
    public Uni<RestResponse<Standings>> standings(RoutingContext context) {
        return gathering
                .gather(Problems.language(context.request()), Admission.accessToken(context))
                .map(standings -> RestResponse.ResponseBuilder.ok(standings)
                        .header("Cache-Control", "no-store")
                        .build());
    }
}
