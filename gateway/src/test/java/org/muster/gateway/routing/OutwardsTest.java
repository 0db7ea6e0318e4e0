package org.muster.gateway.routing;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.muster.gateway.testing.Raw;
import org.muster.gateway.testing.Services;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

/** What of a service's answer reaches the caller, and how. */
@QuarkusTest
class OutwardsTest {

    @Test
    void showsNoServiceAndKeepsTheSessionToItself() {
        AsClerk.given()
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
        AsClerk.given().get("/api/notices/teapot").then().statusCode(418).body(equalTo("short and stout"));
    }

    @Test
    void explainsABareError() {
        AsClerk.given()
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
        AsClerk.given()
                .get("/api/notices/unchanged")
                .then()
                .statusCode(304)
                .header("ETag", equalTo("\"7\""))
                .header("Transfer-Encoding", nullValue());
        AsClerk.given().delete("/api/notices/nothing").then().statusCode(204).header("Transfer-Encoding", nullValue());
        AsClerk.given().head("/api/notices/7").then().statusCode(200);
    }

    @Test
    void streamsWithoutWaitingForTheEnd() throws Exception {
        Instant start = Instant.now();
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(AsClerk.request("/api/notices/drip").build(), HttpResponse.BodyHandlers.ofInputStream());
        byte[] first = new byte[7];
        response.body().readNBytes(first, 0, 7);

        assertThat(new String(first)).isEqualTo("line 1\n");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofMillis(1500));
        assertThat(new String(response.body().readAllBytes())).endsWith("line 20\n");
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(1900));
    }

    /** Who speaks HTTP/1.0 knows no chunks, and of an answer without a length no other end than the connection's. */
    @Test
    void endsAnAnswerOfUnknownLengthForAnOldCaller() {
        String head = AsClerk.head("GET", "/api/notices/drip").replace("HTTP/1.1", "HTTP/1.0");

        Raw.Answer answer = Raw.send(RestAssured.port, head + "Connection: keep-alive\r\n\r\n");

        assertThat(answer.response())
                .containsPattern("^HTTP/1\\.[01] 200 ")
                .endsWith("line 20\n")
                .doesNotContainIgnoringCase("transfer-encoding");
    }

    @Test
    void streamsMoreThanItsMemory() throws Exception {
        HttpResponse<InputStream> response = HttpClient.newHttpClient()
                .send(
                        AsClerk.request("/api/notices/large?kib=30000").build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        long length = response.body().transferTo(OutputStream.nullOutputStream());

        assertThat(length).isEqualTo(30_000L * 1024);
    }
}
