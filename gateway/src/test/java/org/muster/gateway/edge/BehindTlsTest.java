package org.muster.gateway.edge;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.muster.gateway.testing.Raw;
import org.muster.gateway.testing.Strict;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.equalTo;

/** A proxy on this machine ends TLS and is trusted to say for whom. */
@QuarkusTest
@TestProfile(Strict.class)
class BehindTlsTest {

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

    @Test
    void explainsWhatIsWrongWithATarget() {
        Raw.Answer answer =
                Raw.get(RestAssured.port, "/a|b", "X-Forwarded-For: 203.0.113.9", "X-Forwarded-Proto: https");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.response()).contains("application/problem+json");
    }
}
