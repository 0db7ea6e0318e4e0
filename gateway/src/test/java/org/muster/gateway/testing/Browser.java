package org.muster.gateway.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser: keeps cookies per origin, follows nothing by itself, and can fill in Keycloak's form. */
public final class Browser {

    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();
    private final URI gateway;

    public Browser(int port) {
        this.gateway = URI.create("http://localhost:" + port);
    }

    public static Browser loggedIn(int port, String user) {
        Browser browser = new Browser(port);
        browser.logIn(user, "/");
        return browser;
    }

    /** From /login through Keycloak and back. @return the place where the person ends up */
    public String logIn(String user, String then) {
        HttpResponse<String> atForm = follow(get("/login?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8)));
        return follow(submit(atForm, user, user))
                .request()
                .uri()
                .toString()
                .substring(gateway.toString().length());
    }

    /** What Keycloak answers to the form. */
    public HttpResponse<String> submit(HttpResponse<String> form, String user, String password) {
        Matcher action = FORM.matcher(form.body());
        if (!action.find()) {
            throw new IllegalStateException("No login form at " + form.request().uri() + ": " + form.body());
        }
        String content = "username=" + user + "&password=" + password + "&credentialId=";
        return send(HttpRequest.newBuilder(URI.create(action.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(content)));
    }

    /** Goes where it is sent, until there is a page. */
    public HttpResponse<String> follow(HttpResponse<String> response) {
        HttpResponse<String> last = response;
        for (int hops = 0; last.statusCode() / 100 == 3; hops++) {
            if (hops > 10) {
                throw new IllegalStateException("Sent around in circles, last to " + last.headers());
            }
            last = go(last);
        }
        return last;
    }

    /** Goes where it is sent, once. */
    public HttpResponse<String> go(HttpResponse<String> redirect) {
        String location = redirect.headers().firstValue("Location").orElseThrow();
        return send(HttpRequest.newBuilder(redirect.request().uri().resolve(location)));
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers));
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public String origin() {
        return gateway.toString();
    }

    /** @return null when the gateway has set none */
    public String cookie(String name) {
        return jar(gateway).get(name);
    }

    public void setCookie(String name, String value) {
        jar(gateway).put(name, value);
    }

    public Map<String, String> cookies() {
        return Map.copyOf(jar(gateway));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder builder) {
        URI uri = builder.build().uri();
        StringBuilder known = new StringBuilder();
        jar(uri).forEach((name, value) -> known.append(known.isEmpty() ? "" : "; ")
                .append(name)
                .append('=')
                .append(value));
        if (!known.isEmpty()) {
            builder.header("Cookie", known.toString());
        }
        try {
            HttpResponse<String> response =
                    http.send(builder.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("Set-Cookie").forEach(set -> keep(uri, set));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI uri, String set) {
        String[] pair = set.split(";", 2)[0].split("=", 2);
        if (set.matches("(?i).*;\\s*max-age=0(;.*)?$")) {
            jar(uri).remove(pair[0]);
        } else {
            jar(uri).put(pair[0], pair[1]);
        }
    }

    private Map<String, String> jar(URI uri) {
        return cookies.computeIfAbsent(uri.getAuthority(), origin -> new LinkedHashMap<>());
    }
}
