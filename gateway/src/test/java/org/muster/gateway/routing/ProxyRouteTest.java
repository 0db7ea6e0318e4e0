package org.muster.gateway.routing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.gateway.testing.Raw;
import org.muster.gateway.testing.Services;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ProxyRouteTest {

    private static RequestSpecification asClerk() {
        return given().auth().preemptive().oauth2(Tokens.of("ln-clerk"));
    }

    @Nested
    class Inwards {

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
            asClerk()
                    .urlEncodingEnabled(false)
                    .get("/api/notice-series/%E8%BE%BD%E7%A7%91%E5%8D%8F%E5%8F%91/2020?a=%2F..%2F&b=1+2")
                    .then()
                    .statusCode(200)
                    .body(
                            "uri",
                            equalTo("/api/notice-series/%E8%BE%BD%E7%A7%91%E5%8D%8F%E5%8F%91/2020?a=%2F..%2F&b=1+2"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
        void passesEveryOrdinaryMethod(String method) {
            asClerk().request(method, "/api/notices/7").then().statusCode(200).body("method", equalTo(method));
        }

        @Test
        void showsNoCredentialToPublicPaths() {
            given().get("/api/public/check")
                    .then()
                    .statusCode(200)
                    .body("service", equalTo("outreach-service"))
                    .body("headers.authorization", nullValue());
            asClerk().get("/api/public/check").then().statusCode(200).body("headers.authorization", nullValue());
            given().header("Authorization", "Bearer stale")
                    .get("/api/public/check")
                    .then()
                    .statusCode(200);
        }

        @Test
        void letsNobodyClaimToBeSomebodyOrSomewhereElse() {
            asClerk()
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
            asClerk()
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
            asClerk()
                    .header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                    .get("/api/notices/7")
                    .then()
                    .body("headers.traceparent", hasItem(containsString("4bf92f3577b34da6a3ce929d0e0e4736")));
        }

        @Test
        void streamsABodyUnchanged() throws Exception {
            byte[] body = new byte[900 * 1024];
            new Random(7).nextBytes(body);
            String expected = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            asClerk()
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
                            request("/api/notices/7")
                                    .expectContinue(true)
                                    .version(HttpClient.Version.HTTP_1_1)
                                    .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).contains("\"bodyLength\":2");
        }
    }

    @Nested
    class TooMuch {

        @Test
        void isRefusedBeforeItIsRead() {
            Raw.Answer answer = Raw.send(
                    RestAssured.port,
                    head("POST", "/api/notices/7/attachments")
                            + "Content-Length: 999999999\r\nExpect: 100-continue\r\n\r\n");

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.response()).contains("/problems/too-large").doesNotContain("100 Continue");
        }

        @Test
        void isRefusedWhenItGrowsOverTheLimit() {
            String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
            Raw.Answer answer = Raw.send(
                    RestAssured.port,
                    head("POST", "/api/notices/7/attachments") + "Transfer-Encoding: chunked\r\n\r\n"
                            + chunk.repeat(40));

            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.response()).contains("/problems/too-large");
        }

        @Test
        void isNotWhatJustFits() {
            asClerk()
                    .body(new byte[1024 * 1024])
                    .post("/api/notices/7/attachments")
                    .then()
                    .statusCode(200)
                    .body("bodyLength", equalTo(1024 * 1024));
        }

        @Test
        void isRefusedInBothLanguages() {
            asClerk()
                    .header("Accept-Language", "en")
                    .body(new byte[1024 * 1024 + 1])
                    .post("/api/notices/7/attachments")
                    .then()
                    .statusCode(413)
                    .body("detail", equalTo("The request is larger than the limit of 1 MiB; make it smaller."));
            asClerk()
                    .body(new byte[1024 * 1024 + 1])
                    .post("/api/notices/7/attachments")
                    .then()
                    .statusCode(413)
                    .body("title", equalTo("内容过大"));
        }
    }

    @Nested
    class Smuggled {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/public/x HTTP/1.1\r\nHost: a\r\n\r\n",
                    "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
                    "Content-Length: 4, 5\r\n\r\nabcde",
                    "Content-Length: -1\r\n\r\n",
                    "Content-Length: +4\r\n\r\nabcd",
                    "Content-Length: 0x4\r\n\r\nabcd",
                    "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
                    "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
                    "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
                    "Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n"
                })
        void requestsGetNoSecondAnswer(String rest) {
            Raw.Answer answer = Raw.send(RestAssured.port, head("POST", "/api/notices/7") + rest);

            assertThat(answer.response().split("HTTP/1.1 ")).hasSizeLessThanOrEqualTo(2);
            assertThat(answer.status()).isIn(0, 200, 400, 502);
            assertThat(answer.response()).doesNotContain("outreach-service");
        }
    }

    @Nested
    class Outwards {

        @Test
        void showsNoServiceAndKeepsTheSessionToItself() {
            asClerk()
                    .post("/api/notices/elsewhere")
                    .then()
                    .statusCode(201)
                    .header("Location", equalTo("/api/notices/7"))
                    .header("Link", equalTo("</api/notices?after=7>; rel=\"next\""))
                    .header("Set-Cookie", nullValue())
                    .header("Content-Security-Policy", not(containsString("*")));
            assertThat(Services.noticeServiceUrl()).startsWith("http://localhost:");
        }

        @Test
        void leavesAServicesOwnAnswerAlone() {
            asClerk().get("/api/notices/teapot").then().statusCode(418).body(equalTo("short and stout"));
        }

        @Test
        void explainsABareError() {
            asClerk()
                    .header("Accept-Language", "en")
                    .post("/api/notices/bare405")
                    .then()
                    .statusCode(405)
                    .header("Allow", equalTo("GET"))
                    .contentType("application/problem+json")
                    .body("title", equalTo("Method not supported"))
                    .body("instance", equalTo("/api/notices/bare405"));
        }

        @Test
        void passesAnswersWithoutBody() {
            asClerk()
                    .get("/api/notices/unchanged")
                    .then()
                    .statusCode(304)
                    .header("ETag", equalTo("\"7\""))
                    .header("Transfer-Encoding", nullValue());
            asClerk().delete("/api/notices/nothing").then().statusCode(204).header("Transfer-Encoding", nullValue());
            asClerk().head("/api/notices/7").then().statusCode(200);
        }

        @Test
        void streamsWithoutWaitingForTheEnd() throws Exception {
            Instant start = Instant.now();
            HttpResponse<InputStream> response = HttpClient.newHttpClient()
                    .send(request("/api/notices/drip").build(), HttpResponse.BodyHandlers.ofInputStream());
            byte[] first = new byte[7];
            response.body().readNBytes(first, 0, 7);

            assertThat(new String(first)).isEqualTo("line 1\n");
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(1500));
            assertThat(new String(response.body().readAllBytes())).endsWith("line 20\n");
            assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(1900));
        }

        @Test
        void streamsMoreThanItsMemory() throws Exception {
            HttpResponse<InputStream> response = HttpClient.newHttpClient()
                    .send(request("/api/notices/large?kib=30000").build(), HttpResponse.BodyHandlers.ofInputStream());
            long length = response.body().transferTo(OutputStream.nullOutputStream());

            assertThat(length).isEqualTo(30_000L * 1024);
        }
    }

    @Nested
    class Failing {

        @Test
        void aServiceThatIsDownIsWorthAnotherTry() {
            asClerk()
                    .header("Accept-Language", "en")
                    .get("/api/reports/7")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .header("Retry-After", equalTo("2"))
                    .body("type", equalTo("/problems/upstream-down"))
                    .body("detail", containsString("report-service"));
            asClerk().get("/api/reports/7").then().statusCode(503).body("title", equalTo("服务暂时不可用"));
        }

        @Test
        void aServiceThatHangsIsGivenUpInTime() {
            asClerk()
                    .get("/api/notices/hang")
                    .then()
                    .statusCode(504)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("/problems/upstream-timeout"))
                    .time(lessThan(3000L))
                    .time(greaterThanOrEqualTo(900L));
        }

        @Test
        void aServiceThatHangsUpIsNotTrusted() {
            asClerk()
                    .get("/api/notices/reset")
                    .then()
                    .statusCode(502)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("/problems/upstream-failed"));
        }

        @Test
        void aServiceThatTalksGibberishIsNotTrusted() {
            asClerk().get("/api/experts/7").then().statusCode(502).body("type", equalTo("/problems/upstream-failed"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"half", "stall"})
        void anAnswerThatBreaksOffDoesNotLookWhole(String order) {
            assertThatThrownBy(() -> HttpClient.newHttpClient()
                            .send(
                                    request("/api/notices/" + order)
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(HttpTimeoutException.class);
        }
    }

    @Nested
    class Unknown {

        @Test
        void pathsAreAProblem() {
            asClerk()
                    .header("Accept-Language", "en")
                    .get("/api/nobody")
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("detail", equalTo("There is no /api/nobody."));
            asClerk().get("/api/nobody").then().statusCode(404).body("detail", equalTo("没有 /api/nobody。"));
            given().get("/nobody").then().statusCode(404).contentType("application/problem+json");
            given().header("Accept-Language", "en")
                    .get("/nobody")
                    .then()
                    .statusCode(404)
                    .body("title", equalTo("No such address"));
        }

        @Test
        void pathsAreNotToldApartByThoseWhoAreNobody() {
            given().get("/api/nobody").then().statusCode(401);
            given().get("/api/notices/7").then().statusCode(401);
            given().get("/api").then().statusCode(401);
            given().get("/api/reports").then().statusCode(401);
        }

        @Test
        void methodsAreAProblem() {
            given().post("/openapi")
                    .then()
                    .statusCode(405)
                    .header("Allow", equalTo("GET"))
                    .contentType("application/problem+json");
            given().delete("/login").then().statusCode(405).contentType("application/problem+json");
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Tokens.of("ln-clerk"));
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost:" + RestAssured.port + "\r\nAuthorization: Bearer "
                + Tokens.of("ln-clerk") + "\r\n";
    }
}
