package org.muster.gateway.edge;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** The outermost layer: runs before every other handler, also before Quarkus' own. */
@ApplicationScoped
class Edge {

    private static final Logger LOG = Logger.getLogger(Edge.class);

    /** Higher than authentication (200) and CORS (300). */
    private static final int BEFORE_ALL_OTHERS = 10_000;

    /** After every route, before Quarkus' own error page. */
    private static final int LAST = 1_000_000;

    private static final Set<HttpMethod> REFUSED = Set.of(HttpMethod.TRACE, HttpMethod.CONNECT);

    private final OtherSites otherSites;
    private final ClientConfig config;
    private final Leaving leaving;

    Edge(OtherSites otherSites, ClientConfig config, Leaving leaving) {
        this.leaving = leaving;
        this.config = config;
        this.otherSites = otherSites;
    }

    void register(@Observes Filters filters) {
        filters.register(this::enter, BEFORE_ALL_OTHERS);
    }

    void failures(@Observes Router router) {
        router.route().order(LAST).failureHandler(this::failed);
        for (int status : new int[] {400, 404, 405, 406, 413, 414, 415, 500}) {
            router.errorHandler(status, this::failed);
        }
    }

    private void enter(RoutingContext context) {
        HttpServerRequest request = context.request();
        String id = RequestId.of(request.getHeader(RequestId.HEADER));
        request.headers().set(RequestId.HEADER, id);
        context.addHeadersEndHandler(headers -> {
            context.response().headers().set(RequestId.HEADER, id);
            SecurityHeaders.set(request, context.response().headers());
        });
        if (request.headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            // a Content-Length beside it was dropped by the decoder; whoever forwarded the request may have gone by
            // that
            // one, so what follows on this connection is not to be trusted
            context.addEndHandler(answered -> closeAfter(request));
        }
        if (leaving.takesNothingNew()) {
            Problems.sendAndClose(context, Problem.plain(503, request.path()).retryAfter(1));
            return;
        }
        Problem unfit = unfit(request);
        if (unfit != null) {
            Problems.send(context, unfit);
            return;
        }
        if (REFUSED.contains(request.method())) {
            Problems.send(
                    context, Problem.of(405, "method-refused", request.method().name()));
            return;
        }
        if (request.authority() == null || request.headers().getAll("Host").size() > 1) {
            Problems.send(context, Problem.of(400, "bad-host"));
            return;
        }
        ApiPath path = ApiPath.parse(request.path());
        if (path == null) {
            Problems.send(context, Problem.of(400, "bad-path"));
            return;
        }
        context.put(ApiPath.class.getName(), path);
        if (!otherSites.answers(context)) {
            context.next();
        }
    }

    /** The server takes in a little more than is allowed, or nobody could be told what is wrong. */
    private Problem unfit(HttpServerRequest request) {
        if (request.uri().length() > config.longestAddress()) {
            return Problem.of(414, "http-414");
        }
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            if (header.getKey().isEmpty()) {
                return Problem.plain(400, request.path());
            }
            size += header.getKey().length() + header.getValue().length();
        }
        return size > config.largestHead()
                ? Problem.of(431, "head-too-large", Integer.toString(config.largestHead() / 1024))
                : null;
    }

    private static void closeAfter(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_1_1 && request.isEnded()) {
            request.connection().close();
        }
    }

    /** What no handler answered: a client's mistake keeps its status, a bug becomes a 500 that shows nothing. */
    private void failed(RoutingContext context) {
        ApiPath path = context.get(ApiPath.class.getName());
        if (path == null) {
            // so badly written that the router itself stumbled over it, before anything above was asked
            context.response()
                    .headers()
                    .set(RequestId.HEADER, RequestId.of(context.request().getHeader(RequestId.HEADER)));
            SecurityHeaders.set(context.request(), context.response().headers());
        }
        if (path == null && ApiPath.parse(context.request().path()) == null) {
            Problems.send(context, Problem.of(400, "bad-path"));
            return;
        }
        int status = statusOf(context);
        if (status >= 400 && status < 500) {
            Problems.send(context, Problem.plain(status, context.request().path()));
            return;
        }
        String trace = UUID.randomUUID().toString();
        LOG.errorf(
                context.failure(),
                "%s %s failed, trace %s",
                context.request().method(),
                path == null ? "?" : path.shown(),
                trace);
        Problems.send(context, Problem.of(500, "internal", trace));
    }

    private static int statusOf(RoutingContext context) {
        if (context.failure() instanceof ForbiddenException) {
            return 403;
        }
        return context.failure() instanceof UnauthorizedException ? 401 : context.statusCode();
    }
}
