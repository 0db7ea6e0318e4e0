package org.muster.platform.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import jakarta.ws.rs.core.UriInfo;

import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.muster.platform.problem.ProblemException;

/**
 * One page of a list by keyset: the next page starts after the last row's sort key, so rows that come or go in between
 * neither repeat nor vanish. The answer is the bare array; the next page's address stands in the Link header (RFC 8288).
 */
public record Page(String after, int limit) {

    public static final int MAX = 200;

    /** @throws ProblemException 400 for a limit out of range or a mark that no page gave out */
    public static Page of(String cursor, Integer limit) {
        if (limit != null && (limit < 1 || limit > MAX)) {
            throw ProblemException.badRequest("bad-limit", MAX);
        }
        return new Page(cursor == null ? null : decode(cursor), limit == null ? 50 : limit);
    }

    /** One more row than the page shows tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /** The sort key after which this page starts. */
    public long afterLong(long first) {
        if (after == null) {
            return first;
        }
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw ProblemException.badRequest("bad-cursor");
        }
    }

    /** The id after which this page starts; null for the first page. */
    public UUID afterId() {
        if (after == null) {
            return null;
        }
        try {
            return UUID.fromString(after);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("bad-cursor");
        }
    }

    /** @param rows as fetched with {@link #fetch()} */
    public <T> RestResponse<List<T>> answer(List<T> rows, Function<T, Object> sortKey, UriInfo uri) {
        return map(rows, sortKey, Function.identity(), uri);
    }

    /** Shows each row as {@code shape} makes it. */
    public <T, R> RestResponse<List<R>> map(
            List<T> rows, Function<T, Object> sortKey, Function<T, R> shape, UriInfo uri) {
        return within(rows, sortKey, shown -> shown.stream().map(shape).toList(), uri);
    }

    /** Shows the page's rows as a part of {@code body}, such as beside the count of all. */
    public <T, B> RestResponse<B> within(
            List<T> rows, Function<T, Object> sortKey, Function<List<T>, B> body, UriInfo uri) {
        if (rows.size() <= limit) {
            return RestResponse.ok(body.apply(rows));
        }
        List<T> shown = rows.subList(0, limit);
        String cursor = encode(String.valueOf(sortKey.apply(shown.get(limit - 1))));
        String next = uri.getRequestUriBuilder()
                .scheme(null)
                .host(null)
                .port(-1)
                .replaceQueryParam("cursor", cursor)
                .build()
                .toString();
        return ResponseBuilder.ok(body.apply(shown))
                .header("Link", "<" + next + ">; rel=\"next\"")
                .build();
    }

    private static String encode(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badRequest("bad-cursor");
        }
    }
}
