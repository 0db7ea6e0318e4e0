package org.muster.notice.webhook;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;

/** Makes one HTTP request to a host nobody here answers for: limited in time and size, and never redirected. */
@ApplicationScoped
class Poster {

    private static final int EXCERPT = 500;

    /** @param excerpt the first characters of the body; empty when none came in time */
    record Answer(int status, String excerpt, String retryAfter) {}

    @Inject
    Vertx vertx;

    @Inject
    PublicAddresses addresses;

    @Inject
    WebhookConfig config;

    private HttpClient client;

    @PostConstruct
    void open() {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setMaxPoolSize(config.atOnce())
                .setConnectTimeout((int) config.timeout().toMillis()));
    }

    @PreDestroy
    void close() {
        client.close();
    }

    /** Blocking. What answers with its status in time has answered, however long its body takes. */
    Answer post(URI to, Map<String, String> headers, String body) throws Unreachable {
        AtomicReference<HttpClientRequest> open = new AtomicReference<>();
        AtomicReference<HttpClientResponse> came = new AtomicReference<>();
        RequestOptions options = options(to);
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        // on one thread of Vert.x from beginning to end, or an answer may be over before it is read
        vertx.getOrCreateContext()
                .runOnContext(go -> client.request(options)
                        .compose(request -> {
                            open.set(request);
                            headers.forEach(request::putHeader);
                            return request.send(Buffer.buffer(body));
                        })
                        .compose(response -> {
                            came.set(response);
                            return read(response);
                        })
                        .onSuccess(answer::complete)
                        .onFailure(answer::completeExceptionally));
        try {
            return answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (came.get() != null) {
                return answer(came.get(), Buffer.buffer());
            }
            throw new Unreachable("no-answer " + config.timeout().toSeconds());
        } catch (ExecutionException e) {
            throw new Unreachable("unreachable " + message(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable("interrupted");
        } finally {
            if (open.get() != null) {
                open.get().reset();
            }
        }
    }

    /** The name stays for TLS and for the Host header; the connection goes to the address that was judged. */
    private RequestOptions options(URI to) throws Unreachable {
        boolean tls = to.getScheme().equals("https");
        int port = to.getPort() >= 0 ? to.getPort() : tls ? 443 : 80;
        String path = to.getRawPath().isEmpty() ? "/" : to.getRawPath();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(tls)
                .setHost(to.getHost())
                .setPort(port)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(addresses.of(to.getHost()), port)))
                .setURI(to.getRawQuery() == null ? path : path + "?" + to.getRawQuery())
                .setFollowRedirects(false);
    }

    private Future<Answer> read(HttpClientResponse response) {
        Promise<Answer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        try {
            response.handler(piece -> {
                body.appendBuffer(piece);
                if (body.length() > config.answer()) {
                    read.tryComplete(answer(response, body));
                }
            });
            response.endHandler(end -> read.tryComplete(answer(response, body)));
            response.exceptionHandler(cut -> read.tryComplete(answer(response, body)));
        } catch (IllegalStateException over) {
            read.tryComplete(answer(response, body));
        }
        return read.future();
    }

    private static Answer answer(HttpClientResponse response, Buffer body) {
        String text = body.getString(0, Math.min(body.length(), 4 * EXCERPT)).replaceAll("\\p{Cntrl}+", " ");
        int length = text.codePointCount(0, text.length());
        return new Answer(
                response.statusCode(),
                length <= EXCERPT ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT)),
                response.getHeader("Retry-After"));
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
