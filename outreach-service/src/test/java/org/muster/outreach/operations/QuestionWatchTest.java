package org.muster.outreach.operations;

import org.junit.jupiter.api.Test;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

@QuarkusTest
class QuestionWatchTest {

    @Test
    void isAmongWhatAnOperatorSees() {
        given().auth()
                .oauth2(Tokens.of("operator"))
                .header("Accept-Language", "en")
                .get("/api/operations/outreach-service")
                .then()
                .statusCode(200)
                .body("lines.find { it.kind == 'questions-asked' }.title", equalTo("Questions of the public"))
                .body("lines.find { it.kind == 'questions-asked' }.figures.lastHour", greaterThanOrEqualTo(0));
    }
}
