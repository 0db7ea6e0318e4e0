package org.muster.gateway.edge;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;

/** A proxy on this machine ends TLS and is trusted to say for whom. */
@QuarkusTest
@TestProfile(BehindTlsTest.TrustedProxy.class)
class BehindTlsTest {

    public static class TrustedProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.http.proxy.proxy-address-forwarding", "true",
                    "quarkus.http.proxy.allow-x-forwarded", "true",
                    "quarkus.http.proxy.enable-forwarded-host", "true",
                    "quarkus.http.proxy.trusted-proxies", "127.0.0.1,::1");
        }
    }

    private static RequestSpecification throughTls() {
        return given().header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "muster.example")
                .header("X-Forwarded-For", "203.0.113.9")
                .redirects()
                .follow(false);
    }

    @Test
    void asksBrowsersToStayWithTls() {
        throughTls().get("/").then().header("Strict-Transport-Security", containsString("max-age="));
    }

    @Test
    void givesCookiesForTlsOnly() {
        throughTls()
                .get("/login")
                .then()
                .statusCode(303)
                .header("Location", containsString("redirect_uri=https%3A%2F%2Fmuster.example%2Flogin%2Fcallback"))
                .header("Set-Cookie", allOf(containsString("Secure"), containsStringIgnoringCase("HttpOnly")));
    }

    @Test
    void tellsTheServiceWhomTheProxyNamed() {
        throughTls()
                .auth()
                .preemptive()
                .oauth2(Tokens.of("ln-clerk"))
                .get("/api/notices/7")
                .then()
                .statusCode(200)
                .body("headers.x-forwarded-for", equalTo(List.of("203.0.113.9")))
                .body("headers.x-forwarded-proto", equalTo(List.of("https")))
                .body("headers.x-forwarded-host", equalTo(List.of("muster.example")));
    }
}
