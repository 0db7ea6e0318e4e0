package org.muster.gateway.console;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.muster.gateway.edge.Methods;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Serves what the build made of the console. The page itself is asked for again each time; scripts and styles are kept
 * by browsers for good, and come compressed as the build compressed them: nothing is compressed while it is served.
 */
@ApplicationScoped
class ConsoleRoute {

    private static final Pattern ASSET = Pattern.compile("/assets/([A-Za-z0-9_-]+[.](?:js|css))");
    private static final String PAGE = "/index.html";

    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    void mount(@Observes Router router) {
        Methods.mount(router, "/app/*", context -> context.reroute(PAGE), HttpMethod.GET, HttpMethod.HEAD);
        Methods.mount(router, "/assets/*", this::asset, HttpMethod.GET, HttpMethod.HEAD);
    }

    private void asset(RoutingContext context) {
        Matcher name = ASSET.matcher(context.request().path());
        Asset asset = name.matches() ? assets.computeIfAbsent(name.group(1), Asset::named) : null;
        if (asset == null) {
            context.fail(404);
            return;
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, asset.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .end(fitting(asset, context));
    }

    private static Buffer fitting(Asset asset, RoutingContext context) {
        String accepted = context.request().getHeader(HttpHeaders.ACCEPT_ENCODING);
        if (accepts(accepted, "br") && asset.brotli() != null) {
            return encoded(context.response(), "br", asset.brotli());
        }
        if (accepts(accepted, "gzip") && asset.gzip() != null) {
            return encoded(context.response(), "gzip", asset.gzip());
        }
        return asset.plain();
    }

    /** Browsers name what they take, without weights; a weight of zero is a refusal. */
    private static boolean accepts(String accepted, String encoding) {
        return accepted != null
                && Pattern.compile("(?:^|,)\\s*" + encoding + "\\s*(?:;\\s*q=(?!0(?:[.]0*)?\\s*(?:,|$))[^,]*)?(?:,|$)")
                        .matcher(accepted)
                        .find();
    }

    private static Buffer encoded(HttpServerResponse response, String encoding, Buffer content) {
        response.putHeader(HttpHeaders.CONTENT_ENCODING, encoding);
        return content;
    }
}
