package org.muster.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.muster.gateway.edge.Awaited;
import org.muster.gateway.edge.Methods;
import org.muster.gateway.edge.SameOrigin;
import org.muster.gateway.identity.Provider;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Login and logout of browsers. The authorisation code flow with PKCE, state, nonce and the check of the ID token is
 * quarkus-oidc's; here is only where people come from and where they go.
 */
@ApplicationScoped
class LoginRoutes {

    /** The front page explains this to a person. */
    static final String FAILED = "/?login=failed";

    private static final Logger LOG = Logger.getLogger(LoginRoutes.class);

    private final Sessions sessions;
    private final Provider provider;
    private final OidcAuthenticationMechanism codeFlow;
    private final IdentityProviderManager verifier;

    LoginRoutes(
            Sessions sessions,
            Provider provider,
            OidcAuthenticationMechanism codeFlow,
            IdentityProviderManager verifier) {
        this.sessions = sessions;
        this.provider = provider;
        this.codeFlow = codeFlow;
        this.verifier = verifier;
    }

    void mount(@Observes Router router) {
        Methods.mount(router, "/login", this::login, HttpMethod.GET);
        Methods.mount(router, "/login/callback", this::callback, HttpMethod.GET);
        Methods.mount(router, "/logout", this::logout, HttpMethod.GET, HttpMethod.POST);
        Methods.mount(router, "/logout/everywhere", this::logoutEverywhere, HttpMethod.POST);
    }

    private void login(RoutingContext context) {
        String then = LocalPath.of(context.request().getParam("then", "/"));
        if (then == null) {
            Problems.send(context, Problem.of(400, "not-local"));
            return;
        }
        if (!provider.canLogIn()) {
            Problems.send(context, Provider.UNAVAILABLE);
            return;
        }
        String cookie = SessionCookie.of(context.request());
        answer(context, sessions.accessToken(cookie).chain(token -> {
            if (token != null) {
                return Uni.createFrom().item(then);
            }
            SessionCookie.hide(context);
            return codeFlow.getChallenge(context).map(LoginRoutes::location);
        }));
    }

    /** A login always makes a new session: one that somebody else put into the browser is never carried on. */
    private void callback(RoutingContext context) {
        String previous = SessionCookie.of(context.request());
        SessionCookie.hide(context);
        answer(
                context,
                codeFlow.authenticate(context, verifier)
                        .replaceWith(FAILED)
                        .onFailure()
                        .recoverWithUni(outcome -> {
                            if (outcome instanceof AuthenticationRedirectException done) {
                                return sessions.forget(previous).replaceWith(done.getRedirectUri());
                            }
                            LOG.infof("A login failed: %s", reason(outcome));
                            return Uni.createFrom().item(FAILED);
                        }));
    }

    private void logout(RoutingContext context) {
        boolean posted = context.request().method().equals(HttpMethod.POST);
        if (posted ? !SameOrigin.isProven(context.request()) : SameOrigin.isCrossSite(context.request())) {
            Problems.send(context, Problem.of(403, "cross-site"));
            return;
        }
        String cookie = SessionCookie.of(context.request());
        answer(
                context,
                sessions.end(cookie)
                        .invoke(ended -> {
                            SessionCookie.hide(context);
                            SessionCookie.clear(context);
                        })
                        .replaceWith("/"));
    }

    /** On every device: for a phone that was lost, or a password that somebody saw. */
    private void logoutEverywhere(RoutingContext context) {
        if (!SameOrigin.isProven(context.request())) {
            Problems.send(context, Problem.of(403, "cross-site"));
            return;
        }
        String cookie = SessionCookie.of(context.request());
        answer(
                context,
                sessions.endEverywhere(cookie)
                        .chain(known -> known
                                ? Uni.createFrom().item("/")
                                : Uni.createFrom().failure(new AuthenticationFailedException()))
                        .invoke(ended -> {
                            SessionCookie.hide(context);
                            SessionCookie.clear(context);
                        }));
    }

    /** In one line: a part of it may come from whoever called. */
    private static String reason(Throwable outcome) {
        Throwable cause = outcome;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String reason =
                String.valueOf(cause.getMessage()).strip().split("\\R", 2)[0].replaceAll("\\p{Cntrl}", " ");
        return reason.length() > 200 ? reason.substring(0, 200) : reason;
    }

    private static String location(ChallengeData challenge) {
        String location = null;
        for (var header : challenge.getHeaders().entrySet()) {
            if (header.getKey().toString().equalsIgnoreCase("Location")) {
                location = header.getValue();
            }
        }
        return location;
    }

    private static void answer(RoutingContext context, Uni<String> location) {
        Awaited.then(context, location, to -> redirect(context, to));
    }

    private static void redirect(RoutingContext context, String location) {
        if (location == null) {
            Problems.send(context, Provider.UNAVAILABLE);
            return;
        }
        Problems.dropBody(context);
        context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, location)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }
}
