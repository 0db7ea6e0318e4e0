package org.muster.journeys;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

import org.muster.station.client.Muster;

import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * More people than the demo has: made by 中国科协's administrator as she would, but with a lasting password where she
 * would hand out one to be changed.
 */
final class Accounts {

    private static final URI KEYCLOAK = URI.create("http://localhost:8180");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Muster muster;
    private final String token;

    /** @param home of the running station */
    Accounts(Muster muster, Path home) throws IOException, InterruptedException {
        this.muster = muster;
        Properties secrets = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("secrets"))) {
            secrets.load(reader);
        }
        String form = "grant_type=client_credentials&client_id=muster-staff&client_secret="
                + secrets.getProperty("staff.client-secret");
        HttpResponse<byte[]> answer = http.send(
                HttpRequest.newBuilder(KEYCLOAK.resolve("/realms/muster/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        token = JSON.readTree(answer.body()).path("access_token").asText();
    }

    Muster.User create(String username, String organisation, String... roles) throws IOException, InterruptedException {
        String id = muster.as("cast-admin")
                .post(
                        "/api/staff",
                        Map.of(
                                "username",
                                username,
                                "name",
                                username,
                                "organisation",
                                organisation,
                                "roles",
                                List.of(roles)))
                .path("id")
                .asText();
        String password = UUID.randomUUID().toString();
        String credential = JSON.writeValueAsString(Map.of("type", "password", "value", password, "temporary", false));
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(KEYCLOAK.resolve("/admin/realms/muster/users/" + id + "/reset-password"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(credential))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 204) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return muster.as(username, password);
    }
}
