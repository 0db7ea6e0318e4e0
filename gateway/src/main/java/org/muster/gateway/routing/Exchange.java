package org.muster.gateway.routing;

import java.util.concurrent.ThreadLocalRandom;

import org.muster.gateway.edge.ApiPath;
import org.muster.gateway.edge.RequestId;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;

import io.vertx.core.AsyncResult;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import io.vertx.ext.web.RoutingContext;

/**
 * One request on its way to a service and back. Runs on the event loop of the caller's connection only. Whatever
 * happens, the caller gets an answer and the connection to the service is given back or closed.
 */
final class Exchange {

    private final RoutingContext context;
    private final HttpServerRequest asked;
    private final HttpServerResponse answer;
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
        this.asked = context.request();
        this.answer = context.response();
        this.path = path;
        this.upstream = upstream;
        this.accessToken = accessToken;
        this.address = address;
    }

    void run() {
        if (!upstream.breaker().lets()) {
            asked.resume();
            Problems.send(context, upstream.breaker().refusal());
            return;
        }
        if (mayRepeat()) {
            asked.resume();
        } else {
            asked.pause();
            body = new MeteredBody(asked, upstream.maxBody(), this::startWaiting);
            watch = context.vertx()
                    .setPeriodic(upstream.watchMillis(), tick -> body.requireSince(upstream.leastInWatch()));
        }
        connect();
    }

    private void connect() {
        upstream.request().onComplete(this::connected);
    }

    private void connected(AsyncResult<HttpClientRequest> connection) {
        if (connection.failed()) {
            failed(connection.cause());
            return;
        }
        HttpClientRequest request = connection.result();
        // every failure comes through the response's future; without this it would be logged as unhandled too
        request.exceptionHandler(known -> {});
        if (answer.closed() || late) {
            // the caller left while we waited and its body will never end, or the time is over
            request.reset();
            failed(new StreamResetException(0));
            return;
        }
        sent = request;
        if (body == null) {
            startWaiting();
        }
        answer.exceptionHandler(gone -> request.reset(0, gone));
        request.response().onComplete(this::answered);
        send(request);
    }

    private void send(HttpClientRequest request) {
        request.setMethod(asked.method()).setURI(pathAndQuery());
        Forwarding.inwards(asked, request.headers(), address, accessToken);
        if (body == null) {
            request.end();
            return;
        }
        request.setChunked(isOfUnknownLength());
        body.pipe().endOnFailure(false).to(request).onFailure(broken -> request.reset());
    }

    /** In HTTP/2 nothing says so; readers just have no body. */
    private boolean isOfUnknownLength() {
        return asked.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                || asked.version() == HttpVersion.HTTP_2
                        && !isRead()
                        && !asked.headers().contains(HttpHeaders.CONTENT_LENGTH);
    }

    private void answered(AsyncResult<HttpClientResponse> head) {
        if (head.failed()) {
            failed(head.cause());
            return;
        }
        if (!Forwarding.isReadable(head.result())) {
            sent.reset();
            failed(new IllegalStateException("Its answer has an encoding that nobody asked for"));
            return;
        }
        stopWaiting();
        upstream.breaker().answered();
        Failures.noteAnswer(upstream);
        if (answer.closed()) {
            sent.reset();
            return;
        }
        pass(head.result());
    }

    private void pass(HttpClientResponse response) {
        answer.setStatusCode(response.statusCode()).setStatusMessage(response.statusMessage());
        Forwarding.outwards(response, answer.headers(), upstream);
        if (response.statusCode() == 204 || response.statusCode() == 304) {
            // must have neither a length nor an encoding
            answer.headers().remove(HttpHeaders.CONTENT_LENGTH);
            answer.end();
            return;
        }
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (response.statusCode() >= 400 && "0".equals(length) && asked.method() != HttpMethod.HEAD) {
            explain(response.statusCode());
            return;
        }
        answer.setChunked(length == null);
        response.pipe().endOnFailure(false).to(answer).onComplete(over -> {
            if (over.failed()) {
                sent.reset();
                Problems.breakOff(asked);
            } else if (length == null && asked.version() == HttpVersion.HTTP_1_0) {
                // knows of no other end
                asked.connection().close();
            }
        });
    }

    /** An error of which the service says nothing but its number. */
    private void explain(int status) {
        var locale = Problems.language(asked);
        answer.headers().remove(HttpHeaders.CONTENT_LENGTH);
        answer.putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .end(Problems.body(Problem.plain(status, path.raw()), locale, path.raw()));
    }

    private void failed(Throwable failure) {
        boolean again = body == null
                && tries++ < upstream.retries()
                && Failures.isUnanswered(failure)
                && !late
                && !answer.closed();
        if (again) {
            // not all who were cut off at the same moment come back at the same moment
            context.vertx().setTimer(ThreadLocalRandom.current().nextLong(20, 60L << tries), elapsed -> connect());
            return;
        }
        stopWaiting();
        refuse(failure);
    }

    /** Reading changes nothing, however often. */
    private boolean mayRepeat() {
        return isRead()
                && !asked.headers().contains(HttpHeaders.CONTENT_LENGTH)
                && !asked.headers().contains(HttpHeaders.TRANSFER_ENCODING)
                && asked.version() == HttpVersion.HTTP_1_1;
    }

    private boolean isRead() {
        return asked.method() == HttpMethod.GET || asked.method() == HttpMethod.HEAD;
    }

    /** An absolute request target names the host too, which is not the service's business. */
    private String pathAndQuery() {
        String query = asked.query();
        return query == null ? asked.path() : asked.path() + "?" + query;
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

    private void refuse(Throwable failure) {
        asked.resume();
        boolean tooLarge = body != null && body.isTooLarge();
        if (body != null && body.isTooSlow()) {
            upstream.breaker().unclear();
            Problems.sendAndClose(context, Problem.of(408, "too-slow"));
            return;
        }
        if (!tooLarge && isGone(failure)) {
            upstream.breaker().unclear();
            return;
        }
        if (tooLarge || !late && Failures.isBusy(failure)) {
            upstream.breaker().unclear();
        } else {
            upstream.breaker().failed(failure);
        }
        Problem problem = Failures.problem(upstream, failure, late, tooLarge);
        String what = asked.method() + " " + path.shown() + ", request " + asked.getHeader(RequestId.HEADER);
        Failures.note(upstream, what, problem, failure);
        Problems.send(context, problem);
    }

    /** Whoever asked has left. The first sign of it may be that the request was taken back. */
    private boolean isGone(Throwable failure) {
        return answer.closed() || body != null && body.isBroken() || !late && failure instanceof StreamResetException;
    }
}
