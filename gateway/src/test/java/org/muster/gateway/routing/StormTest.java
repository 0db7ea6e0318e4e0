package org.muster.gateway.routing;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many callers who behave badly at once: the connections to the services (16 to notice-service) must come back. */
@QuarkusTest
class StormTest {

    @Inject
    InWork inWork;

    @Test
    void survivesCallersWhoLeaveInMidBody() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(64);
        for (int i = 0; i < 300; i++) {
            callers.submit(
                    () -> leave("POST /api/notices/7", "Content-Length: 1000000\r\n\r\n" + "x".repeat(70_000), 0));
            callers.submit(
                    () -> leave("POST /api/notices/hang", "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", 0));
            callers.submit(() -> leave("GET /api/notices/large?kib=5000", "\r\n", 50_000));
            callers.submit(() -> leave("GET /api/notices/hang", "\r\n", 0));
            callers.submit(() -> leave("GET /api/notices/drip", "\r\n", 100));
        }
        callers.shutdown();
        assertThat(callers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(busy("/api/notices/busy")).isZero());
        // else the gateway would wait for them when it stops
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(inWork.count()).isZero());
        // those who leave say nothing about the service: its breaker stays closed
        for (int i = 0; i < 40; i++) {
            asClerk("/api/notices/7").statusCode(200);
        }
        given().get("/api/public/check").then().statusCode(200);
    }

    /** By order and not by time: whoever asks somebody else is answered while all the others still wait. */
    @Test
    void aSlowServiceHoldsUpNobodyElse() throws IOException {
        List<Socket> waiting = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                Socket socket = new Socket("localhost", RestAssured.port);
                waiting.add(socket);
                socket.getOutputStream()
                        .write((AsClerk.head("GET", "/api/reach/hang") + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            await().atMost(Duration.ofSeconds(10)).until(() -> busy("/api/reach/busy") == 60);

            for (int i = 0; i < 20; i++) {
                asClerk("/api/notices/7").statusCode(200);
                asClerk("/api/me").statusCode(200);
                given().get("/api/public/check").then().statusCode(200);
            }

            for (Socket socket : waiting) {
                assertThat(socket.getInputStream().available()).isZero();
            }
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> busy("/api/reach/busy") == 0);
    }

    @Test
    void whoeverASlowServiceDoesNotAnswerIsToldSo() {
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<Integer>> waiting = IntStream.range(0, 60)
                .mapToObj(i -> client.sendAsync(
                                AsClerk.request("/api/notices/hang").build(), HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();

        assertThat(waiting.stream().map(CompletableFuture::join).toList())
                .containsOnly(503, 504)
                .contains(504);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> asClerk("/api/notices/7").statusCode(200));
    }

    /** Requests that the service answers right now, this one not counted. */
    private static int busy(String path) {
        return Integer.parseInt(asClerk(path).statusCode(200).extract().asString());
    }

    private static ValidatableResponse asClerk(String path) {
        return given().auth()
                .preemptive()
                .oauth2(Tokens.of("ln-clerk"))
                .get(path)
                .then();
    }

    private static void leave(String line, String rest, int afterBytes) {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoTimeout(3000);
            String head =
                    line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of("ln-clerk") + "\r\n";
            socket.getOutputStream().write((head + rest).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            socket.getInputStream().readNBytes(afterBytes);
            if (socket.getLocalPort() % 2 == 0) {
                // a reset instead of a farewell
                socket.setSoLinger(true, 0);
            }
        } catch (IOException e) {
            // the gateway may refuse when it is too much; it only must not suffer
        }
    }
}
