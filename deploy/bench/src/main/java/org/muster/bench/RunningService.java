package org.muster.bench;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.PackagedService;
import org.muster.station.testing.Tokens;

/**
 * A packaged service in a process of its own, with a PostgreSQL, a Kafka and a Keycloak that only this benchmark uses.
 * They end with it.
 */
final class RunningService extends Peer {

    private final HttpClient http = HttpClient.newHttpClient();

    private RunningService(Process process, int port) {
        super(process, port);
    }

    /** @param options of the JVM, such as its heap */
    static RunningService start(String module, String... options) throws Exception {
        return start(module, Map.of(), options);
    }

    /** @param settings of the service that differ from those of the tests */
    static RunningService start(String module, Map<String, String> settings, String... options) throws Exception {
        new MusterBacking().start();
        Database.makeDurable();
        PackagedService service = PackagedService.start(module, settings, options);
        return new RunningService(service.process(), service.port());
    }

    /** For programs that have no question whether they are ready. */
    static void awaitPort(Process process, int port) throws IOException, InterruptedException {
        for (int i = 0; i < 240; i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (ConnectException e) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            process.info().command().orElse("The program") + " ended while it started", e);
                }
                Thread.sleep(250);
            }
        }
        throw new IllegalStateException("Nobody listens on " + port + " after a minute");
    }

    /** @throws IllegalStateException for an answer that is no success */
    String post(String user, String path, String contentType, HttpRequest.BodyPublisher body, String... headers)
            throws Exception {
        HttpRequest.Builder request =
                request(user, path).header("Content-Type", contentType).POST(body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    String get(String user, String path) throws Exception {
        return send(request(user, path));
    }

    private HttpRequest.Builder request(String user, String path) {
        return HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + Tokens.of(user))
                .timeout(Duration.ofMinutes(15));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }
}
