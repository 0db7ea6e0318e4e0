package org.muster.gateway.health;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.muster.gateway.testing.Browser;
import org.muster.gateway.testing.Relay;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** The gateway reaches Keycloak over a wire that is cut at first, and cut again later. */
@QuarkusTest
@TestProfile(OutageTest.OverAWire.class)
class OutageTest {

    private static final String PROTOCOL = "/protocol/openid-connect/";

    public static class OverAWire implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            // asked more than once, by more than one class loader
            System.getProperties().computeIfAbsent("muster.test.wire", name -> String.valueOf(Relay.freePort()));
            String wire = "http://localhost:" + System.getProperty("muster.test.wire") + "/realms/muster" + PROTOCOL;
            return Map.of(
                    "quarkus.oidc.jwks-path", wire + "certs",
                    "quarkus.oidc.browser.jwks-path", wire + "certs",
                    "quarkus.oidc.browser.token-path", wire + "token",
                    "quarkus.oidc.browser.end-session-path", wire + "logout");
        }
    }

    @Test
    void livesWithAndWithoutTheIdentityProvider() throws Exception {
        startsWithoutIt();
        try (Relay wire = connected()) {
            isReadySoonAfterItCame();
        }
        goesOnWithTheKeysItHas();
        try (Relay wire = connected()) {
            assertThat(new Browser(RestAssured.port).logIn("sy-clerk", "/api/me"))
                    .isEqualTo("/api/me");
        }
    }

    private static void startsWithoutIt() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/health/ready").then().statusCode(503);
        given().get("/api/public/check").then().statusCode(200);
        given().get("/").then().statusCode(200);
        as("ln-clerk")
                .get("/api/notices/7")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("/problems/login-unavailable"));
        given().redirects().follow(false).get("/login").then().statusCode(503);
        given().get("/api/notices/7").then().statusCode(401);
    }

    private static void isReadySoonAfterItCame() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
        as("ln-clerk").get("/api/notices/7").then().statusCode(200);
    }

    private static void goesOnWithTheKeysItHas() {
        as("ln-clerk").get("/api/notices/7").then().statusCode(200);
        as("js-clerk").get("/api/notices/7").then().statusCode(200);
        given().auth()
                .preemptive()
                .oauth2(Tokens.tampered("ln-clerk"))
                .get("/api/notices/7")
                .then()
                .statusCode(401);
        given().get("/q/health/ready").then().statusCode(200);
        Browser browser = new Browser(RestAssured.port);
        assertThat(browser.logIn("ln-clerk", "/api/me")).isEqualTo("/?login=failed");
    }

    private static Relay connected() {
        return new Relay(
                Integer.getInteger("muster.test.wire"),
                URI.create(MusterBacking.issuer()).getPort());
    }

    private static RequestSpecification as(String user) {
        return given().auth().preemptive().oauth2(Tokens.of(user));
    }
}
