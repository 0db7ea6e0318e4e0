package org.muster.gateway.live;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.muster.gateway.admission.Admission;
import org.muster.gateway.identity.Caller;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;

import io.netty.channel.EventLoop;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * What happens, as it happens (实时消息): {@code GET /api/live} as Server-Sent Events. A stream never outlives the token it
 * was opened with; the browser comes back by itself with the id it saw last, and is then asked again who it is.
 */
@ApplicationScoped
class LiveRoute {

    private static final String RESET = "event: reset\ndata: {}\n\n";
    private static final Problem UNAVAILABLE =
            Problem.of(503, "live-unavailable").retryAfter(2);

    private final LiveStreams streams;
    private final Tree tree;

    LiveRoute(LiveStreams streams, Tree tree) {
        this.streams = streams;
        this.tree = tree;
    }

    void mount(@Observes Router router) {
        router.route("/api/live").order(Admission.ORDER + 2).handler(this::open);
    }

    private void open(RoutingContext context) {
        if (context.request().method() != HttpMethod.GET) {
            context.response().putHeader(HttpHeaders.ALLOW, "GET");
            context.fail(405);
            return;
        }
        EventLog log = streams.log();
        if (log == null) {
            Problems.send(context, UNAVAILABLE);
            return;
        }
        Caller caller = Admission.caller(context);
        if (!streams.admits(caller)) {
            Problems.send(context, Problem.of(429, "too-many-streams").retryAfter(10));
            return;
        }
        Problems.dropBody(context);
        begin(context, caller, log);
    }

    private void begin(RoutingContext context, Caller caller, EventLog log) {
        HttpServerResponse response = context.response();
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                // a proxy in front must not collect it
                .putHeader("X-Accel-Buffering", "no");
        String seen = context.request().getHeader("Last-Event-ID");
        EventLog.Start start = log.start(seen == null || seen.isEmpty() ? null : seen);
        LiveStream stream = new LiveStream(
                new Viewer(caller, tree), response, start.cursor(), () -> Problems.breakOff(context.request()));
        EventLoop loop = ((ContextInternal) Vertx.currentContext()).nettyEventLoop();
        streams.add(loop, stream);
        long expiry = context.vertx().setTimer(lasting(caller), over -> stream.end());
        context.addEndHandler(over -> {
            context.vertx().cancelTimer(expiry);
            loop.execute(() -> streams.remove(loop, stream));
        });
        stream.begin("retry: 2000\n" + (start.id() == null ? "" : "id: " + start.id() + "\n")
                + (start.missed() ? RESET : ":\n\n"));
        if (streams.log() != log) {
            // ended before it began: what it would read is read no more
            stream.end();
        }
    }

    private static long lasting(Caller caller) {
        return Math.max(
                1, Duration.between(Instant.now(), caller.tokenExpiresAt()).toMillis());
    }
}
