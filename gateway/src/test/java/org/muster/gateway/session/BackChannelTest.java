package org.muster.gateway.session;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.gateway.testing.Browser;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The provider tells the gateway that logins are over. The users here are those of no other test. */
@QuarkusTest
@TestProfile(BackChannelTest.WithOneMoreKey.class)
class BackChannelTest {

    public static class WithOneMoreKey implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.oidc.browser.jwks-path", LogoutTokens.publish());
        }
    }

    @Inject
    Sessions sessions;

    Browser browser;
    SessionTokens tokens;

    @BeforeEach
    void logIn() throws InterruptedException {
        // a login of the same second is as old as the one that another test ended
        Thread.sleep(1100);
        browser = Browser.loggedIn(RestAssured.port, "dw2-clerk");
        tokens = sessions.tokens(browser.cookie(SessionCookie.NAME)).await().indefinitely();
    }

    @Nested
    class ALoginThatIsOver {

        @Test
        void endsItsSessionAndItsTokensAtOnce() {
            Browser another = Browser.loggedIn(RestAssured.port, "dw2-clerk");
            assertThat(bearer(tokens.accessToken())).isEqualTo(200);

            told(LogoutTokens.signed(LogoutTokens.claims().put("sid", tokens.login())))
                    .statusCode(200)
                    .header("Cache-Control", equalTo("no-store"));

            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
            assertThat(bearer(tokens.accessToken())).isEqualTo(401);
            assertThat(another.get("/api/me").statusCode()).isEqualTo(200);
        }

        @Test
        void staysOverWhenTheGatewayForgetsWhatItHasInMemory() {
            told(LogoutTokens.signed(LogoutTokens.claims().put("sid", tokens.login())))
                    .statusCode(200);
            sessions.forgetMemory();

            assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        }

        @Test
        void mayBeToldTwice() {
            String token = LogoutTokens.signed(LogoutTokens.claims().put("sid", tokens.login()));

            told(token).statusCode(200);
            told(token).statusCode(200);
        }
    }

    @Test
    void endsAllLoginsOfAPersonWhenNoneIsNamed() throws InterruptedException {
        Browser another = Browser.loggedIn(RestAssured.port, "dw2-clerk");
        Browser somebodyElse = Browser.loggedIn(RestAssured.port, "dw1-clerk");

        told(LogoutTokens.signed(LogoutTokens.claims().put("sub", tokens.subject())))
                .statusCode(200);

        assertThat(browser.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(another.get("/api/me").statusCode()).isEqualTo(401);
        assertThat(bearer(tokens.accessToken())).isEqualTo(401);
        assertThat(somebodyElse.get("/api/me").statusCode()).isEqualTo(200);
        // tokens say to the second when they were made
        Thread.sleep(1100);
        assertThat(Browser.loggedIn(RestAssured.port, "dw2-clerk")
                        .get("/api/me")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void believesNothingElse() {
        JsonObject good = LogoutTokens.claims().put("sid", tokens.login());
        List<String> bad = List.of(
                LogoutTokens.signedBySomebodyElse(good),
                LogoutTokens.unsigned(good),
                LogoutTokens.signed(good.copy().put("aud", "somebody-else")),
                LogoutTokens.signed(good.copy().put("iss", "https://evil.example/realms/muster")),
                LogoutTokens.signed(good.copy().put("exp", 1_700_000_000)),
                LogoutTokens.signed(good.copy().put("nonce", "n")),
                LogoutTokens.signed(without(good, "events")),
                LogoutTokens.signed(good.copy().put("events", new JsonObject().put("http://other", new JsonObject()))),
                LogoutTokens.signed(good.copy().put("events", LogoutTokens.EVENT)),
                LogoutTokens.signed(without(good, "sid")),
                tokens.idToken(),
                tokens.accessToken(),
                "nonsense",
                "",
                "x".repeat(20_000));

        for (String token : bad) {
            told(token).statusCode(400).body("type", equalTo("/problems/bad-logout-token"));
        }
        given().contentType("application/x-www-form-urlencoded")
                .body("logout_token=a&logout_token=b")
                .post("/logout/backchannel")
                .then()
                .statusCode(400);
        given().get("/logout/backchannel").then().statusCode(405);
        assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        assertThat(bearer(tokens.accessToken())).isEqualTo(200);
    }

    @Nested
    class Everywhere {

        @Test
        void meansEveryDeviceAndTheProvider() {
            Browser phone = Browser.loggedIn(RestAssured.port, "dw2-clerk");

            assertThat(browser.post("/logout/everywhere", "", "Origin", browser.origin())
                            .statusCode())
                    .isEqualTo(303);

            assertThat(browser.cookie(SessionCookie.NAME)).isNull();
            assertThat(phone.get("/api/me").statusCode()).isEqualTo(401);
            assertThat(bearer(tokens.accessToken())).isEqualTo(401);
            // the provider still knows the phone; that login does not count any more and is ended now
            assertThat(phone.follow(phone.get("/login")).request().uri().getQuery())
                    .isEqualTo("login=failed");
            assertThat(phone.get("/api/me").statusCode()).isEqualTo(401);
            assertThat(phone.follow(phone.get("/login")).body()).contains("password");
        }

        @Test
        void isNothingThatAnotherSiteOrNobodyMayAskFor() {
            assertThat(browser.post("/logout/everywhere", "", "Origin", "https://evil.example")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(new Browser(RestAssured.port)
                            .post("/logout/everywhere", "", "X-Requested-With", "x")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(browser.get("/api/me").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void leavesOtherPeopleAlone() {
        assertThat(bearer(Tokens.of("sy-clerk"))).isEqualTo(200);
        told(LogoutTokens.signed(LogoutTokens.claims().put("sub", tokens.subject())))
                .statusCode(200);
        assertThat(bearer(Tokens.of("sy-clerk"))).isEqualTo(200);
    }

    private static JsonObject without(JsonObject claims, String name) {
        JsonObject copy = claims.copy();
        copy.remove(name);
        return copy;
    }

    private static ValidatableResponse told(String token) {
        return given().formParam("logout_token", token)
                .post("/logout/backchannel")
                .then();
    }

    private static int bearer(String token) {
        return given().header("Authorization", "Bearer " + token).get("/api/me").statusCode();
    }
}
