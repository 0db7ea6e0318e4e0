package org.muster.gateway.routing;

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

    private final RoutingContext context;
    private final ApiPath path;
    private final Upstream upstream;
    private final String accessToken;
    private MeteredBody body;
    private HttpClientRequest sent;
    private long deadline = -1;
    private boolean late;

    Exchange(RoutingContext context, ApiPath path, Upstream upstream, String accessToken) {
        this.context = context;
        this.path = path;
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
            // every failure comes through the response's future; without this it would be logged as unhandled too
            request.exceptionHandler(known -> {});
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
                .recover(failure -> refuse(request, failure));
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

    /** The answer is given here; what the proxy waits for never comes, so that it sends nothing of its own. */
    private Future<ProxyResponse> refuse(ProxyRequest request, Throwable failure) {
        request.release();
        if (!context.response().closed() && !body.isBroken()) {
            Problem problem = Failures.problem(upstream, failure, late, body.isTooLarge());
            String asked = context.request().method() + " " + path.shown() + ", request "
                    + context.request().getHeader(RequestId.HEADER);
            Failures.note(upstream, asked, problem, failure);
            Problems.send(context, problem);
        }
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
