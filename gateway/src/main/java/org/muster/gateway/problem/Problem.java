package org.muster.gateway.problem;

import java.util.List;

/**
 * What the gateway answers instead of the thing asked for. The words stand in {@code problems_zh.properties} and
 * {@code problems_en.properties} under {@code <slug>.title} and {@code <slug>.detail}; {@code {0}} is the first argument.
 *
 * @param retryAfter seconds after which the same request is worth repeating, 0 when repeating does not help
 */
public record Problem(int status, String slug, int retryAfter, List<String> arguments) {

    public static final String MEDIA_TYPE = "application/problem+json";

    public static Problem of(int status, String slug, String... arguments) {
        return new Problem(status, slug, 0, List.of(arguments));
    }

    /** For statuses that have words of their own, as {@code http-404}. */
    public static Problem plain(int status, String path) {
        return of(status, Words.known("http-" + status) ? "http-" + status : "http-400", path);
    }

    public Problem retryAfter(int seconds) {
        return new Problem(status, slug, seconds, arguments);
    }

    public ProblemException asException() {
        return new ProblemException(this);
    }
}
