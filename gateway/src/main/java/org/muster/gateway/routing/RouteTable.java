package org.muster.gateway.routing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.muster.gateway.edge.ApiPath;

import io.quarkus.runtime.Startup;
import io.vertx.core.Vertx;

/** Which service owns a path. Refuses to start when two claim the same one. */
@Startup
@ApplicationScoped
public class RouteTable {

    private final Map<String, Upstream> upstreams = new TreeMap<>();
    private final Map<String, Upstream> owners = new HashMap<>();
    private final Set<String> own;

    RouteTable(RoutingConfig config, Vertx vertx) {
        own = Set.copyOf(config.own());
        config.upstreams().forEach((name, upstream) -> add(new Upstream(name, upstream, vertx), upstream.paths()));
    }

    /** @return null when no service owns it; the gateway's own paths are no service's */
    Upstream ownerOf(ApiPath path) {
        if (path.segments().size() > 2) {
            Upstream closer = owners.get(path.resource() + "/" + path.segments().get(2));
            if (closer != null) {
                return closer;
            }
        }
        return owners.get(path.resource());
    }

    /** A closer path such as operations/notice-service may still be a service's. */
    boolean isOwn(ApiPath path) {
        return own.contains(path.resource()) && ownerOf(path) == null;
    }

    /** @param path a path or a template of one, such as /api/notices/{id} */
    public boolean owns(Upstream upstream, String path) {
        ApiPath parsed = ApiPath.parse(path);
        return parsed != null && parsed.isApi() && ownerOf(parsed) == upstream;
    }

    /** By name. */
    public List<Upstream> upstreams() {
        return List.copyOf(upstreams.values());
    }

    private void add(Upstream upstream, Set<String> paths) {
        upstreams.put(upstream.name(), upstream);
        for (String path : paths) {
            Upstream other = owners.put(path, upstream);
            if (other != null || own.contains(path)) {
                throw new IllegalArgumentException("/api/" + path + " is claimed by " + upstream.name() + " and by "
                        + (other == null ? "the gateway itself" : other.name())
                        + "; give it to one of them in muster.routing");
            }
        }
    }

    @PreDestroy
    void close() {
        upstreams.values().forEach(Upstream::close);
    }
}
