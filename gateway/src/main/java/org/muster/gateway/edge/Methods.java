package org.muster.gateway.edge;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Mounts one of the gateway's own paths for the methods it has; the others are answered with 405 and Allow. */
public final class Methods {

    private Methods() {}

    public static void mount(Router router, String path, Handler<RoutingContext> handler, HttpMethod... methods) {
        Route route = router.route(path).order(0);
        Stream.of(methods).forEach(route::method);
        route.handler(handler);
        String allowed = Stream.of(methods).map(HttpMethod::name).collect(Collectors.joining(", "));
        router.route(path).order(1).handler(context -> {
            context.response().putHeader(HttpHeaders.ALLOW, allowed);
            context.fail(405);
        });
    }
}
