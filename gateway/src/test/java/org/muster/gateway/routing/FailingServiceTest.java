package org.muster.gateway.routing;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

/** Services that give no answer, or none that makes sense. */
@QuarkusTest
class FailingServiceTest {

    @Test
    void aServiceThatIsDownIsWorthAnotherTry() {
        AsClerk.given()
                .header("Accept-Language", "en")
                .get("/api/reports/7")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("/problems/upstream-down"))
                .body("detail", containsString("report-service"));
        AsClerk.given().get("/api/reports/7").then().statusCode(503).body("title", equalTo("服务暂时不可用"));
    }

    @Test
    void aServiceThatHangsIsGivenUpInTime() {
        AsClerk.given()
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
        AsClerk.given()
                .get("/api/notices/reset")
                .then()
                .statusCode(502)
                .header("Retry-After", notNullValue())
                .body("type", equalTo("/problems/upstream-failed"));
    }

    @Test
    void aServiceThatTalksGibberishIsNotTrusted() {
        AsClerk.given().get("/api/experts/7").then().statusCode(502).body("type", equalTo("/problems/upstream-failed"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "stall"})
    void anAnswerThatBreaksOffDoesNotLookWhole(String order) {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                AsClerk.request("/api/notices/" + order)
                                        .timeout(Duration.ofSeconds(10))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }
}
