package org.muster.gateway.limits;

import org.junit.jupiter.api.Test;
import org.muster.gateway.testing.Strict;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
@TestProfile(Strict.class)
class LimitsTest {

    @Test
    void tellAnAccountThatAsksTooMuchWhenToComeBack() {
        for (int i = 0; i < 20; i++) {
            as("sy-clerk", "198.51.100.1").get("/api/notices/7").then().statusCode(200);
        }
        as("sy-clerk", "198.51.100.1")
                .header("Accept-Language", "en")
                .get("/api/notices/7")
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/too-many"))
                .body("detail", startsWith("Try again in "))
                .header("RateLimit-Policy", equalTo("\"caller\";q=20;w=600"))
                .header("RateLimit", startsWith("\"caller\";r=0;t="))
                .header("Retry-After", Integer::parseInt, allOf(greaterThanOrEqualTo(1), lessThanOrEqualTo(31)));
        // it is the account that counts, and no other
        refused(as("sy-clerk", "198.51.100.2").get("/api/me").then());
        as("sy-reporter", "198.51.100.1").get("/api/notices/7").then().statusCode(200);
    }

    @Test
    void tellAnAddressThatAsksTooMuch() {
        for (int i = 0; i < 60; i++) {
            from("198.51.100.3").get("/api/public/check").then().statusCode(200);
        }
        refused(from("198.51.100.3").get("/api/public/check").then());
        refused(from("198.51.100.3").get("/").then());
        from("198.51.100.4").get("/api/public/check").then().statusCode(200);
    }

    @Test
    void letNobodyTryOutTokensWithoutEnd() {
        for (int i = 0; i < 60; i++) {
            from("198.51.100.5")
                    .header("Authorization", "Bearer " + i)
                    .get("/api/me")
                    .then()
                    .statusCode(401);
        }
        refused(from("198.51.100.5")
                .header("Authorization", "Bearer x")
                .get("/api/me")
                .then());
        // not even with a good one: the address has to wait
        refused(as("dl-reporter", "198.51.100.5").get("/api/me").then());
    }

    @Test
    void areStricterWithWhatThePublicSends() {
        for (int i = 0; i < 3; i++) {
            from("198.51.100.6").body("{}").post("/api/public/rumours").then().statusCode(200);
        }
        refused(from("198.51.100.6").body("{}").post("/api/public/rumours").then());
        from("198.51.100.6").get("/api/public/check").then().statusCode(200);
    }

    @Test
    void mayBeStricterWithSingleRoutes() {
        for (int i = 0; i < 2; i++) {
            as("js-clerk", "198.51.100.7").get("/api/search?q=x").then().statusCode(200);
        }
        as("js-clerk", "198.51.100.7")
                .get("/api/search?q=x")
                .then()
                .statusCode(429)
                .header("RateLimit-Policy", containsString("search"));
        as("js-clerk", "198.51.100.7").get("/api/notices/7").then().statusCode(200);
        as("js-issuer", "198.51.100.7").get("/api/search?q=x").then().statusCode(200);
    }

    @Test
    void believeTheProxyAndNotWhoItPassesOn() {
        for (int i = 0; i < 3; i++) {
            from("10.0.0." + i + ", 198.51.100.8")
                    .post("/api/public/rumours")
                    .then()
                    .statusCode(200);
        }
        refused(from("10.0.0.9, 198.51.100.8").post("/api/public/rumours").then());
        from("198.51.100.8, 198.51.100.9").post("/api/public/rumours").then().statusCode(200);
    }

    @Test
    void takeANetworkOfOneHouseholdForOneAddress() {
        for (int i = 0; i < 3; i++) {
            from("2001:db8:7:1::" + i).post("/api/public/rumours").then().statusCode(200);
        }
        refused(from("2001:db8:7:1:ffff::1").post("/api/public/rumours").then());
        from("2001:db8:7:2::1").post("/api/public/rumours").then().statusCode(200);
    }

    @Test
    void holdForNoProbe() {
        for (int i = 0; i < 100; i++) {
            from("198.51.100.10").get("/q/health/live").then().statusCode(200);
        }
    }

    private static RequestSpecification as(String user, String address) {
        return from(address).auth().preemptive().oauth2(Tokens.of(user));
    }

    private static RequestSpecification from(String address) {
        return given().header("X-Forwarded-For", address);
    }

    private static void refused(ValidatableResponse response) {
        response.statusCode(429).body("type", equalTo("/problems/too-many"));
    }
}
