package org.muster.gateway.routing;

import java.util.concurrent.ThreadLocalRandom;

import org.muster.gateway.edge.ApiPath;
import org.muster.gateway.edge.RequestId;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/**
 * One request on its way to a service and back. Runs on the event loop of the caller's connection only. Whatever
 * happens, the caller gets an answer and the connection to the service is given back or closed.
 */
final class Exchange implements ProxyInterceptor {

    private static final ProxyOptions OPTIONS = new ProxyOptions().setSupportWebSocket(false);

    private final RoutingContext context;
    private final ApiPath path;
    private final Upstream upstream;
    private final String accessToken;
    private final String address;
    /** Null when there is none, which is when a request can be sent again. */
    private MeteredBody body;

    private HttpClientRequest sent;
    private long deadline = -1;
    private long watch = -1;
    private boolean late;
    private int tries;

    Exchange(RoutingContext context, ApiPath path, Upstream upstream, String accessToken, String address) {
        this.context = context;
        this.path = path;
        this.upstream = upstream;
        this.accessToken = accessToken;
        this.address = address;
    }

    void run() {
        HttpProxy.reverseProxy(OPTIONS, upstream.client())
                .origin(proxy -> connect())
                .addInterceptor(this)
                .handle(context.request());
    }

    private Future<HttpClientRequest> connect() {
        return upstream.request(new RequestOptions()).compose(request -> {
            if (context.response().closed() || late) {
                // the caller left while we waited and its body will never end, or the time is over
                request.reset();
                return Future.failedFuture("Nobody waits for it any more");
            }
            sent = request;
            if (body == null) {
                startWaiting();
            }
            // every failure comes through the response's future; without this it would be logged as unhandled too
            request.exceptionHandler(known -> {});
            return Future.succeededFuture(request);
        });
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxy) {
        ProxyRequest request = proxy.request();
        if (!upstream.breaker().lets()) {
            request.release();
            Problems.send(context, upstream.breaker().refusal());
            return never();
        }
        Forwarding.inwards(request.headers(), context.request(), address, accessToken);
        request.setURI(pathAndQuery());
        if (mayRepeat()) {
            request.setBody(null);
            context.request().resume();
        } else {
            body = new MeteredBody(request.getBody().stream(), upstream.maxBody(), this::startWaiting);
            request.setBody(Body.body(body, request.getBody().length()));
            watch = context.vertx()
                    .setPeriodic(upstream.watchMillis(), tick -> body.requireSince(upstream.leastInWatch()));
        }
        return send(proxy)
                .onComplete(head -> stopWaiting())
                .onSuccess(head -> {
                    upstream.breaker().answered();
                    Failures.noteAnswer(upstream);
                })
                .recover(failure -> refuse(request, failure));
    }

    private Future<ProxyResponse> send(ProxyContext proxy) {
        return proxy.sendRequest().recover(failure -> {
            boolean again = body == null
                    && tries++ < upstream.retries()
                    && Failures.isUnanswered(failure)
                    && !late
                    && !context.response().closed();
            return again ? pause().compose(paused -> send(proxy)) : Future.failedFuture(failure);
        });
    }

    /** Not all who were cut off at the same moment come back at the same moment. */
    private Future<Void> pause() {
        Promise<Void> over = Promise.promise();
        context.vertx().setTimer(ThreadLocalRandom.current().nextLong(20, 60L << tries), elapsed -> over.complete());
        return over.future();
    }

    /** Reading changes nothing, however often. */
    private boolean mayRepeat() {
        HttpMethod method = context.request().method();
        return (method == HttpMethod.GET || method == HttpMethod.HEAD)
                && !context.request().headers().contains(HttpHeaders.CONTENT_LENGTH)
                && !context.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && context.request().version() == HttpVersion.HTTP_1_1;
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxy) {
        ProxyResponse response = proxy.response();
        Forwarding.outwards(response.headers(), upstream);
        if (hasNoBody(response)) {
            // else it would get a length or an encoding, which these answers must not have
            dropBody(response);
        } else if (isBareError(response)) {
            explain(response);
        }
        return proxy.sendResponse();
    }

    /** An absolute request target names the host too, which is not the service's business. */
    private String pathAndQuery() {
        String query = context.request().query();
        return query == null ? context.request().path() : context.request().path() + "?" + query;
    }

    private void startWaiting() {
        stopWatching();
        if (deadline >= 0) {
            return;
        }
        deadline = context.vertx().setTimer(upstream.timeout().toMillis(), elapsed -> {
            late = true;
            sent.reset();
        });
    }

    private void stopWatching() {
        if (watch >= 0) {
            context.vertx().cancelTimer(watch);
        }
    }

    private void stopWaiting() {
        stopWatching();
        if (deadline >= 0) {
            context.vertx().cancelTimer(deadline);
        }
    }

    /** The answer is given here; what the proxy waits for never comes, so that it sends nothing of its own. */
    private Future<ProxyResponse> refuse(ProxyRequest request, Throwable failure) {
        request.release();
        boolean tooLarge = body != null && body.isTooLarge();
        if (body != null && body.isTooSlow()) {
            upstream.breaker().unclear();
            Problems.sendAndClose(context, Problem.of(408, "too-slow"));
            return never();
        }
        if (!tooLarge && isGone(failure)) {
            upstream.breaker().unclear();
            return never();
        }
        if (tooLarge || !late && Failures.isBusy(failure)) {
            upstream.breaker().unclear();
        } else {
            upstream.breaker().failed(failure);
        }
        Problem problem = Failures.problem(upstream, failure, late, tooLarge);
        String asked = context.request().method() + " " + path.shown() + ", request "
                + context.request().getHeader(RequestId.HEADER);
        Failures.note(upstream, asked, problem, failure);
        Problems.send(context, problem);
        return never();
    }

    /** Whoever asked has left. The first sign of it may be that the proxy took the request back. */
    private boolean isGone(Throwable failure) {
        return context.response().closed()
                || body != null && body.isBroken()
                || !late && failure instanceof StreamResetException;
    }

    private static Future<ProxyResponse> never() {
        return Promise.<ProxyResponse>promise().future();
    }

    private boolean isBareError(ProxyResponse response) {
        return response.getStatusCode() >= 400
                && !context.request().method().equals(HttpMethod.HEAD)
                && (response.getBody() == null || response.getBody().length() == 0);
    }

    private static boolean hasNoBody(ProxyResponse response) {
        return response.getStatusCode() == 204 || response.getStatusCode() == 304;
    }

    /** Reads what is left of the service's answer, so that its connection is free again; the headers stay. */
    private static void dropBody(ProxyResponse response) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap().addAll(response.headers());
        response.release();
        headers.remove(HttpHeaders.CONTENT_LENGTH).remove(HttpHeaders.TRANSFER_ENCODING);
        response.headers().addAll(headers);
    }

    private void explain(ProxyResponse response) {
        dropBody(response);
        var locale = Problems.language(context.request());
        response.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .setBody(Body.body(
                        Problems.body(Problem.plain(response.getStatusCode(), path.raw()), locale, path.raw())));
    }
}
