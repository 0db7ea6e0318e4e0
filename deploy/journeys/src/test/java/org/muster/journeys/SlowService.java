package org.muster.journeys;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A service that answers what ends in /slow when it is let, and says of everything else how long its body was. */
final class SlowService implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch let = new CountDownLatch(1);
    private final AtomicInteger inWork = new AtomicInteger();
    private final HttpServer server;

    SlowService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    int inWork() {
        return inWork.get();
    }

    void answerNow() {
        let.countDown();
    }

    private void answer(HttpExchange exchange) throws IOException {
        inWork.incrementAndGet();
        try {
            long length = exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            if (exchange.getRequestURI().getPath().endsWith("/slow")) {
                let.await(1, TimeUnit.MINUTES);
            }
            byte[] body = ("received " + length).getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inWork.decrementAndGet();
            exchange.close();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
