package org.muster.gateway.problem;

import java.util.Locale;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Writes problems in the language the caller prefers. */
public final class Problems {

    /** A body up to this size is read and dropped, so that the connection can be used again. */
    private static final long WORTH_DRAINING = 64 * 1024;

    private static final long DRAIN_MILLIS = 1000;

    private Problems() {}

    /** Ends the response, or breaks it off when its head is already on the way: a cut answer must not look whole. */
    public static void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            breakOff(context.request());
            return;
        }
        Locale locale = language(context.request());
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.retryAfter() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfter()));
        }
        dropBody(context);
        response.end(body(problem, locale, context.request().path()));
    }

    /** For a caller whose body never comes to its end: the connection is not worth keeping. */
    public static void sendAndClose(RoutingContext context, Problem problem) {
        HttpServerRequest request = context.request();
        if (request.version() != HttpVersion.HTTP_2 && !context.response().headWritten()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        send(context, problem);
        context.vertx().setTimer(DRAIN_MILLIS, elapsed -> {
            if (request.version() != HttpVersion.HTTP_2) {
                request.connection().close();
            } else if (!request.isEnded()) {
                request.response().reset();
            }
        });
    }

    public static Buffer body(Problem problem, Locale locale, String instance) {
        return new JsonObject()
                .put("type", "/problems/" + problem.slug())
                .put("title", Words.title(problem, locale))
                .put("status", problem.status())
                .put("detail", Words.detail(problem, locale))
                .put("instance", instance)
                .toBuffer();
    }

    public static Locale language(HttpServerRequest request) {
        return Words.preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * At once, in the middle of an answer. In HTTP/1 by its connection, past the handler of Vert.x: after a reset that one
     * tells nobody that the request is over, and Quarkus waits for it until the last second when the gateway stops; and a
     * close, also the channel's own, it puts behind what the caller does not take in.
     */
    public static void breakOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            ((ConnectionBase) request.connection()).channelHandlerContext().close();
        }
    }

    /** A body nobody reads would be taken for the next request; a long or endless one costs the caller the connection. */
    public static void dropBody(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        request.resume();
        if (declaredLength(request) <= WORTH_DRAINING) {
            return;
        }
        if (request.version() != HttpVersion.HTTP_2) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        // not at once: a caller that is still sending would get a reset instead of the answer
        context.vertx().setTimer(DRAIN_MILLIS, elapsed -> {
            if (request.isEnded()) {
                return;
            }
            if (request.version() == HttpVersion.HTTP_2) {
                request.response().reset();
            } else {
                request.connection().close();
            }
        });
    }

    private static long declaredLength(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null) {
            return Long.parseLong(length);
        }
        return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? Long.MAX_VALUE : 0;
    }
}
