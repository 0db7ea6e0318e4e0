package org.muster.gateway.edge;

import java.util.List;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Tells browsers what pages of this origin may do. Set last, so that no service can weaken it. */
final class SecurityHeaders {

    /** As it goes over the wire, written once and not with every answer. */
    private record Header(CharSequence name, CharSequence value) {

        static Header of(String name, String value) {
            return new Header(HttpHeaders.createOptimized(name), HttpHeaders.createOptimized(value));
        }
    }

    private static final List<Header> ALWAYS = List.of(
            Header.of(
                    "Content-Security-Policy",
                    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
                            + " frame-ancestors 'none'; img-src 'self' data:"),
            Header.of("X-Content-Type-Options", "nosniff"),
            Header.of("X-Frame-Options", "DENY"),
            Header.of("Referrer-Policy", "same-origin"),
            Header.of("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
            Header.of("Cross-Origin-Opener-Policy", "same-origin"),
            Header.of("Cross-Origin-Resource-Policy", "same-origin"));

    private static final Header OVER_TLS =
            Header.of("Strict-Transport-Security", "max-age=31536000; includeSubDomains");

    private SecurityHeaders() {}

    static void set(HttpServerRequest request, MultiMap headers) {
        for (int i = 0; i < ALWAYS.size(); i++) {
            headers.set(ALWAYS.get(i).name(), ALWAYS.get(i).value());
        }
        if ("https".equals(request.scheme())) {
            headers.set(OVER_TLS.name(), OVER_TLS.value());
        }
    }
}
