package org.muster.gateway.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The only thing a browser gets. Its name is what quarkus-oidc makes of the client configuration "browser". */
public final class SessionCookie {

    static final String NAME = "q_session_browser";

    private SessionCookie() {}

    /** @return null when the request has none */
    public static String of(HttpServerRequest request) {
        Cookie cookie = request.getCookie(NAME);
        return cookie == null ? null : cookie.getValue();
    }

    /** Takes it out of what the rest of the request's handling sees, the browser keeps it. */
    static void hide(RoutingContext context) {
        context.response().removeCookie(NAME, false);
    }

    /** With what the browser kept of the answers that this session was given. */
    static void clear(RoutingContext context) {
        context.response().putHeader("Clear-Site-Data", "\"cache\"");
        context.response()
                .addCookie(Cookie.cookie(NAME, "")
                        .setMaxAge(0)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)
                        .setSecure("https".equals(context.request().scheme())));
    }
}
