package org.muster.gateway.identity;

import java.util.Set;
import java.util.TreeSet;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;

import org.jboss.resteasy.reactive.RestResponse;
import org.muster.gateway.problem.Words;

import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;

/** Tells a caller who the platform takes it for. */
@Path("/api/me")
@Authenticated
public class MeResource {

    @Inject
    SecurityIdentity identity;

    /** @param language the one chosen in the account, else the one the browser prefers: zh or en */
    public record Me(
            String subject, String username, String name, String organisation, Set<String> roles, String language) {

        static Me of(Caller caller, String acceptLanguage) {
            String wished = caller.locale() == null ? acceptLanguage : caller.locale();
            return new Me(
                    caller.subject(),
                    caller.username(),
                    caller.name(),
                    caller.organisation(),
                    new TreeSet<>(caller.roles()),
                    Words.preferred(wished).getLanguage());
        }
    }

    @GET
    public RestResponse<Me> me(@HeaderParam("Accept-Language") String acceptLanguage) {
        return RestResponse.ResponseBuilder.ok(Me.of((Caller) identity.getPrincipal(), acceptLanguage))
                .header("Cache-Control", "no-store")
                .build();
    }
}
