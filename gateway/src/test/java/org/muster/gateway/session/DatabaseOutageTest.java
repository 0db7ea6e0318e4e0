package org.muster.gateway.session;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.muster.gateway.testing.Browser;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.core.json.JsonObject;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class DatabaseOutageTest {

    @Test
    void keepsSessionsAndServesTokensWhileTheDatabaseIsAway() {
        Browser browser = Browser.loggedIn(RestAssured.port, "ln-clerk");
        Browser other = new Browser(RestAssured.port);
        HttpResponse<String> form = other.follow(other.get("/login"));
        MusterBacking.postgres().kill();
        try {
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(browser.get("/api/me").statusCode()).isEqualTo(503));
            HttpResponse<String> told = browser.get("/api/me");
            assertThat(new JsonObject(told.body()).getString("type")).isEqualTo("/problems/sessions-unavailable");
            assertThat(told.headers().firstValue("Retry-After")).isPresent();
            assertThat(other.go(other.submit(form, "ln-clerk", "ln-clerk"))
                            .headers()
                            .firstValue("Location"))
                    .hasValue(LoginRoutes.FAILED);
            given().auth()
                    .preemptive()
                    .oauth2(Tokens.of("ln-clerk"))
                    .get("/api/notices/7")
                    .then()
                    .statusCode(200);
            given().get("/q/health/ready").then().statusCode(200);
        } finally {
            MusterBacking.postgres().start();
        }
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(browser.get("/api/me").statusCode()).isEqualTo(200));
    }
}
