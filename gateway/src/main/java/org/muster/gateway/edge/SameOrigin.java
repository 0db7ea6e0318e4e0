package org.muster.gateway.edge;

import java.util.Set;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/**
 * Protects cookie sessions from other sites (CSRF): a request that changes something must show that a page of this
 * origin sent it. Bearer tokens need no such proof, because no browser adds them by itself.
 */
public final class SameOrigin {

    /** Another site cannot send it without asking first, and it is never allowed to. */
    static final String CUSTOM_HEADER = "X-Requested-With";

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private SameOrigin() {}

    public static boolean mayAct(HttpServerRequest request) {
        return SAFE.contains(request.method()) || isProven(request);
    }

    /** An Origin that differs is refused even when the custom header is there. */
    public static boolean isProven(HttpServerRequest request) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            return origin.equalsIgnoreCase(request.scheme() + "://" + request.authority());
        }
        return !isCrossSite(request) && request.getHeader(CUSTOM_HEADER) != null;
    }

    /** What the browser itself says about where the request comes from; other clients say nothing. */
    public static boolean isCrossSite(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }
}
