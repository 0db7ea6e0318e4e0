package org.muster.gateway.routing;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

/** A service that hangs up on a request when it sees it for the first time. */
@QuarkusTest
class RetryTest {

    private final String id = UUID.randomUUID().toString();

    @Test
    void asksAgainForWhatWasNeverAnswered() {
        AsClerk.given()
                .header("X-Request-Id", id)
                .get("/api/notices/flaky?x=1")
                .then()
                .statusCode(200)
                .body("uri", equalTo("/api/notices/flaky?x=1"))
                .body("method", equalTo("GET"));
        assertThat(tries()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void changesNothingTwice(String method) {
        AsClerk.given()
                .header("X-Request-Id", id)
                .request(method, "/api/notices/flaky")
                .then()
                .statusCode(502)
                .body("type", equalTo("/problems/upstream-failed"));
        assertThat(tries()).isEqualTo(1);
    }

    @Test
    void sendsABodyOnce() {
        AsClerk.given()
                .header("X-Request-Id", id)
                .body("{}")
                .get("/api/notices/flaky")
                .then()
                .statusCode(502);
        assertThat(tries()).isEqualTo(1);
    }

    @Test
    void givesUpSoon() {
        AsClerk.given().get("/api/notices/reset").then().statusCode(502).time(lessThan(900L));
        AsClerk.given().get("/api/reports/7").then().statusCode(503).time(lessThan(900L));
    }

    private int tries() {
        return Integer.parseInt(AsClerk.given()
                .get("/api/notices/tries?of=" + id)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }
}
