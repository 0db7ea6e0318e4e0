package org.muster.gateway.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.muster.gateway.edge.Methods;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;
import org.muster.gateway.routing.RouteTable;
import org.muster.gateway.routing.Upstream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Serves the description of the whole platform at /openapi. It is put together at most every half minute; while a
 * service is away its part is left out, named, and asked for again soon.
 */
@ApplicationScoped
class DescriptionRoute {

    private static final Logger LOG = Logger.getLogger(DescriptionRoute.class);
    private static final Duration WHOLE_HOLDS = Duration.ofSeconds(30);
    private static final Duration PARTIAL_HOLDS = Duration.ofSeconds(3);
    private static final long PATIENCE_MILLIS = 5000;

    record Made(Buffer json, Instant until) {}

    private final RouteTable table;
    private final ObjectMapper mapper;
    private final ObjectNode frame;
    private volatile Made made;
    private Future<Made> making;

    DescriptionRoute(RouteTable table, ObjectMapper mapper) {
        this.table = table;
        this.mapper = mapper;
        this.frame = read("openapi-frame.json");
    }

    void mount(@Observes Router router) {
        Methods.mount(router, "/openapi", this::describe, HttpMethod.GET);
    }

    private void describe(RoutingContext context) {
        current()
                .onSuccess(description -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                        .end(description.json()))
                .onFailure(none ->
                        Problems.send(context, Problem.of(503, "no-description").retryAfter(3)));
    }

    /** However many ask at once, the services are asked once. */
    synchronized Future<Made> current() {
        Made last = made;
        if (last != null && Instant.now().isBefore(last.until())) {
            return Future.succeededFuture(last);
        }
        if (making == null || making.isComplete()) {
            making = make().onSuccess(fresh -> made = fresh);
        }
        return making;
    }

    private Future<Made> make() {
        Map<Upstream, Future<ObjectNode>> asked = new LinkedHashMap<>();
        table.upstreams().forEach(upstream -> asked.put(upstream, ask(upstream)));
        return Future.join(List.copyOf(asked.values())).transform(all -> {
            List<String> missing = new ArrayList<>();
            PlatformDescription description = new PlatformDescription(frame);
            asked.forEach((upstream, answer) -> {
                if (answer.succeeded()) {
                    description.add(upstream.name(), answer.result(), path -> table.owns(upstream, path));
                } else {
                    LOG.infof(
                            "%s gives no description: %s",
                            upstream.name(), answer.cause().getMessage());
                    missing.add(upstream.name());
                }
            });
            if (missing.size() == asked.size()) {
                return Future.failedFuture("No service answered");
            }
            description.leaveOut(missing);
            return Future.succeededFuture(new Made(
                    Buffer.buffer(description.document().toString()),
                    Instant.now().plus(missing.isEmpty() ? WHOLE_HOLDS : PARTIAL_HOLDS)));
        });
    }

    private Future<ObjectNode> ask(Upstream upstream) {
        return upstream.request(new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setURI("/q/openapi?format=json")
                        .putHeader(HttpHeaders.ACCEPT, "application/json")
                        .setIdleTimeout(PATIENCE_MILLIS))
                .compose(request -> request.send())
                .compose(answer -> answer.body().map(body -> {
                    if (answer.statusCode() != 200) {
                        throw new IllegalStateException("status " + answer.statusCode());
                    }
                    return parse(body.getBytes());
                }));
    }

    private ObjectNode parse(byte[] json) {
        try {
            return mapper.readValue(json, ObjectNode.class);
        } catch (IOException e) {
            throw new UncheckedIOException("not an OpenAPI document in JSON", e);
        }
    }

    private ObjectNode read(String resource) {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return parse(stream.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
