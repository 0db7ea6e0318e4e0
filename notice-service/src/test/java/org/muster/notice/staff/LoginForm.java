package org.muster.notice.staff;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.muster.station.testing.MusterBacking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A person at Keycloak's login form, with the phone's client: code, PKCE, and whatever the form asks in between. */
final class LoginForm {

    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]+)\"");
    private static final String REDIRECT = "org.muster.phone:/login";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();

    /** The answer to name and password: a form that asks more, a form that refuses, or the way back with a code. */
    HttpResponse<String> logIn(String username, String password) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        HttpResponse<String> form = send(HttpRequest.newBuilder(
                URI.create(MusterBacking.issuer() + "/protocol/openid-connect/auth?client_id=muster-phone&scope=openid"
                        + "&response_type=code&code_challenge_method=S256&code_challenge=" + challenge
                        + "&redirect_uri=" + encoded(REDIRECT))));
        return fill(form, Map.of("username", username, "password", password));
    }

    HttpResponse<String> fill(HttpResponse<String> form, Map<String, String> fields) throws Exception {
        Matcher action = ACTION.matcher(form.body());
        if (!action.find()) {
            throw new IllegalStateException("No form at " + form.uri() + ": " + form.statusCode());
        }
        HttpResponse<String> answer = send(posted(URI.create(action.group(1).replace("&amp;", "&")), fields));
        while (answer.statusCode() / 100 == 3 && !location(answer).startsWith(REDIRECT)) {
            answer = send(HttpRequest.newBuilder(answer.uri().resolve(location(answer))));
        }
        return answer;
    }

    /** @return the claims of the access token that the code is exchanged for, and the token itself */
    String token(HttpResponse<String> back) throws Exception {
        Matcher code = Pattern.compile("code=([^&]+)").matcher(location(back));
        if (!code.find()) {
            throw new IllegalStateException("No code in " + location(back));
        }
        HttpResponse<String> answer = send(posted(
                URI.create(MusterBacking.issuer() + "/protocol/openid-connect/token"),
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        "muster-phone",
                        "redirect_uri",
                        REDIRECT,
                        "code",
                        code.group(1),
                        "code_verifier",
                        verifier)));
        JsonNode tokens = new ObjectMapper().readTree(answer.body());
        return tokens.path("access_token").asText();
    }

    static JsonNode claims(String token) throws IOException {
        return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static HttpRequest.Builder posted(URI uri, Map<String, String> fields) {
        StringBuilder content = new StringBuilder();
        fields.forEach((name, value) -> content.append(content.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(encoded(value)));
        return HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(content.toString()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        if (!cookies.isEmpty()) {
            StringBuilder known = new StringBuilder();
            cookies.forEach((name, value) -> known.append(known.isEmpty() ? "" : "; ")
                    .append(name)
                    .append('=')
                    .append(value));
            request.header("Cookie", known.toString());
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(set -> {
            String[] pair = set.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
