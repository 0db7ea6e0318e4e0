package org.muster.gateway.routing;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

/** notice-service breaks off every second request and more. */
@QuarkusTest
class BreakerTest {

    @Test
    void sparesCallersTheWaitAndTriesAgainByItself() {
        failUntilItOpens();
        AsClerk.given()
                .get("/api/notices/hang")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("2"))
                .body("type", equalTo("/problems/upstream-failing"))
                .time(lessThan(700L));
        // the others do not notice
        given().get("/api/public/check").then().statusCode(200);
        AsClerk.given().get("/api/me").then().statusCode(200);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> AsClerk.given().get("/api/notices/7").then().statusCode(200));
        for (int i = 0; i < 20; i++) {
            AsClerk.given().post("/api/notices/7").then().statusCode(200);
        }
    }

    @Test
    void takesAnAnswerForAnAnswerWhateverItsStatus() {
        for (int i = 0; i < 60; i++) {
            AsClerk.given().get("/api/notices/teapot").then().statusCode(418);
        }
    }

    private static void failUntilItOpens() {
        Instant patience = Instant.now().plusSeconds(30);
        int status = 0;
        while (status != 503) {
            assertThat(Instant.now()).isBefore(patience);
            status = AsClerk.given().post("/api/notices/reset").statusCode();
        }
    }
}
