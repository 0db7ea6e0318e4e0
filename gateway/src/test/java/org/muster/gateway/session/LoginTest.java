package org.muster.gateway.session;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.gateway.testing.Browser;
import org.muster.station.testing.MusterBacking;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class LoginTest {

    @Inject
    Sessions sessions;

    Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(RestAssured.port);
    }

    @Nested
    class GoesToTheProvider {

        @Test
        void withPkceStateAndNonce() {
            HttpResponse<String> sent = browser.get("/login?then=/api/me");
            String location = sent.headers().firstValue("Location").orElseThrow();
            Map<String, String> query = query(location);

            assertThat(location).startsWith(MusterBacking.issuer() + "/protocol/openid-connect/auth?");
            assertThat(query)
                    .containsEntry("response_type", "code")
                    .containsEntry("client_id", "muster-gateway")
                    .containsEntry("code_challenge_method", "S256")
                    .containsKeys("code_challenge", "state", "nonce");
            assertThat(query.get("redirect_uri")).isEqualTo(browser.origin() + "/login/callback");
            assertThat(query.get("code_challenge")).hasSize(43);
        }

        @Test
        void showingTheVerifierToNobody() {
            HttpResponse<String> sent = browser.get("/login");
            List<String> set = sent.headers().allValues("Set-Cookie");

            assertThat(set).hasSize(1);
            assertThat(set.get(0))
                    .containsIgnoringCase("HttpOnly")
                    .contains("SameSite=Lax")
                    .doesNotContain("code_verifier");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://evil.example/",
                    "//evil.example/",
                    "/\\evil.example",
                    "\\\\evil.example",
                    "javascript:alert(1)",
                    "evil.example",
                    "",
                    "/\t/evil.example",
                    "/ok\r\nSet-Cookie: a=b"
                })
        void butNotToReturnToAnotherSite(String then) {
            HttpResponse<String> refused =
                    browser.get("/login?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8));

            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(new JsonObject(refused.body()).getString("type")).isEqualTo("/problems/not-local");
        }
    }

    @Nested
    class ReturnsFromTheProvider {

        @Test
        void toThePlaceThePersonWanted() {
            assertThat(browser.logIn("ln-clerk", "/api/me?x=1")).isEqualTo("/api/me?x=1");
            JsonObject me = new JsonObject(browser.get("/api/me").body());

            assertThat(me.getString("username")).isEqualTo("ln-clerk");
            assertThat(me.getString("organisation")).isEqualTo("KX-210000");
            assertThat(me.getJsonArray("roles")).contains("clerk");
        }

        @Test
        void withNothingButAnOpaqueCookie() {
            HttpResponse<String> form = browser.follow(browser.get("/login"));
            HttpResponse<String> callback = browser.go(browser.submit(form, "ln-clerk", "ln-clerk"));
            List<String> session = callback.headers().allValues("Set-Cookie").stream()
                    .filter(set -> set.startsWith(SessionCookie.NAME + "="))
                    .toList();

            assertThat(session).hasSize(1);
            assertThat(session.get(0))
                    .containsIgnoringCase("HttpOnly")
                    .contains("SameSite=Lax")
                    .contains("Path=/")
                    .doesNotContain("Secure")
                    .doesNotContain("Domain");
            assertThat(browser.cookies()).containsOnlyKeys(SessionCookie.NAME);
            assertThat(browser.cookie(SessionCookie.NAME)).hasSize(43);
            assertThat(callback.headers().firstValue("Cache-Control")).hasValue("no-store");
        }

        @Test
        void withAnewSessionEvenIfThereIsOne() {
            browser.logIn("ln-clerk", "/");
            String planted = browser.cookie(SessionCookie.NAME);
            Browser victim = new Browser(RestAssured.port);
            HttpResponse<String> form = victim.follow(victim.get("/login"));
            victim.setCookie(SessionCookie.NAME, planted);
            victim.follow(victim.submit(form, "sy-clerk", "sy-clerk"));

            assertThat(victim.cookie(SessionCookie.NAME)).isNotEqualTo(planted);
            assertThat(new JsonObject(victim.get("/api/me").body()).getString("username"))
                    .isEqualTo("sy-clerk");
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        }

        @Test
        void toTheFrontPageWhenTheStateIsNotOurs() {
            HttpResponse<String> form = browser.follow(browser.get("/login"));
            HttpResponse<String> back = browser.submit(form, "ln-clerk", "ln-clerk");
            Browser other = new Browser(RestAssured.port);
            other.get("/login");
            HttpResponse<String> refused = other.go(back);

            assertThat(refused.headers().firstValue("Location")).hasValue(LoginRoutes.FAILED);
            assertThat(other.cookie(SessionCookie.NAME)).isNull();
        }

        @Test
        void toTheFrontPageWhenTheCodeIsUsedTwice() {
            HttpResponse<String> form = browser.follow(browser.get("/login"));
            String state = browser.cookies().keySet().iterator().next();
            String value = browser.cookie(state);
            HttpResponse<String> back = browser.submit(form, "ln-clerk", "ln-clerk");
            browser.go(back);
            Browser thief = new Browser(RestAssured.port);
            thief.setCookie(state, value);

            assertThat(thief.go(back).headers().firstValue("Location")).hasValue(LoginRoutes.FAILED);
            assertThat(thief.cookie(SessionCookie.NAME)).isNull();
        }

        @Test
        void toTheFrontPageWhenThePersonRefuses() {
            browser.get("/login");
            String state = browser.cookies().keySet().iterator().next().substring("q_auth_browser_".length());
            HttpResponse<String> refused = browser.get("/login/callback?error=access_denied&state=" + state);

            assertThat(refused.headers().firstValue("Location")).hasValue(LoginRoutes.FAILED);
        }

        @Test
        void toTheFrontPageWithoutHavingLeft() {
            assertThat(browser.get("/login/callback").headers().firstValue("Location"))
                    .hasValue(LoginRoutes.FAILED);
            assertThat(browser.get("/login/callback?code=x&state=y").headers().firstValue("Location"))
                    .hasValue(LoginRoutes.FAILED);
        }
    }

    @Nested
    class LoggedIn {

        @BeforeEach
        void logIn() {
            browser.logIn("ln-clerk", "/");
        }

        @Test
        void isNotSentToTheProviderAgain() {
            assertThat(browser.get("/login?then=/openapi").headers().firstValue("Location"))
                    .hasValue("/openapi");
        }

        @Test
        void sendsTheAccessTokenToTheServiceButNotTheCookie() {
            JsonObject seen = new JsonObject(browser.get("/api/notices/7").body());

            assertThat(seen.getString("service")).isEqualTo("notice-service");
            assertThat(seen.getJsonObject("headers")
                            .getJsonArray("authorization")
                            .getString(0))
                    .startsWith("Bearer ey");
            assertThat(seen.getJsonObject("headers").containsKey("cookie")).isFalse();
        }

        @Test
        void isJudgedByABearerTokenAloneWhenThereIsOne() {
            assertThat(browser.get("/api/me", "Authorization", "Bearer nonsense")
                            .statusCode())
                    .isEqualTo(401);
        }

        @Test
        void staysSoWhenTheGatewayForgetsWhatItHasInMemory() {
            sessions.forgetMemory();

            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        }

        @Test
        void cannotBeActedForByAnotherSite() {
            assertThat(browser.post("/api/notices", "{}").statusCode()).isEqualTo(403);
            assertThat(browser.post("/api/notices", "{}", "Origin", "https://evil.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/api/notices", "{}", "Origin", "null").statusCode())
                    .isEqualTo(403);
            assertThat(browser.post(
                                    "/api/notices",
                                    "{}",
                                    "Origin",
                                    "https://evil.example",
                                    "X-Requested-With",
                                    "XMLHttpRequest")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.post("/api/notices", "{}", "Sec-Fetch-Site", "cross-site", "X-Requested-With", "x")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(new JsonObject(browser.post("/api/notices", "{}", "Accept-Language", "en")
                                    .body())
                            .getString("title"))
                    .isEqualTo("The request comes from another site");
        }

        @Test
        void actsFromOurOwnPages() {
            assertThat(browser.post("/api/notices", "{}", "Origin", browser.origin())
                            .statusCode())
                    .isEqualTo(200);
            assertThat(browser.post("/api/notices", "{}", "X-Requested-With", "fetch")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void isLoggedOutHereAndAtTheProvider() {
            String cookie = browser.cookie(SessionCookie.NAME);
            HttpResponse<String> out = browser.post("/logout", "", "Origin", browser.origin());
            assertThat(out.headers().firstValue("Clear-Site-Data")).hasValue("\"cache\"");

            assertThat(out.statusCode()).isEqualTo(303);
            assertThat(out.headers().firstValue("Location")).hasValue("/");
            assertThat(browser.cookie(SessionCookie.NAME)).isNull();
            browser.setCookie(SessionCookie.NAME, cookie);
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
            // the provider's own cookie is still there; were its session too, this would log in without a form
            assertThat(browser.follow(browser.get("/login")).body()).contains("password");
        }

        @Test
        void isLoggedOutByFollowingALinkOfOurs() {
            assertThat(browser.get("/logout").statusCode()).isEqualTo(303);
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        }

        @Test
        void isNotLoggedOutByAnotherSite() {
            assertThat(browser.post("/logout", "").statusCode()).isEqualTo(403);
            assertThat(browser.post("/logout", "", "Origin", "https://evil.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.get("/logout", "Sec-Fetch-Site", "cross-site").statusCode())
                    .isEqualTo(403);
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        }
    }

    @Nested
    class NotLoggedIn {

        @Test
        void isNobodyWithACookieOfOnesOwnMaking() {
            for (String cookie : List.of("x", "A".repeat(43), "A".repeat(5000), "\"\"")) {
                browser.setCookie(SessionCookie.NAME, cookie);
                assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
            }
        }

        @Test
        void readsPublicPagesWithAStaleCookie() {
            browser.setCookie(SessionCookie.NAME, "A".repeat(43));
            assertThat(browser.get("/api/public/check").statusCode()).isEqualTo(200);
            assertThat(browser.get("/").statusCode()).isEqualTo(200);
        }

        @Test
        void mayLogOut() {
            assertThat(browser.get("/logout").headers().firstValue("Location")).hasValue("/");
        }
    }

    private static Map<String, String> query(String uri) {
        return Stream.of(uri.substring(uri.indexOf('?') + 1).split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
