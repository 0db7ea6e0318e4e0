package org.muster.gateway.limits;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.muster.gateway.edge.ApiPath;
import org.muster.gateway.edge.ClientAddress;
import org.muster.gateway.problem.Problem;
import org.muster.gateway.problem.Problems;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;

/**
 * Keeps one caller from taking what belongs to all. Addresses are counted before anybody is asked who they are, so that
 * trying out tokens costs the platform little; accounts once they are known.
 */
@ApplicationScoped
public class Limits {

    private static final Logger LOG = Logger.getLogger(Limits.class);

    /** After the edge (10,000), before everything that costs more. */
    private static final int EARLY = 9_000;

    private final Limit perCaller;
    private final Limit perAddress;
    private final List<RouteLimit> routes;
    private final ClientAddress addresses;

    Limits(LimitsConfig config, ClientAddress addresses) {
        this.addresses = addresses;
        this.perCaller = new Limit("caller", config.perCaller(), config.remembered());
        this.perAddress = new Limit("address", config.perAddress(), config.remembered());
        this.routes = config.routes().entrySet().stream()
                .map(route -> new RouteLimit(route.getKey(), route.getValue(), config.remembered()))
                .toList();
    }

    void register(@Observes Filters filters) {
        filters.register(this::byAddress, EARLY);
    }

    /** @return false when the caller was told to come back later */
    public boolean admits(RoutingContext context, String account) {
        return take(context, perCaller, account) && takeOfRoutes(context, account);
    }

    private void byAddress(RoutingContext context) {
        ApiPath path = context.get(ApiPath.class.getName());
        if (isProbe(path)) {
            context.next();
            return;
        }
        String address = addresses.group(context.request());
        if (take(context, perAddress, address) && (asksForAccount(path) || takeOfRoutes(context, address))) {
            context.next();
        }
    }

    private boolean takeOfRoutes(RoutingContext context, String key) {
        HttpMethod method = context.request().method();
        ApiPath path = context.get(ApiPath.class.getName());
        for (int i = 0; i < routes.size(); i++) {
            RouteLimit route = routes.get(i);
            if (route.covers(method, path) && !take(context, route.limit(), key)) {
                return false;
            }
        }
        return true;
    }

    private static boolean take(RoutingContext context, Limit limit, String key) {
        int wait = limit.take(key);
        if (wait == 0) {
            return true;
        }
        LOG.debugf("%s has to wait %d s: %s", key, wait, limit.policy());
        context.response().putHeader("RateLimit-Policy", limit.policy()).putHeader("RateLimit", limit.remaining(wait));
        Problems.send(
                context, Problem.of(429, "too-many", Integer.toString(wait)).retryAfter(wait));
        return false;
    }

    private static boolean asksForAccount(ApiPath path) {
        return path.isApi() && !path.isPublic();
    }

    private static boolean isProbe(ApiPath path) {
        return !path.segments().isEmpty() && path.segments().get(0).equals("q");
    }
}
