package org.muster.gateway.admission;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.muster.gateway.edge.ApiPath;
import org.muster.gateway.edge.Awaited;
import org.muster.gateway.edge.SameOrigin;
import org.muster.gateway.identity.Caller;
import org.muster.gateway.identity.Verified;
import org.muster.gateway.identity.VerifiedTokens;
import org.muster.gateway.limits.Limits;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;
import org.muster.gateway.session.SessionCookie;
import org.muster.gateway.session.Sessions;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets a request into /api when its caller is known: by a bearer token, else by a session. Whoever sends a bearer token
 * is judged by it alone. Below /api/public nobody is asked and no credential is looked at or passed on, so that a stale
 * cookie never breaks the public site.
 */
@ApplicationScoped
public class Admission {

    /** Order of the routes: who owns a path is asked after this. */
    public static final int ORDER = 0;

    private static final String CALLER = "muster.caller";
    private static final String ACCESS_TOKEN = "muster.access-token";
    private static final String BEARER = "Bearer ";

    private final VerifiedTokens tokens;
    private final Sessions sessions;
    private final Limits limits;

    Admission(VerifiedTokens tokens, Sessions sessions, Limits limits) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.limits = limits;
    }

    private record Admitted(Verified verified, String accessToken) {}

    void mount(@Observes Router router) {
        // not before 0: in front of Quarkus' own order nothing would be checked
        router.route("/api/*").order(ORDER).handler(this::admit);
    }

    /** Who was let in, null on the public paths. */
    public static Caller caller(RoutingContext context) {
        return context.get(CALLER);
    }

    /** The token to show to the service behind, null for the public paths. */
    public static String accessToken(RoutingContext context) {
        return context.get(ACCESS_TOKEN);
    }

    private void admit(RoutingContext context) {
        ApiPath path = context.get(ApiPath.class.getName());
        if (path.isPublic()) {
            context.next();
            return;
        }
        List<String> authorization = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (authorization.isEmpty() && isForged(context.request())) {
            Problems.send(context, Problem.of(403, "cross-site"));
            return;
        }
        Awaited.then(
                context,
                authorization.isEmpty() ? bySession(context) : byBearer(context, authorization),
                admitted -> enter(context, admitted));
    }

    private void enter(RoutingContext context, Admitted admitted) {
        if (!limits.admits(context, admitted.verified().caller().subject())) {
            return;
        }
        QuarkusHttpUser.setIdentity(admitted.verified().identity(), context);
        context.put(CALLER, admitted.verified().caller());
        context.put(ACCESS_TOKEN, admitted.accessToken());
        context.next();
    }

    private Uni<Admitted> byBearer(RoutingContext context, List<String> authorization) {
        String value = authorization.get(0);
        if (authorization.size() > 1 || !value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return nobody();
        }
        return verified(context, value.substring(BEARER.length()).trim());
    }

    private Uni<Admitted> bySession(RoutingContext context) {
        String cookie = SessionCookie.of(context.request());
        if (cookie == null) {
            return nobody();
        }
        return sessions.accessToken(cookie).chain(token -> token == null ? nobody() : verified(context, token));
    }

    private Uni<Admitted> verified(RoutingContext context, String token) {
        return tokens.verify(context, token).map(verified -> new Admitted(verified, token));
    }

    private static boolean isForged(HttpServerRequest request) {
        return SessionCookie.of(request) != null && !SameOrigin.mayAct(request);
    }

    private static Uni<Admitted> nobody() {
        return Uni.createFrom().failure(new AuthenticationFailedException());
    }
}
