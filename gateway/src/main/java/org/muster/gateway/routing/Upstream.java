package org.muster.gateway.routing;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.netty.channel.EventLoop;
import io.netty.channel.MultithreadEventLoopGroup;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.impl.ContextInternal;
import io.vertx.core.impl.VertxInternal;

/** One service behind the gateway, with connections of its own: a pool for each event loop, which shares them with none. */
public final class Upstream {

    /** Less than the services keep an idle connection, so that none is closed under a request. */
    private static final int IDLE_SECONDS = 60;

    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String name;
    private final String origin;
    private final Duration timeout;
    private final Duration connectTimeout;
    private final long maxBody;
    private final long watchMillis;
    private final long leastInWatch;
    private final int retries;
    private final Breaker breaker;
    private final Vertx vertx;
    private final HttpClientOptions options;
    private final PoolOptions pool;
    private final Map<EventLoop, HttpClient> clients = new ConcurrentHashMap<>();
    private final AtomicBoolean reachable = new AtomicBoolean(true);
    private final AtomicLong failureTold = new AtomicLong(System.nanoTime() - QUIET_NANOS);
    private final LongAdder failuresUntold = new LongAdder();

    Upstream(String name, RoutingConfig.Upstream config, Vertx vertx) {
        this.name = name;
        this.vertx = vertx;
        this.origin = originOf(name, config.url());
        this.timeout = config.timeout();
        this.connectTimeout = config.connectTimeout();
        this.maxBody = config.maxBody().asLongValue();
        this.watchMillis = config.bodyWatchedFor().toMillis();
        this.leastInWatch = config.slowestBody().asLongValue() * watchMillis / 1000;
        this.retries = config.retries();
        this.breaker = new Breaker(name, config.breaker());
        this.options = new HttpClientOptions()
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
                .setDecompressionSupported(false);
        int loops = loops(vertx);
        this.pool = new PoolOptions()
                .setHttp1MaxSize(share(config.connections(), loops))
                .setMaxWaitQueueSize(share(config.waiting(), loops));
    }

    private static int loops(Vertx vertx) {
        return ((MultithreadEventLoopGroup) ((VertxInternal) vertx).getEventLoopGroup()).executorCount();
    }

    private static int share(int all, int loops) {
        return (all + loops - 1) / loops;
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

    long watchMillis() {
        return watchMillis;
    }

    /** Less of a body than this in {@link #watchMillis} is too slow. */
    long leastInWatch() {
        return leastInWatch;
    }

    int retries() {
        return retries;
    }

    Breaker breaker() {
        return breaker;
    }

    /** A request whose options are still to be said, see {@link #request(RequestOptions)}. */
    Future<HttpClientRequest> request() {
        return request(new RequestOptions());
    }

    /**
     * Waits for a free connection no longer than for a new one. Not by the client's own timeout: when that one ends in
     * the moment in which a connection becomes free, the connection is lost to the pool.
     */
    public Future<HttpClientRequest> request(RequestOptions options) {
        Future<HttpClientRequest> asked = client().request(options);
        if (asked.isComplete()) {
            return asked;
        }
        Promise<HttpClientRequest> first = Promise.promise();
        long timer = vertx.setTimer(
                connectTimeout.toMillis(),
                elapsed -> first.tryFail(new TimeoutException("No connection within " + connectTimeout)));
        asked.onComplete(outcome -> {
            vertx.cancelTimer(timer);
            if (outcome.failed()) {
                first.tryFail(outcome.cause());
            } else if (!first.tryComplete(outcome.result())) {
                outcome.result().reset();
            }
        });
        return first.future();
    }

    /**
     * That of this event loop. One for all would hand a request the connection of any loop, and every piece of it would
     * wait twice until the other loop gets round to it.
     */
    private HttpClient client() {
        EventLoop loop = ((ContextInternal) vertx.getOrCreateContext()).nettyEventLoop();
        return clients.computeIfAbsent(loop, first -> vertx.createHttpClient(options, pool));
    }

    /** @return true when this is news */
    boolean noteDown() {
        return reachable.compareAndSet(true, false);
    }

    /** @return true when this is news */
    boolean noteAnswer() {
        return !reachable.get() && reachable.compareAndSet(false, true);
    }

    /** @return how many failures were passed over since one was told; negative when this one is to be passed over too */
    long noteFailure() {
        long last = failureTold.get();
        long now = System.nanoTime();
        if (now - last < QUIET_NANOS || !failureTold.compareAndSet(last, now)) {
            failuresUntold.increment();
            return -1;
        }
        return failuresUntold.sumThenReset();
    }

    void close() {
        clients.values().forEach(HttpClient::close);
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
