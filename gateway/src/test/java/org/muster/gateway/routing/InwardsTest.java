package org.muster.gateway.routing;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

/** What of a request reaches the service: everything a caller may say, nothing a caller may claim. */
@QuarkusTest
class InwardsTest {

    @Test
    void relaysTheBearerTokenToTheOwnerOfThePath() {
        String token = Tokens.of("ln-clerk");
        given().header("Authorization", "Bearer " + token)
                .queryParam("q", "辽宁")
                .get("/api/notices/7")
                .then()
                .statusCode(200)
                .body("service", equalTo("notice-service"))
                .body("uri", equalTo("/api/notices/7?q=%E8%BE%BD%E5%AE%81"))
                .body("headers.authorization", equalTo(List.of("Bearer " + token)));
    }

    @Test
    void keepsTheAddressAsItWasWritten() {
        AsClerk.given()
                .urlEncodingEnabled(false)
                .get("/api/notice-series/%E8%BE%BD%E7%A7%91%E5%8D%8F%E5%8F%91/2020?a=%2F..%2F&b=1+2")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/api/notice-series/%E8%BE%BD%E7%A7%91%E5%8D%8F%E5%8F%91/2020?a=%2F..%2F&b=1+2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
    void passesEveryOrdinaryMethod(String method) {
        AsClerk.given().request(method, "/api/notices/7").then().statusCode(200).body("method", equalTo(method));
    }

    @Test
    void showsNoCredentialToPublicPaths() {
        given().get("/api/public/check")
                .then()
                .statusCode(200)
                .body("service", equalTo("outreach-service"))
                .body("headers.authorization", nullValue());
        AsClerk.given().get("/api/public/check").then().statusCode(200).body("headers.authorization", nullValue());
        given().header("Authorization", "Bearer stale")
                .get("/api/public/check")
                .then()
                .statusCode(200);
    }

    @Test
    void letsNobodyClaimToBeSomebodyOrSomewhereElse() {
        AsClerk.given()
                .header("X-Forwarded-For", "10.1.1.1")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Prefix", "/q")
                .header("X_Forwarded_For", "10.1.1.1")
                .header("Forwarded", "for=10.1.1.1;host=evil.example")
                .header("X-Real-IP", "10.1.1.1")
                .header("X-Muster-User", "cast-admin")
                .header("X-HTTP-Method-Override", "DELETE")
                .header("Proxy-Authorization", "Basic eDp5")
                .header("Cookie", "q_session_browser=" + "A".repeat(43) + "; other=1")
                .get("/api/notices/7")
                .then()
                .statusCode(200)
                .body("headers.x-forwarded-for", equalTo(List.of("127.0.0.1")))
                .body("headers.x-forwarded-proto", equalTo(List.of("http")))
                .body("headers.x-forwarded-host", everyItem(containsString(":" + RestAssured.port)))
                .body("headers.x-forwarded-prefix", nullValue())
                .body("headers.x_forwarded_for", nullValue())
                .body("headers.forwarded", nullValue())
                .body("headers.x-real-ip", nullValue())
                .body("headers.x-muster-user", nullValue())
                .body("headers.x-http-method-override", nullValue())
                .body("headers.proxy-authorization", nullValue())
                .body("headers.cookie", nullValue());
    }

    @Test
    void letsNobodyNameHeadersAwayThroughConnection() {
        AsClerk.given()
                .header("Connection", "close, Authorization, X-Forwarded-For, X-Request-Id, X-Mine")
                .header("X-Mine", "for one hop")
                .get("/api/notices/7")
                .then()
                .statusCode(200)
                .body("headers.authorization", hasItem(containsString("Bearer ")))
                .body("headers.x-forwarded-for", hasItem("127.0.0.1"))
                .body("headers.x-request-id", notNullValue())
                .body("headers.x-mine", nullValue());
    }

    @Test
    void passesTheTraceOn() {
        AsClerk.given()
                .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/api/notices/7")
                .then()
                .body("headers.traceparent", hasItem(containsString("4bf92f3577b34da6a3ce929d0e0e4736")));
    }

    @Test
    void streamsABodyUnchanged() throws Exception {
        byte[] body = new byte[900 * 1024];
        new Random(7).nextBytes(body);
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        AsClerk.given()
                .body(body)
                .post("/api/notices/7/attachments")
                .then()
                .statusCode(200)
                .body("bodyLength", equalTo(body.length))
                .body("bodySha256", equalTo(expected));
    }

    @Test
    void invitesABodyThatWaitsForIt() throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        AsClerk.request("/api/notices/7")
                                .expectContinue(true)
                                .version(HttpClient.Version.HTTP_1_1)
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"bodyLength\":2");
    }
}
