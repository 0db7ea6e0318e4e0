package org.muster.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** The provider's keys, and how often they were asked for. */
public final class CountedKeys implements AutoCloseable {

    private static final String HOW_OFTEN = "/how-often";

    private final HttpServer server;
    private final AtomicInteger asked = new AtomicInteger();

    CountedKeys(String source) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/keys", exchange -> {
                asked.incrementAndGet();
                try (var keys = URI.create(source).toURL().openStream()) {
                    answer(exchange, keys.readAllBytes());
                }
            });
            server.createContext(
                    "/keys" + HOW_OFTEN,
                    exchange -> answer(exchange, String.valueOf(asked).getBytes(StandardCharsets.US_ASCII)));
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/keys";
    }

    /** @param url where the gateway fetches the keys; the test may have been loaded apart from what it asks */
    public static int askedAt(String url) {
        try (var answer = URI.create(url + HOW_OFTEN).toURL().openStream()) {
            return Integer.parseInt(new String(answer.readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
