package org.muster.station.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A realm of one test's own at the Keycloak that all share: the same people, clients and roles, but its keys and its
 * logins can be taken away without anybody else noticing.
 */
public final class OwnRealm {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEYS = "org.keycloak.keys.KeyProvider";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String issuer;
    private final String administration;

    private OwnRealm(String issuer) {
        this.issuer = issuer;
        this.administration = issuer.replace("/realms/", "/admin/realms/");
    }

    public static OwnRealm create() {
        try {
            ObjectNode realm = (ObjectNode) JSON.readTree(TestRealm.json()
                    .replace("${MUSTER_GATEWAY_SECRET}", TestRealm.GATEWAY_SECRET)
                    .replace("${MUSTER_STAFF_SECRET}", TestRealm.STAFF_SECRET)
                    .replaceAll("\\$\\{MUSTER_\\w+_URL:([^}]*)}", "$1"));
            String name = "muster-" + UUID.randomUUID();
            OwnRealm created = new OwnRealm(MusterBacking.issuer().replaceAll("[^/]+$", name));
            created.administer(
                    "POST",
                    created.administration.replaceAll("/[^/]+$", ""),
                    realm.put("realm", name).toString());
            return created;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param issuer of one that was created before */
    public static OwnRealm of(String issuer) {
        return new OwnRealm(issuer);
    }

    public String issuer() {
        return issuer;
    }

    /** @param gateway where Keycloak finds it from here on when a login is over */
    public void callBackTo(String gateway) {
        ObjectNode client = (ObjectNode) administer("GET", administration + "/clients?clientId=muster-gateway", null)
                .path(0);
        client.withObject("attributes").put("backchannel.logout.url", gateway + "/logout/backchannel");
        administer("PUT", administration + "/clients/" + client.path("id").asText(), client.toString());
    }

    /** A fresh access token of the user, whose password is the name. */
    public String token(String user) {
        return send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(form(Map.of(
                                "grant_type", "password", "client_id", "demo", "username", user, "password", user))))
                .path("access_token")
                .asText();
    }

    /** From here on tokens are signed with a new key; those signed before go on to count. */
    public void signWithNewKey() {
        administer(
                "POST",
                administration + "/components",
                JSON.valueToTree(Map.of(
                                "name",
                                "signing",
                                "providerId",
                                "rsa-generated",
                                "providerType",
                                KEYS,
                                "config",
                                Map.of(
                                        "priority",
                                        List.of(String.valueOf(1000 + keys().size())),
                                        "algorithm",
                                        List.of("RS256"))))
                        .toString());
    }

    /** Takes the newest key back, as one does when it got into wrong hands. */
    public void takeBackNewestKey() {
        JsonNode newest = null;
        for (JsonNode key : keys()) {
            if (newest == null || priority(key) > priority(newest)) {
                newest = key;
            }
        }
        administer("DELETE", administration + "/components/" + newest.path("id").asText(), null);
    }

    /** As an administrator does it. */
    public void endSession(String session) {
        administer("DELETE", administration + "/sessions/" + session, null);
    }

    /** @param user the account's id */
    public void endSessionsOf(String user) {
        administer("POST", administration + "/users/" + user + "/logout", "");
    }

    private JsonNode keys() {
        return administer("GET", administration + "/components?type=" + KEYS, null);
    }

    private static int priority(JsonNode key) {
        return key.path("config").path("priority").path(0).asInt();
    }

    private JsonNode administer(String method, String address, String body) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + administrator())
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private String administrator() {
        String master = issuer.replaceAll("[^/]+$", "master");
        return send(HttpRequest.newBuilder(URI.create(master + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(form(Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                TestRealm.ADMINISTRATOR,
                                "password",
                                TestRealm.ADMINISTRATOR))))
                .path("access_token")
                .asText();
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 300) {
                throw new IllegalStateException(
                        answer.request() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.BodyPublisher form(Map<String, String> fields) {
        StringBuilder form = new StringBuilder();
        fields.forEach((name, value) -> form.append(form.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return BodyPublishers.ofString(form.toString());
    }
}
