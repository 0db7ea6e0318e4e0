package org.muster.gateway.routing;

import org.junit.jupiter.api.Test;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class ProxyRouteTest {

    private static RequestSpecification asClerk() {
        return given().auth().preemptive().oauth2(Tokens.of("ln-clerk"));
    }

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
                .body("headers.authorization", hasItem("Bearer " + token));
    }

    @Test
    void passesAnonymousOnlyToPublicPaths() {
        given().get("/api/public/check")
                .then()
                .statusCode(200)
                .body("service", equalTo("outreach-service"))
                .body("headers.authorization", nullValue());
        given().get("/api/notices/7").then().statusCode(401).body("type", equalTo("/problems/not-authenticated"));
    }

    @Test
    void answersUnknownPathsWithAProblem() {
        asClerk().get("/api/nobody").then().statusCode(404).body("detail", notNullValue());
        given().get("/nobody").then().statusCode(404).contentType("application/problem+json");
    }
}
