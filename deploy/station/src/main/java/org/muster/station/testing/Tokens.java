package org.muster.station.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.muster.station.identity.DemoUser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Real access tokens of the demo's users, from the running Keycloak. */
public final class Tokens {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Token> CACHE = new ConcurrentHashMap<>();

    /** Every role of the realm. */
    public static final List<String> ROLES = List.of(
            "drafter",
            "issuer",
            "clerk",
            "duty-officer",
            "reporter",
            "report-reviewer",
            "expert-manager",
            "expert",
            "editor",
            "fact-checker",
            "analyst",
            "leader-office",
            "org-admin",
            "auditor",
            "operator");

    static final DemoUser NEIGHBOUR = new DemoUser("js-all", "江苏省科协全能人", "KX-320000", ROLES);

    private static final List<String> ORGANISATIONS_WITH_EVERY_ROLE =
            List.of("KX-000000", "KX-210000", "KX-210100", "KX-320000", "XH-210000-YYX", "DW-YYX-1");

    private Tokens() {}

    private record Token(String value, Instant expiry) {
        boolean lasts() {
            return Instant.now().plusSeconds(60).isBefore(expiry);
        }
    }

    /** A token that is good for at least another minute. */
    public static String of(String user) {
        return CACHE.compute(user, (name, known) -> known != null && known.lasts() ? known : ask("demo", name))
                .value();
    }

    /**
     * Of somebody who has every role, but in the sibling province: a refusal is then for the organisation and not for a
     * missing role. Only the realm of the tests has this user.
     */
    public static String ofNeighbourWithEveryRole() {
        return of(NEIGHBOUR.user());
    }

    /**
     * Of somebody who has this role only. Only the realm of the tests has these users, in 中国科协, 辽宁省科协, 沈阳市科协,
     * 江苏省科协, a society of 辽宁 and a member unit of it.
     */
    public static String withRole(String organisation, String role) {
        return of(specialist(organisation, role).user());
    }

    static List<DemoUser> specialists() {
        return ORGANISATIONS_WITH_EVERY_ROLE.stream()
                .flatMap(organisation -> ROLES.stream().map(role -> specialist(organisation, role)))
                .toList();
    }

    private static DemoUser specialist(String organisation, String role) {
        String user = organisation.toLowerCase(Locale.ROOT) + "-" + role;
        return new DemoUser(user, user, organisation, List.of(role));
    }

    /** The user's token with somebody else's organisation written into it; the signature is the original one. */
    public static String tampered(String user) {
        String[] parts = of(user).split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String changed = claims.replaceAll("\"org\":\"[^\"]*\"", "\"org\":\"KX-000000\"");
        if (changed.equals(claims)) {
            changed = claims.replace(user, user + "-else");
        }
        parts[1] = Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(StandardCharsets.UTF_8));
        return String.join(".", parts);
    }

    /** Signed by the same realm for the same user, but not meant for Muster. Only the realm of the tests gives these. */
    public static String forAnotherAudience(String user) {
        return ask(TestRealm.OTHER_AUDIENCE_CLIENT, user).value();
    }

    /** A token that was good until a moment ago; takes two seconds. Only the realm of the tests gives these. */
    public static String expired(String user) {
        Token token = ask(TestRealm.SHORT_LIVED_CLIENT, user);
        try {
            Thread.sleep(Duration.between(Instant.now(), token.expiry()).toMillis() + 1100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return token.value();
    }

    private static Token ask(String client, String user) {
        String form =
                "grant_type=password&client_id=" + client + "&username=" + encoded(user) + "&password=" + encoded(user);
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(MusterBacking.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        try {
            HttpResponse<byte[]> response = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IllegalArgumentException("No token for " + user + ": " + answer);
            }
            return new Token(
                    answer.path("access_token").asText(),
                    Instant.now().plusSeconds(answer.path("expires_in").asLong()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
