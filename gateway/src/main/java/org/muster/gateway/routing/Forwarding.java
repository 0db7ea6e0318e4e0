package org.muster.gateway.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Which headers pass. Inwards nothing passes by which a caller could claim to be somebody or somewhere else; outwards
 * nothing by which a service could touch the session or show its own address.
 */
final class Forwarding {

    private static final Set<String> NEVER_INWARDS = Set.of(
            "authorization",
            "connection",
            "cookie",
            "expect",
            "forwarded",
            "keep-alive",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "upgrade",
            "via",
            "x-http-method-override",
            "x-original-url",
            "x-real-ip",
            "x-rewrite-url");

    private static final List<String> NEVER_INWARDS_PREFIXES = List.of("x-forwarded-", "x-muster-");

    private static final List<String> NEVER_OUTWARDS =
            List.of("Connection", "Keep-Alive", "Proxy-Connection", "Set-Cookie", "Trailer", "Upgrade", "Server");

    private static final List<String> ADDRESSES = List.of("Location", "Content-Location", "Link");

    private Forwarding() {}

    /** @param accessToken null for nobody */
    static void inwards(MultiMap headers, HttpServerRequest from, String address, String accessToken) {
        Set<String> named = namedByConnection(headers);
        List<String> gone = new ArrayList<>();
        for (String name : headers.names()) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (NEVER_INWARDS.contains(lower)
                    || named.contains(lower)
                    || NEVER_INWARDS_PREFIXES.stream().anyMatch(lower::startsWith)
                    // CGI-style readers take an underscore for a hyphen
                    || lower.indexOf('_') >= 0) {
                gone.add(name);
            }
        }
        gone.forEach(headers::remove);
        if (accessToken != null) {
            headers.set(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken);
        }
        headers.set("X-Forwarded-For", address);
        headers.set("X-Forwarded-Proto", from.scheme());
        headers.set("X-Forwarded-Host", from.authority().toString());
    }

    static void outwards(MultiMap headers, Upstream upstream) {
        namedByConnection(headers).forEach(headers::remove);
        NEVER_OUTWARDS.forEach(headers::remove);
        for (String name : ADDRESSES) {
            List<String> values = headers.getAll(name);
            if (values.stream().anyMatch(value -> value.contains(upstream.origin()))) {
                headers.set(
                        name,
                        values.stream()
                                .map(value -> value.replace(upstream.origin(), ""))
                                .toList());
            }
        }
    }

    /** Connection names the headers that hold for one hop only; it may not name away what the gateway itself needs. */
    private static Set<String> namedByConnection(MultiMap headers) {
        String connection =
                String.join(",", headers.getAll(HttpHeaders.CONNECTION)).toLowerCase(Locale.ROOT);
        if (connection.isEmpty() || connection.equals("keep-alive") || connection.equals("close")) {
            return Set.of();
        }
        Set<String> named = new HashSet<>();
        for (String name : connection.split(",")) {
            String trimmed = name.trim();
            if (!trimmed.isEmpty() && !trimmed.startsWith("content-") && !trimmed.equals("transfer-encoding")) {
                named.add(trimmed);
            }
        }
        named.remove("x-request-id");
        return named;
    }
}
