package org.muster.gateway.routing;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;

/** Slowloris and its kin: callers who send a byte now and then to keep what others need. */
@QuarkusTest
class SlowCallersTest {

    private final List<Socket> sockets = new ArrayList<>();

    @AfterEach
    void leave() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    /** notice-service takes 16 requests at a time. */
    @Test
    void cannotKeepAServicesConnectionsWithBodiesThatNeverEnd() throws IOException {
        begin(16, AsClerk.head("POST", "/api/notices/7") + "Content-Length: 1000\r\n\r\n");
        begin(16, AsClerk.head("POST", "/api/notices/7") + "Transfer-Encoding: chunked\r\n\r\n");

        Instant patience = Instant.now().plusSeconds(20);
        while (!allAnswered() && Instant.now().isBefore(patience)) {
            drip("1\r\na\r\n");
        }
        List<String> answers = answers();
        assertThat(answers)
                .hasSize(32)
                .allMatch(answer -> answer.startsWith("HTTP/1.1 408 ") || answer.startsWith("HTTP/1.1 503 "));
        assertThat(answers)
                .filteredOn(answer -> answer.contains("/problems/too-slow"))
                .hasSizeGreaterThanOrEqualTo(16);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> AsClerk.given().get("/api/notices/7").then().statusCode(200));
    }

    @Test
    void doNotHoldUpAnybodyWithHeadersThatNeverEnd() throws IOException {
        begin(500, "GET /api/notices/7 HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");

        for (int i = 0; i < 10; i++) {
            drip("a");
            given().get("/api/public/check").then().statusCode(200).time(lessThan(3000L));
            AsClerk.given().get("/api/notices/7").then().statusCode(200);
        }
    }

    private void begin(int number, String head) throws IOException {
        for (int i = 0; i < number; i++) {
            Socket socket = new Socket("localhost", RestAssured.port);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            sockets.add(socket);
        }
    }

    private void drip(String some) {
        for (Socket socket : sockets) {
            try {
                socket.getOutputStream().write(some.getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // closed on us, as it should be
            }
        }
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean allAnswered() throws IOException {
        for (Socket socket : sockets) {
            if (socket.getInputStream().available() == 0) {
                return false;
            }
        }
        return true;
    }

    private List<String> answers() throws IOException {
        List<String> answers = new ArrayList<>();
        for (Socket socket : sockets) {
            byte[] some = new byte[socket.getInputStream().available()];
            int length = socket.getInputStream().read(some);
            answers.add(new String(some, 0, Math.max(0, length), StandardCharsets.UTF_8));
        }
        return answers;
    }
}
