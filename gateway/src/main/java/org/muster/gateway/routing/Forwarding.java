package org.muster.gateway.routing;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Which headers pass. Inwards nothing passes by which a caller could claim to be somebody or somewhere else; outwards
 * nothing by which a service could touch the session or show its own address. Headers are passed one by one and not
 * copied whole and thinned out, which took a tenth of the processors.
 */
final class Forwarding {

    private static final Set<String> NEVER_INWARDS = ignoringCase(
            "authorization",
            "connection",
            "cookie",
            "expect",
            "forwarded",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "via",
            "x-http-method-override",
            "x-original-url",
            "x-real-ip",
            "x-rewrite-url");

    private static final List<String> NEVER_INWARDS_PREFIXES = List.of("x-forwarded-", "x-muster-");

    private static final Set<String> NEVER_OUTWARDS = ignoringCase(
            "connection",
            "keep-alive",
            "proxy-connection",
            "server",
            "set-cookie",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final Set<String> ADDRESSES = ignoringCase("location", "content-location", "link");

    private static final CharSequence FORWARDED_FOR = HttpHeaders.createOptimized("X-Forwarded-For");
    private static final CharSequence FORWARDED_PROTO = HttpHeaders.createOptimized("X-Forwarded-Proto");
    private static final CharSequence FORWARDED_HOST = HttpHeaders.createOptimized("X-Forwarded-Host");

    private Forwarding() {}

    /** @param accessToken null for nobody */
    static void inwards(HttpServerRequest from, MultiMap to, String address, String accessToken) {
        Set<String> named = namedByConnection(from.headers());
        from.headers().forEach((name, value) -> {
            if (!NEVER_INWARDS.contains(name) && !named.contains(name) && !claims(name)) {
                to.add(name, value);
            }
        });
        if (accessToken != null) {
            to.set(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken);
        }
        to.set(FORWARDED_FOR, address);
        to.set(FORWARDED_PROTO, from.scheme());
        to.set(FORWARDED_HOST, from.authority().toString());
    }

    private static boolean claims(String name) {
        // CGI-style readers take an underscore for a hyphen
        if (name.indexOf('_') >= 0) {
            return true;
        }
        for (int i = 0; i < NEVER_INWARDS_PREFIXES.size(); i++) {
            String prefix = NEVER_INWARDS_PREFIXES.get(i);
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return true;
            }
        }
        return false;
    }

    /** Whether the end of the answer is where the gateway takes it to be. */
    static boolean isReadable(HttpClientResponse answer) {
        String encoding = answer.getHeader(HttpHeaders.TRANSFER_ENCODING);
        return encoding == null || encoding.equalsIgnoreCase("chunked");
    }

    static void outwards(HttpClientResponse from, MultiMap to, Upstream upstream) {
        Set<String> named = namedByConnection(from.headers());
        from.headers().forEach((name, value) -> {
            if (!NEVER_OUTWARDS.contains(name) && !named.contains(name)) {
                to.add(name, ADDRESSES.contains(name) ? value.replace(upstream.origin(), "") : value);
            }
        });
        if (!to.contains(HttpHeaders.DATE)) {
            to.set(
                    HttpHeaders.DATE,
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC)));
        }
    }

    /** Connection names the headers that hold for one hop only; it may not name away what the gateway itself needs. */
    private static Set<String> namedByConnection(MultiMap headers) {
        if (!headers.contains(HttpHeaders.CONNECTION)) {
            return Set.of();
        }
        String connection =
                String.join(",", headers.getAll(HttpHeaders.CONNECTION)).toLowerCase(Locale.ROOT);
        if (connection.isEmpty() || connection.equals("keep-alive") || connection.equals("close")) {
            return Set.of();
        }
        Set<String> named = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String name : connection.split(",")) {
            String trimmed = name.trim();
            if (!trimmed.isEmpty() && !trimmed.startsWith("content-") && !trimmed.equals("transfer-encoding")) {
                named.add(trimmed);
            }
        }
        named.remove("x-request-id");
        return named;
    }

    private static Set<String> ignoringCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }
}
