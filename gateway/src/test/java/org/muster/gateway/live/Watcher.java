package org.muster.gateway.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;

import static org.awaitility.Awaitility.await;

/** Watches as a browser's EventSource does, and remembers. */
final class Watcher implements AutoCloseable {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final List<JsonObject> hints = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final HttpResponse<java.io.InputStream> response;
    private volatile String lastId;
    private volatile boolean ended;
    private volatile boolean reset;

    private Watcher(HttpResponse<java.io.InputStream> response, String lastId) {
        this.response = response;
        this.lastId = lastId;
        Thread reader = new Thread(this::read, "watcher");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param headers names and values; the id of Last-Event-ID is remembered as seen */
    static Watcher with(String... headers) {
        List<String> all = new ArrayList<>(List.of(headers));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/api/live"))
                .headers(all.toArray(String[]::new))
                .build();
        try {
            HttpResponse<java.io.InputStream> response = HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(response.statusCode() + " "
                        + new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
            }
            int id = all.indexOf("Last-Event-ID");
            Watcher watcher = new Watcher(response, id < 0 ? null : all.get(id + 1));
            await().atMost(Duration.ofSeconds(10)).until(() -> !watcher.lines.isEmpty());
            return watcher;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static Watcher of(String token) {
        return with("Authorization", "Bearer " + token);
    }

    Watcher again(String token) {
        return with("Authorization", "Bearer " + token, "Last-Event-ID", lastId);
    }

    private void read() {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            String event = null;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
                if (line.startsWith("id: ")) {
                    lastId = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("data: ") && event == null) {
                    hints.add(new JsonObject(line.substring(6)));
                } else if (line.startsWith("data: ")) {
                    reset |= event.equals("reset");
                } else if (line.isEmpty()) {
                    event = null;
                }
            }
        } catch (IOException e) {
            // cut off
        }
        ended = true;
    }

    List<JsonObject> hints() {
        return hints;
    }

    /** What the things shown were called. */
    List<String> ids() {
        return hints.stream().map(hint -> hint.getString("id")).toList();
    }

    List<String> lines() {
        return lines;
    }

    String lastId() {
        return lastId;
    }

    boolean isEnded() {
        return ended;
    }

    boolean isReset() {
        return reset;
    }

    HttpResponse<?> response() {
        return response;
    }

    /** Waits until the thing of that name is shown, and a moment for what was sent before it to another partition. */
    Watcher until(String id) {
        await().atMost(Duration.ofSeconds(60)).until(() -> ids().contains(id));
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    @Override
    public void close() {
        try {
            response.body().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
