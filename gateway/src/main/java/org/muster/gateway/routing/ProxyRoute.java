package org.muster.gateway.routing;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.muster.gateway.admission.Admission;
import org.muster.gateway.edge.ApiPath;
import org.muster.gateway.edge.ClientAddress;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Passes what {@link Admission} let in to the service that owns the path. */
@ApplicationScoped
class ProxyRoute {

    private final RouteTable table;
    private final ClientAddress addresses;

    ProxyRoute(RouteTable table, ClientAddress addresses) {
        this.table = table;
        this.addresses = addresses;
    }

    void mount(@Observes Router router) {
        router.route("/api/*").order(Admission.ORDER + 1).handler(this::pass);
    }

    private void pass(RoutingContext context) {
        ApiPath path = context.get(ApiPath.class.getName());
        if (table.isOwn(path)) {
            context.next();
            return;
        }
        Upstream upstream = table.ownerOf(path);
        if (upstream == null) {
            Problems.send(context, Problem.plain(404, path.raw()));
            return;
        }
        Problem unfit = unfit(context.request(), upstream);
        if (unfit != null) {
            Problems.send(context, unfit);
            return;
        }
        if ("100-continue".equalsIgnoreCase(context.request().getHeader(HttpHeaders.EXPECT))) {
            context.response().writeContinue();
        }
        new Exchange(context, path, upstream, Admission.accessToken(context), addresses.of(context.request())).run();
    }

    /** What the head alone shows to be too large, or to have a length that two readers could take differently. */
    private static Problem unfit(HttpServerRequest request, Upstream upstream) {
        List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
        List<String> lengths = request.headers().getAll(HttpHeaders.CONTENT_LENGTH);
        if (encodings.size() + lengths.size() > 1
                || !encodings.isEmpty() && !encodings.get(0).equalsIgnoreCase("chunked")) {
            return Problem.of(400, "bad-length");
        }
        if (lengths.isEmpty()) {
            return null;
        }
        try {
            long length = Long.parseLong(lengths.get(0));
            if (length < 0) {
                return Problem.of(400, "bad-length");
            }
            return length > upstream.maxBody()
                    ? Problem.of(413, "too-large", Failures.mebibytes(upstream.maxBody()))
                    : null;
        } catch (NumberFormatException e) {
            return Problem.of(400, "bad-length");
        }
    }
}
