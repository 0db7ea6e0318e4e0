package org.muster.station.client;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A running platform as its users reach it: through the gateway, with tokens of the demo client. Requests are repeated
 * with the same Idempotency-Key while a part of the platform is away, as a phone on a flaky network would. Thread-safe.
 */
public final class Muster {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<Integer> AWAY = Set.of(502, 503, 504);

    /** So often a refused token is taken for one that ended; others may have asked with the same one. */
    private static final int NEW_TOKENS = 3;

    private record Token(String value, Instant until) {}

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final URI gateway;
    private final URI tokens;
    private final Duration patience;
    private final Map<String, Token> known = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();

    /** @param patience how long a request is repeated before it fails */
    public Muster(URI gateway, URI issuer, Duration patience) {
        this.gateway = gateway;
        this.tokens = URI.create(issuer + "/protocol/openid-connect/token");
        this.patience = patience;
    }

    /** One of the demo users, whose password is the name. */
    public User as(String name) {
        return new User(name);
    }

    public User as(String name, String password) {
        passwords.put(name, password);
        return new User(name);
    }

    public User anonymous() {
        return new User(null);
    }

    /** What one user does. Methods without "try" in their name fail for every answer but success. */
    public final class User {

        private final String name;

        private User(String name) {
            this.name = name;
        }

        public JsonNode get(String path) {
            return succeed("GET", path, null, null);
        }

        public JsonNode post(String path, Object body) {
            return succeed("POST", path, "application/json", json(body));
        }

        public JsonNode post(String path) {
            return succeed("POST", path, null, new byte[0]);
        }

        public JsonNode put(String path, Object body) {
            return succeed("PUT", path, "application/json", json(body));
        }

        public JsonNode postCsv(String path, String csv) {
            return succeed("POST", path, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        }

        /** @return what the platform recorded of the file */
        public JsonNode upload(String path, String fileName, String contentType, byte[] content) {
            String boundary = "muster-" + UUID.nameUUIDFromBytes(content);
            byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                            + "\"\r\nContent-Type: " + contentType + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
            byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
            byte[] body = new byte[head.length + content.length + tail.length];
            System.arraycopy(head, 0, body, 0, head.length);
            System.arraycopy(content, 0, body, head.length, content.length);
            System.arraycopy(tail, 0, body, head.length + content.length, tail.length);
            return succeed("POST", path, "multipart/form-data; boundary=" + boundary, body);
        }

        /** The answer, whatever it is, but never before the platform is there to give one. */
        public Answer attempt(String method, String path, Object body) {
            return send(method, path, body == null ? null : "application/json", body == null ? null : json(body));
        }

        private JsonNode succeed(String method, String path, String type, byte[] body) {
            Answer answer = send(method, path, type, body);
            if (!answer.ok()) {
                throw new UnexpectedAnswer((name == null ? "" : name + ": ") + method + " " + path, answer);
            }
            return answer.body();
        }

        private Answer send(String method, String path, String type, byte[] body) {
            Instant giveUp = Instant.now().plus(patience);
            String key = UUID.randomUUID().toString();
            int refusals = 0;
            while (true) {
                try {
                    Answer answer = once(method, path, type, body, key);
                    boolean again = AWAY.contains(answer.status())
                            || answer.problem().equals("idempotency-conflict")
                            || answer.status() == 401 && name != null && refusals++ < NEW_TOKENS;
                    if (answer.status() == 401 && name != null) {
                        known.remove(name);
                    }
                    if (!again || Instant.now().isAfter(giveUp)) {
                        return answer;
                    }
                } catch (IOException e) {
                    if (Instant.now().isAfter(giveUp)) {
                        throw new IllegalStateException(method + " " + path + " found nobody to answer", e);
                    }
                }
                pause();
            }
        }

        private Answer once(String method, String path, String type, byte[] body, String key) throws IOException {
            HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path))
                    .timeout(Duration.ofMinutes(2))
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(body))
                    .header("Accept", "application/json, */*;q=0.5")
                    .header("Accept-Language", "zh");
            if (type != null) {
                request.header("Content-Type", type);
            }
            if (method.equals("POST")) {
                request.header("Idempotency-Key", key);
            }
            if (name != null) {
                request.header("Authorization", "Bearer " + token(name));
            }
            HttpResponse<byte[]> response = exchange(request.build());
            String contentType = response.headers().firstValue("Content-Type").orElse("");
            JsonNode parsed = contentType.contains("json") && response.body().length > 0
                    ? JSON.readTree(response.body())
                    : MissingNode.getInstance();
            return new Answer(response.statusCode(), response.headers().map(), parsed, response.body());
        }
    }

    private String token(String user) throws IOException {
        Token token = known.get(user);
        if (token == null || Instant.now().isAfter(token.until())) {
            token = login(user);
            known.put(user, token);
        }
        return token.value();
    }

    private Token login(String user) throws IOException {
        String form = "grant_type=password&client_id=demo&username=" + user + "&password="
                + URLEncoder.encode(passwords.getOrDefault(user, user), StandardCharsets.UTF_8);
        HttpResponse<byte[]> response = exchange(HttpRequest.newBuilder(tokens)
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
        if (response.statusCode() != 200) {
            throw new IOException("Keycloak gave no token for " + user + ": " + response.statusCode());
        }
        JsonNode body = JSON.readTree(response.body());
        return new Token(
                body.path("access_token").asText(),
                Instant.now().plusSeconds(body.path("expires_in").asLong() - 10));
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static byte[] json(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
