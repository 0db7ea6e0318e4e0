package org.muster.gateway.session;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.muster.gateway.edge.Awaited;
import org.muster.gateway.edge.Methods;
import org.muster.gateway.identity.Provider;
import org.muster.gateway.identity.Revocation;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.ProblemException;
import org.muster.gateway.problem.Problems;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Where the provider says that a login is over (OpenID Connect Back-Channel Logout 1.0): the person logged out of another
 * site, an administrator ended the session, the account was closed. Nobody is asked who they are; the token tells.
 */
@ApplicationScoped
class BackChannel {

    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int LARGEST = 16 * 1024;

    private final Sessions sessions;
    private final Provider provider;

    BackChannel(Sessions sessions, Provider provider) {
        this.sessions = sessions;
        this.provider = provider;
    }

    void mount(@Observes Router router) {
        Methods.mount(router, "/logout/backchannel", this::told, HttpMethod.POST);
    }

    private void told(RoutingContext context) {
        if (lengthOf(context.request()) > LARGEST) {
            Problems.send(context, Problem.of(400, "bad-logout-token"));
            return;
        }
        context.request()
                .body()
                .onSuccess(body -> end(context, body))
                .onFailure(gone -> context.response().reset());
        // Quarkus paused it until somebody wants it
        context.request().resume();
    }

    private void end(RoutingContext context, Buffer body) {
        Revocation revocation;
        try {
            revocation = revocation(body);
        } catch (ProblemException e) {
            Problems.send(context, e.problem());
            return;
        }
        if (revocation == null) {
            Problems.send(context, Problem.of(400, "bad-logout-token"));
            return;
        }
        Awaited.then(
                context,
                sessions.end(revocation),
                ended -> context.response()
                        .setStatusCode(200)
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end());
    }

    /** @return null when it is no valid logout token */
    private Revocation revocation(Buffer body) {
        List<String> sent = new QueryStringDecoder(body.toString(StandardCharsets.UTF_8), StandardCharsets.UTF_8, false)
                .parameters()
                .getOrDefault("logout_token", List.of());
        JsonObject claims = sent.size() == 1 ? provider.logoutClaims(sent.get(0)) : null;
        // a nonce is what tells an ID token from a logout token
        if (claims == null || !isLogout(claims.getValue("events")) || claims.containsKey("nonce")) {
            return null;
        }
        if (claims.getValue("sid") instanceof String login) {
            return Revocation.ofSession(login, Instant.now());
        }
        return claims.getValue("sub") instanceof String subject ? Revocation.ofPerson(subject, Instant.now()) : null;
    }

    private static boolean isLogout(Object events) {
        return events instanceof JsonObject named && named.getValue(EVENT) instanceof JsonObject;
    }

    /** An endless body is a long one. */
    private static long lengthOf(HttpServerRequest request) {
        try {
            return Long.parseLong(request.getHeader(HttpHeaders.CONTENT_LENGTH));
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
