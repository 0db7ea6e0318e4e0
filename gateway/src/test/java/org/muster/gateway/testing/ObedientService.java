package org.muster.gateway.testing;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** A service that does what the last segment of the path says, else tells what it received. */
final class ObedientService implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final String name;
    private final AtomicInteger working = new AtomicInteger();
    /** How often a request was seen, by its id. */
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    ObedientService(String name) {
        this.name = name;
        this.server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("localhost")
                        .setPort(0)
                        .setMaxHeaderSize(32 * 1024)
                        .setMaxInitialLineLength(32 * 1024))
                .requestHandler(this::obey);
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.actualPort();
    }

    private void obey(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        working.incrementAndGet();
        whenOver(response, working::decrementAndGet);
        if (request.path().equals("/q/openapi")) {
            describe(response);
            return;
        }
        if (request.path().equals("/api/operations/" + name)) {
            stand(request);
            return;
        }
        String order = request.path().substring(request.path().lastIndexOf('/') + 1);
        switch (order) {
            case "hang" -> request.handler(ignored -> {});
            case "reset" -> request.connection().close();
            case "flaky" -> {
                if (tries.merge(request.getHeader("X-Request-Id"), 1, Integer::sum) == 1) {
                    request.connection().close();
                } else {
                    tell(request);
                }
            }
            case "tries" -> response.end(String.valueOf(tries.getOrDefault(request.getParam("of"), 0)));
            case "half" -> {
                response.putHeader("Content-Length", "1000").write("the first half");
                vertx.setTimer(50, elapsed -> request.connection().close());
            }
            case "stall" -> response.setChunked(true).write("the first half");
            case "teapot" ->
                response.setStatusCode(418)
                        .putHeader("Content-Type", "text/plain")
                        .end("short and stout");
            case "bare405" ->
                response.setStatusCode(405).putHeader("Allow", "GET").end();
            case "unchanged" ->
                response.setStatusCode(304).putHeader("ETag", "\"7\"").end();
            case "busy" -> response.end(String.valueOf(working.get() - 1));
            case "nothing" -> response.setStatusCode(204).end();
            case "elsewhere" ->
                response.setStatusCode(201)
                        .putHeader("Location", url() + "/api/notices/7")
                        .putHeader("Link", "<" + url() + "/api/notices?after=7>; rel=\"next\"")
                        .putHeader("Set-Cookie", "q_session_browser=chosen-by-the-service")
                        .putHeader("Content-Security-Policy", "default-src *")
                        .end();
            case "large" -> stream(response, Integer.parseInt(request.getParam("kib")));
            case "drip" -> drip(response, 20);
            default -> tell(request);
        }
    }

    private static void whenOver(HttpServerResponse response, Runnable once) {
        AtomicBoolean over = new AtomicBoolean();
        Handler<Void> note = ignored -> {
            if (over.compareAndSet(false, true)) {
                once.run();
            }
        };
        response.endHandler(note);
        response.closeHandler(note);
    }

    private void tell(HttpServerRequest request) {
        MessageDigest digest = sha256();
        long[] length = {0};
        request.handler(buffer -> {
            digest.update(buffer.getBytes());
            length[0] += buffer.length();
        });
        request.endHandler(end -> {
            JsonObject headers = new JsonObject();
            request.headers()
                    .names()
                    .forEach(header -> headers.put(
                            header.toLowerCase(),
                            new JsonArray(request.headers().getAll(header))));
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject()
                            .put("service", name)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("bodyLength", length[0])
                            .put("bodySha256", HexFormat.of().formatHex(digest.digest()))
                            .toBuffer());
        });
    }

    /** As fast as it is taken, the head at once. */
    private static void stream(HttpServerResponse response, int kibibytes) {
        response.setChunked(true);
        stream(response, Buffer.buffer(new byte[1024]), new AtomicInteger(kibibytes));
    }

    private static void stream(HttpServerResponse response, Buffer block, AtomicInteger left) {
        while (left.get() > 0 && !response.closed()) {
            left.decrementAndGet();
            response.write(block);
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> stream(response, block, left));
                return;
            }
        }
        if (!response.closed() && !response.ended()) {
            response.end();
        }
    }

    /** A line every 100 ms, as a stream of events would come. */
    private void drip(HttpServerResponse response, int lines) {
        response.setChunked(true);
        vertx.setPeriodic(0, 100, new Handler<>() {
            private int sent;

            @Override
            public void handle(Long timer) {
                if (response.closed()) {
                    vertx.cancelTimer(timer);
                } else if (sent++ == lines) {
                    vertx.cancelTimer(timer);
                    response.end();
                } else {
                    response.write("line " + sent + "\n");
                }
            }
        });
    }

    /** outreach-service takes the question and never answers. */
    private void stand(HttpServerRequest request) {
        if (name.equals("notice-service")) {
            JsonObject line = new JsonObject()
                    .put("kind", "outbox")
                    .put("state", "WATCH")
                    .put("says", "in " + request.getHeader("Accept-Language"))
                    .put("addedLater", true);
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .end(new JsonObject()
                            .put("state", "WATCH")
                            .put("lines", new JsonArray().add(line))
                            .toBuffer());
        }
    }

    private void describe(HttpServerResponse response) {
        String resource = name.equals("notice-service") ? "notices" : "public/rumours";
        response.putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("openapi", "3.1.0")
                        .put(
                                "paths",
                                new JsonObject()
                                        .put("/api/" + resource, path(resource))
                                        .put("/api/somebody-elses", path("somebody-elses"))
                                        .put("/q/health", path("health")))
                        .put(
                                "components",
                                new JsonObject()
                                        .put(
                                                "schemas",
                                                new JsonObject()
                                                        .put("Page", new JsonObject().put("type", "object"))
                                                        .put(
                                                                "Item",
                                                                new JsonObject()
                                                                        .put("type", "object")
                                                                        .put("description", "of " + name))))
                        .toBuffer());
    }

    private static JsonObject path(String resource) {
        return new JsonObject()
                .put(
                        "get",
                        new JsonObject()
                                .put("operationId", resource)
                                .put(
                                        "responses",
                                        new JsonObject()
                                                .put(
                                                        "200",
                                                        new JsonObject()
                                                                .put("description", "ok")
                                                                .put(
                                                                        "schema",
                                                                        new JsonObject()
                                                                                .put(
                                                                                        "$ref",
                                                                                        "#/components/schemas/Item")))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        vertx.close();
    }
}
