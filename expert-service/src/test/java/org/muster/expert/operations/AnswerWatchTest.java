package org.muster.expert.operations;

import org.junit.jupiter.api.Test;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

@QuarkusTest
class AnswerWatchTest {

    @Test
    void isAmongWhatAnOperatorSees() {
        given().auth()
                .oauth2(Tokens.of("operator"))
                .header("Accept-Language", "en")
                .get("/api/operations/expert-service")
                .then()
                .statusCode(200)
                .body("lines.find { it.kind == 'invitations-answered' }.title", equalTo("Experts' answers"))
                .body("lines.find { it.kind == 'invitations-answered' }.figures.lastHour", greaterThanOrEqualTo(0));
    }
}
