package org.muster.gateway.edge;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

/**
 * Lets the scripts of some other sites read answers (CORS). They never get the session's cookie along, so they act with
 * a bearer token of their own or not at all. Whoever is not on the list is told nothing.
 */
@ApplicationScoped
class OtherSites {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String READABLE = "ETag, Link, Location, Retry-After, " + RequestId.HEADER;
    private static final String SENDABLE = "Authorization, Content-Type, Accept-Language, Idempotency-Key, If-Match,"
            + " If-None-Match, Last-Event-ID, " + RequestId.HEADER;

    private final Set<String> allowed;

    OtherSites(ClientConfig config) {
        this.allowed = config.allowedOrigins().map(Set::copyOf).orElse(Set.of());
        allowed.forEach(OtherSites::requireExact);
    }

    /** @return true when the question was answered: a browser asked whether it may ask */
    boolean answers(RoutingContext context) {
        HttpServerRequest request = context.request();
        String origin = allowed.isEmpty() ? null : request.getHeader("Origin");
        if (origin == null || !allowed.contains(origin)) {
            return false;
        }
        HttpServerResponse response = context.response();
        context.addHeadersEndHandler(headers -> {
            response.headers().set("Access-Control-Allow-Origin", origin);
            response.headers().set("Access-Control-Expose-Headers", READABLE);
            response.headers().add("Vary", "Origin");
        });
        if (request.method() != HttpMethod.OPTIONS || request.getHeader("Access-Control-Request-Method") == null) {
            return false;
        }
        response.setStatusCode(204)
                .putHeader("Access-Control-Allow-Methods", METHODS)
                .putHeader("Access-Control-Allow-Headers", SENDABLE)
                .putHeader("Access-Control-Max-Age", "3600")
                .end();
        return true;
    }

    private static void requireExact(String origin) {
        if (!origin.matches("https?://[a-z0-9.-]+(:\\d+)?|https?://\\[[0-9a-f:]+](:\\d+)?")) {
            throw new IllegalArgumentException("muster.edge.allowed-origins: " + origin
                    + " is no origin; write it as browsers do, such as https://oa.example.cn");
        }
    }
}
