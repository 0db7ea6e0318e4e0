package org.muster.gateway.routing;

import java.util.List;

import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;

import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
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

    /** Headers of a service's bare error that still matter beside the problem the gateway adds. */
    private static final List<String> KEPT = List.of("Allow", "Retry-After", "WWW-Authenticate");

    private final RoutingContext context;
    private final Upstream upstream;
    private final String accessToken;
    private MeteredBody body;
    private HttpClientRequest sent;
    private long deadline = -1;
    private boolean late;

    Exchange(RoutingContext context, Upstream upstream, String accessToken) {
        this.context = context;
        this.upstream = upstream;
        this.accessToken = accessToken;
    }

    void run() {
        HttpProxy.reverseProxy(OPTIONS, upstream.client())
                .origin(proxy -> connect())
                .addInterceptor(this)
                .handle(context.request());
    }

    private Future<HttpClientRequest> connect() {
        return upstream.request(new RequestOptions()).compose(request -> {
            if (context.response().closed()) {
                // the caller left while we waited; its body will never end
                request.reset();
                return Future.failedFuture("The caller is gone");
            }
            sent = request;
            return Future.succeededFuture(request);
        });
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext proxy) {
        ProxyRequest request = proxy.request();
        Forwarding.inwards(request.headers(), context.request(), accessToken);
        request.setURI(pathAndQuery());
        body = new MeteredBody(request.getBody().stream(), upstream.maxBody(), this::startWaiting);
        request.setBody(Body.body(body, request.getBody().length()));
        return proxy.sendRequest()
                .onComplete(head -> stopWaiting())
                .onSuccess(head -> Failures.noteAnswer(upstream))
                .recover(failure -> refusal(request, failure));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext proxy) {
        ProxyResponse response = proxy.response();
        Forwarding.outwards(response.headers(), upstream);
        if (isBareError(response)) {
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
        deadline = context.vertx().setTimer(upstream.timeout().toMillis(), elapsed -> {
            late = true;
            sent.reset();
        });
    }

    private void stopWaiting() {
        if (deadline >= 0) {
            context.vertx().cancelTimer(deadline);
        }
    }

    private Future<ProxyResponse> refusal(ProxyRequest request, Throwable failure) {
        Problem problem = Failures.problem(upstream, failure, late, body.isTooLarge());
        Failures.note(upstream, problem, failure);
        ProxyResponse response = request.release().response();
        Problems.dropBody(context);
        write(response, problem);
        if (problem.retryAfter() > 0) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfter()));
        }
        return Future.succeededFuture(response);
    }

    private boolean isBareError(ProxyResponse response) {
        return response.getStatusCode() >= 400
                && !context.request().method().equals(HttpMethod.HEAD)
                && (response.getBody() == null || response.getBody().length() == 0);
    }

    private void explain(ProxyResponse response) {
        int status = response.getStatusCode();
        var kept = KEPT.stream().filter(response.headers()::contains).toList();
        var values = kept.stream().map(response.headers()::get).toList();
        response.release();
        for (int i = 0; i < kept.size(); i++) {
            response.putHeader(kept.get(i), values.get(i));
        }
        write(response, Problem.plain(status, context.request().path()));
        response.setStatusCode(status);
    }

    private void write(ProxyResponse response, Problem problem) {
        var locale = Problems.language(context.request());
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setBody(Body.body(
                        Problems.body(problem, locale, context.request().path())));
    }
}
