package org.muster.gateway.edge;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.gateway.testing.Raw;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class EdgeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/public/../notices/7",
                "/api/public/%2e%2e/notices/7",
                "/api/public/%2E%2E/%2e%2e/q/metrics",
                "/api/public%2f..%2fnotices",
                "/api/public/..%2f..%2fq/metrics",
                "//api/notices",
                "/api//notices",
                "/api/public/..;/notices",
                "/api/public/x;/../../notices",
                "/api/public\\..\\notices",
                "/api/public/%5c..%5cnotices",
                "/api/notices/%00",
                "/api/../q/metrics",
                "/../q/health",
                "/%2e/q/metrics"
            })
    void refusesAddressesWithMoreThanOneReading(String target) {
        Raw.Answer answer = Raw.get(
                RestAssured.port, target, "Accept-Language: en", "Authorization: Bearer " + Tokens.of("ln-clerk"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response()).contains("application/problem+json").doesNotContain("-service");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%zz", "/a|b", "/api/notices/{7}", "*", "notices", "?x=1", "/%", "/a^b"})
    void explainsWhatIsWrongWithATarget(String target) {
        Raw.Answer answer = Raw.get(RestAssured.port, target);

        assertThat(answer.status()).as(answer.response()).isIn(400, 404, 401);
        assertThat(answer.response()).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/API/notices/7", "/api%20/notices", "/q", "/q/", "/q/openapi", "/q/arc", "/q/dev", "/Q/metrics"
            })
    void knowsNoOtherDoors(String target) {
        Raw.Answer answer = Raw.get(RestAssured.port, target);

        assertThat(answer.status()).isIn(401, 404);
        assertThat(answer.response()).contains("application/problem+json");
    }

    @Test
    void readsAnAbsoluteTargetAsItsPath() {
        Raw.Answer answer = Raw.get(
                RestAssured.port,
                "http://localhost:" + RestAssured.port + "/api/notices/7?x=1",
                "Authorization: Bearer " + Tokens.of("ln-clerk"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response()).contains("\"uri\":\"/api/notices/7?x=1\"");
        assertThat(Raw.get(RestAssured.port, "http://localhost/api/notices/7").status())
                .isEqualTo(401);
    }

    @Test
    void showsFiguresToOperatorsOnly() {
        given().get("/q/metrics").then().statusCode(401);
        given().auth()
                .preemptive()
                .oauth2(Tokens.of("ln-clerk"))
                .get("/q/metrics")
                .then()
                .statusCode(403);
        given().auth()
                .preemptive()
                .oauth2(Tokens.of("operator"))
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server_requests_seconds"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT"})
    void refusesMethodsThatReachBehindIt(String method) {
        Raw.Answer answer = Raw.send(
                RestAssured.port,
                method + " /api/public/check HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isIn(400, 405);
    }

    @Test
    void refusesRequestsWithoutOneHost() {
        assertThat(Raw.send(RestAssured.port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
                        .response())
                .contains("application/problem+json", "Content-Security-Policy: ", "X-Request-Id: ");
        assertThat(Raw.send(RestAssured.port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(400);
        assertThat(Raw.send(RestAssured.port, "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void saysThatHeadersAreTooLarge() {
        Raw.Answer answer = Raw.get(RestAssured.port, "/", "X-Padding: " + "x".repeat(20_000));
        assertThat(answer.status()).isEqualTo(431);
        assertThat(answer.response())
                .contains("application/problem+json", "/problems/head-too-large", "Content-Security-Policy: ");

        String many = "X-A: " + "x".repeat(100) + "\r\n";
        assertThat(Raw.get(RestAssured.port, "/", many.repeat(200) + "X-B: b").status())
                .isEqualTo(431);
        assertThat(Raw.get(RestAssured.port, "/api/public/check", "X-Padding: " + "x".repeat(15_000))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysThatAnAddressIsTooLong() {
        Raw.Answer answer = Raw.get(RestAssured.port, "/" + "x".repeat(30_000));
        assertThat(answer.status()).isEqualTo(414);
        assertThat(answer.response())
                .contains("application/problem+json", "/problems/http-414", "Content-Security-Policy: ");
        assertThat(Raw.get(RestAssured.port, "/api/public/check?text=" + "x".repeat(24_000))
                        .status())
                .isEqualTo(200);
    }

    /** So much that nothing could be said about it before more was read. */
    @Test
    void breaksOffWhatHasNoEnd() {
        for (String endless : List.of(
                "GET /" + "x".repeat(4_000_000),
                "GET / HTTP/1.1\r\nHost: a\r\nX-A: " + "x".repeat(4_000_000),
                "GET / HTTP/1.1\r\nHost: a\r\n" + ("X-A: " + "x".repeat(1000) + "\r\n").repeat(4000))) {
            Raw.Answer answer = Raw.send(RestAssured.port, endless);
            // the answer may be lost with the connection, on which more is coming in
            assertThat(answer.status()).isIn(0, 414, 431);
            assertThat(answer.response()).hasSizeLessThan(200);
            assertThat(answer.closed()).isTrue();
        }
    }

    @Test
    void refusesHeadersWithoutAName() {
        Raw.Answer answer = Raw.get(RestAssured.port, "/api/public/check", ": nameless");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.response()).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u00fe\u00ff\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9.9\r\n\r\n",
                "GET / MUSTER/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nNo colon\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nSpace before : x\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nX-A: a\u0000b\r\n\r\n"
            })
    void saysLittleToWhatIsNoRequestAndHangsUp(String sent) {
        Raw.Answer answer = Raw.send(RestAssured.port, sent + "GET /api/public/check HTTP/1.1\r\nHost: a\r\n\r\n");
        assertThat(answer.response())
                .matches("(?s)\\S+ (400|501) .*")
                .hasSizeLessThan(200)
                .doesNotContain("200 OK");
        assertThat(answer.closed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/app/inbox",
                "/assets/none.js",
                "/api/me",
                "/api/public/elsewhere",
                "/nobody",
                "/openapi",
                "/q/health/live"
            })
    void tellsBrowsersWhatPagesMayDo(String path) {
        given().redirects()
                .follow(false)
                .get(path)
                .then()
                .header("Content-Security-Policy", containsString("default-src 'self'"))
                .header("Content-Security-Policy", containsString("frame-ancestors 'none'"))
                .header("Content-Security-Policy", not(containsString("unsafe")))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("same-origin"))
                .header("Permissions-Policy", containsString("camera=()"))
                .header("Strict-Transport-Security", equalTo(null));
    }

    @Test
    void namesEveryRequest() {
        given().get("/").then().header(RequestId.HEADER, matchesPattern("[0-9a-f-]{36}"));
        given().header(RequestId.HEADER, "my-request-0001")
                .get("/api/public/check")
                .then()
                .header(RequestId.HEADER, equalTo("my-request-0001"))
                .body("headers.x-request-id", hasItem("my-request-0001"));
        given().header(RequestId.HEADER, "<script>alert(1)</script>")
                .get("/api/public/check")
                .then()
                .header(RequestId.HEADER, matchesPattern("[0-9a-f-]{36}"));
    }
}
