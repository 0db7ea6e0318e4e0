package org.muster.journeys;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.muster.station.backing.Postgres;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.PackagedService;
import org.muster.station.testing.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

/** The packaged gateway is told to stop (SIGTERM) in the middle of a request, an upload and a live stream. */
class DrainTest {

    private static final int HALF = 1_000_000;
    private static final Duration DELAY = Duration.ofSeconds(4);
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    @Test
    void finishesWhatIsInWorkAndTakesNothingNew() throws Exception {
        new MusterBacking().start();
        topics();
        try (SlowService service = new SlowService();
                PackagedService gateway = PackagedService.start("gateway", settings(service.port()));
                Socket request = send(gateway, "GET /api/notices/slow", "Connection: close\r\n\r\n");
                Socket upload = send(
                        gateway,
                        "POST /api/notices/upload",
                        "Connection: close\r\nContent-Length: " + 2 * HALF + "\r\n\r\n" + "x".repeat(HALF))) {
            await("both have arrived", () -> service.inWork() == 2);
            try (Socket live = openStream(gateway)) {
                Instant told = Instant.now();
                gateway.process().destroy();

                await(
                        "it is no longer ready",
                        () -> ask(gateway, "/q/health/ready").contains(" 503 "));
                // comes back to another one: the stream ends in good order, after it was told when
                assertThat(rest(live)).contains("retry: ").endsWith("\r\n0\r\n\r\n");
                assertThat(ask(gateway, "/api/live")).contains(" 503 ", "live-unavailable");
                assertThat(ask(gateway, "/api/notices/7")).contains(" 200 ", "received 0");
                assertThat(Duration.between(told, Instant.now())).isLessThan(DELAY);
            }

            await("nothing new is taken", () -> ask(gateway, "/api/notices/7").contains(" 503 "));
            assertThat(ask(gateway, "/api/notices/7")).contains("application/problem+json", "retry-after: 1");
            assertThat(gateway.process().isAlive()).isTrue();

            Instant let = Instant.now();
            upload.getOutputStream().write(new byte[HALF]);
            service.answerNow();
            assertThat(rest(upload)).contains(" 200 ", "received " + 2 * HALF);
            assertThat(rest(request)).contains(" 200 ", "received 0");
            assertThat(gateway.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.between(let, Instant.now())).isLessThan(AT_MOST);
            assertThat(gateway.process().exitValue()).isZero();
        }
    }

    @Test
    void doesNotWaitForeverForWhatNeverEnds() throws Exception {
        new MusterBacking().start();
        try (SlowService service = new SlowService();
                PackagedService gateway = PackagedService.start("gateway", settings(service.port()));
                Socket request = send(gateway, "GET /api/notices/slow", "Connection: close\r\n\r\n")) {
            await("it has arrived", () -> service.inWork() == 1);

            gateway.process().destroy();

            assertThat(gateway.process().waitFor(DELAY.plus(AT_MOST).toSeconds() + 10, TimeUnit.SECONDS))
                    .isTrue();
            assertThat(gateway.process().exitValue()).isZero();
            assertThat(rest(request)).doesNotContain(" 200 ");
        }
    }

    private static Map<String, String> settings(int service) {
        ((Postgres) MusterBacking.postgres()).createDatabase("gateway", "gateway");
        return Map.of(
                "quarkus.datasource.jdbc.url",
                MusterBacking.jdbcUrl().replaceAll("/[^/]+$", "/gateway"),
                "quarkus.datasource.username",
                "gateway",
                "quarkus.datasource.password",
                "gateway",
                "quarkus.shutdown.delay",
                DELAY.toString(),
                "quarkus.shutdown.timeout",
                AT_MOST.toString(),
                "muster.routing.upstreams.notice-service.url",
                "http://127.0.0.1:" + service,
                "muster.routing.upstreams.notice-service.body-watched-for",
                "60s");
    }

    private static void topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", MusterBacking.bootstrapServers()))) {
            admin.createTopics(
                            List.of(new NewTopic("organisations", 1, (short) 1), new NewTopic("notices", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** The stream is there a little later than the gateway. */
    private static Socket openStream(PackagedService gateway) throws Exception {
        for (int i = 0; i < 60; i++) {
            Socket stream = send(gateway, "GET /api/live", "Connection: close\r\n\r\n");
            if (new String(stream.getInputStream().readNBytes(15), StandardCharsets.US_ASCII).endsWith("200 OK")) {
                return stream;
            }
            stream.close();
            Thread.sleep(500);
        }
        throw new AssertionError("No live stream after half a minute");
    }

    private static Socket send(PackagedService gateway, String line, String rest) throws IOException {
        Socket socket = new Socket("127.0.0.1", gateway.port());
        socket.setSoTimeout((int) AT_MOST.plus(AT_MOST).toMillis());
        socket.getOutputStream()
                .write((line + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Tokens.of("ln-clerk") + "\r\n"
                                + rest)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** On a connection of its own. @return nothing when it is refused */
    private static String ask(PackagedService gateway, String path) throws IOException {
        try (Socket socket = send(gateway, "GET " + path, "Connection: close\r\n\r\n")) {
            return rest(socket);
        } catch (SocketException refused) {
            return "";
        }
    }

    /** Until the gateway closes the connection. */
    private static String rest(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void await(String what, Callable<Boolean> so) throws Exception {
        for (int i = 0; i < 300; i++) {
            if (so.call()) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("Not within half a minute: " + what);
    }
}
