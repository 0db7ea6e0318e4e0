package org.muster.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;

/** One service behind the gateway, with a pool of connections of its own. */
public final class Upstream {

    /** Less than the services keep an idle connection, so that none is closed under a request. */
    private static final int IDLE_SECONDS = 60;

    private final String name;
    private final String origin;
    private final Duration timeout;
    private final Duration connectTimeout;
    private final long maxBody;
    private final HttpClient client;
    private final AtomicBoolean reachable = new AtomicBoolean(true);

    Upstream(String name, RoutingConfig.Upstream config, Vertx vertx) {
        this.name = name;
        this.origin = originOf(name, config.url());
        this.timeout = config.timeout();
        this.connectTimeout = config.connectTimeout();
        this.maxBody = config.maxBody().asLongValue();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setName(name)
                        .setMetricsName(name)
                        .setDefaultHost(config.url().getHost())
                        .setDefaultPort(portOf(config.url()))
                        .setSsl(config.url().getScheme().equals("https"))
                        .setConnectTimeout((int) connectTimeout.toMillis())
                        .setKeepAliveTimeout(IDLE_SECONDS)
                        // the answer's own silence; longer than the timeout, which is the first to speak
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout((int) timeout.plusSeconds(1).toMillis())
                        .setMaxWaitQueueSize(config.waiting())
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(config.connections()));
    }

    public String name() {
        return name;
    }

    /** As the service itself writes it into links, without a slash at the end. */
    String origin() {
        return origin;
    }

    Duration timeout() {
        return timeout;
    }

    long maxBody() {
        return maxBody;
    }

    HttpClient client() {
        return client;
    }

    /** Waits for a free connection no longer than for a new one. */
    public Future<HttpClientRequest> request(RequestOptions request) {
        return client.request(request.setConnectTimeout(connectTimeout.toMillis()));
    }

    /** @return true when this is news */
    boolean noteDown() {
        return reachable.compareAndSet(true, false);
    }

    /** @return true when this is news */
    boolean noteAnswer() {
        return !reachable.get() && reachable.compareAndSet(false, true);
    }

    void close() {
        client.close();
    }

    private static String originOf(String name, URI url) {
        boolean plain = url.getHost() != null
                && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && (url.getRawPath() == null
                        || url.getRawPath().isEmpty()
                        || url.getRawPath().equals("/"))
                && url.getRawQuery() == null;
        if (!plain) {
            throw new IllegalArgumentException("muster.routing.upstreams." + name + ".url is " + url
                    + "; it must be scheme, host and port, such as http://localhost:8081");
        }
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static int portOf(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return url.getScheme().equals("https") ? 443 : 80;
    }
}
