package org.muster.gateway.limits;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.muster.gateway.edge.ApiPath;

import io.vertx.core.http.HttpMethod;

/** A limit for what lies below some paths. */
final class RouteLimit {

    private final List<List<String>> paths;
    private final Set<HttpMethod> methods;
    private final Limit limit;

    RouteLimit(String name, LimitsConfig.Route route, long remembered) {
        this.paths = route.paths().stream().map(path -> segments(name, path)).toList();
        this.methods = route.methods().orElse(Set.of()).stream()
                .map(HttpMethod::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        this.limit = new Limit(name, route.rate(), remembered);
    }

    Limit limit() {
        return limit;
    }

    boolean covers(HttpMethod method, ApiPath path) {
        if (!methods.isEmpty() && !methods.contains(method)) {
            return false;
        }
        for (int i = 0; i < paths.size(); i++) {
            if (startsWith(path.segments(), paths.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWith(List<String> segments, List<String> beginning) {
        if (segments.size() < beginning.size()) {
            return false;
        }
        for (int i = 0; i < beginning.size(); i++) {
            if (!segments.get(i).equals(beginning.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<String> segments(String name, String path) {
        ApiPath parsed = ApiPath.parse(path);
        if (parsed == null || parsed.segments().isEmpty()) {
            throw new IllegalArgumentException(
                    "muster.limits.routes." + name + ".paths: " + path + " is no path such as /api/public");
        }
        return parsed.segments();
    }
}
