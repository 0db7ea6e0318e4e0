package org.muster.gateway.routing;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

/** What nobody serves is a problem too. */
@QuarkusTest
class UnknownPathTest {

    @Test
    void pathsAreAProblem() {
        AsClerk.given()
                .header("Accept-Language", "en")
                .get("/api/nobody")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", equalTo("There is no /api/nobody."));
        AsClerk.given().get("/api/nobody").then().statusCode(404).body("detail", equalTo("没有 /api/nobody。"));
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
