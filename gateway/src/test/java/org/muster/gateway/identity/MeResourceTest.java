package org.muster.gateway.identity;

import java.util.stream.Stream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

@QuarkusTest
class MeResourceTest {

    @Nested
    class AsClerk {

        @Test
        void learnsWhoThePlatformTakesOneFor() {
            as("sy-clerk")
                    .get("/api/me")
                    .then()
                    .statusCode(200)
                    .body("subject", notNullValue())
                    .body("username", equalTo("sy-clerk"))
                    .body("name", equalTo("沈阳市科协收发员"))
                    .body("organisation", equalTo("KX-210100"))
                    .body("roles", hasItem("clerk"))
                    .body("roles", hasItem("duty-officer"))
                    .body("language", equalTo("zh"));
        }

        @Test
        void prefersEnglishWhenTheBrowserDoes() {
            as("sy-clerk")
                    .header("Accept-Language", "en-GB,en;q=0.9,zh;q=0.5")
                    .get("/api/me")
                    .then()
                    .body("language", equalTo("en"));
        }

        @Test
        void isToldThatNothingCanBeWrittenHere() {
            as("sy-clerk")
                    .header("Accept-Language", "zh-CN")
                    .post("/api/me")
                    .then()
                    .statusCode(405)
                    .contentType("application/problem+json")
                    .body("title", equalTo("不支持此方法"));
            as("sy-clerk")
                    .header("Accept-Language", "en")
                    .post("/api/me")
                    .then()
                    .statusCode(405)
                    .body("title", equalTo("Method not supported"));
        }

        @Test
        void findsNothingBelow() {
            as("sy-clerk").get("/api/me/secrets").then().statusCode(404).contentType("application/problem+json");
        }
    }

    @Nested
    class Refused {

        @Test
        void withoutToken() {
            refused(given());
        }

        @Test
        void withATamperedToken() {
            refused(bearer(Tokens.tampered("sy-clerk")));
        }

        @Test
        void withAnExpiredToken() {
            refused(bearer(Tokens.expired("sy-clerk")));
        }

        @Test
        void onceATokenThatPassedHasExpired() throws InterruptedException {
            // it lasts until the end of the second, which may be now
            String token = Stream.generate(() -> lastingASecond("sy-clerk"))
                    .limit(20)
                    .filter(fresh -> bearer(fresh).get("/api/me").statusCode() == 200)
                    .findFirst()
                    .orElseThrow();
            Thread.sleep(2500);
            refused(bearer(token));
        }

        @Test
        void withATokenForAnotherAudience() {
            refused(bearer(Tokens.forAnotherAudience("sy-clerk")));
        }

        @Test
        void withAnUnsignedToken() {
            refused(bearer(ForgedTokens.unsigned(Tokens.of("sy-clerk"))));
        }

        @Test
        void withATokenSignedWithThePublicKeyAsSecret() {
            refused(bearer(ForgedTokens.signedWithPublicKeyAsSecret(Tokens.of("sy-clerk"))));
        }

        @Test
        void withATokenSignedByAKeyOfOnesOwn() {
            refused(bearer(ForgedTokens.signedByOwnKey(Tokens.of("sy-clerk"), null)));
            refused(bearer(ForgedTokens.signedByOwnKey(Tokens.of("sy-clerk"), "mine")));
        }

        @Test
        void withWhatIsNoToken() {
            refused(bearer("open-sesame"));
            refused(bearer(""));
            refused(bearer("a.b.c"));
            refused(given().header("Authorization", "Basic c3ktY2xlcms6c3ktY2xlcms="));
        }

        @Test
        void withTwoTokens() {
            refused(given().header(
                            "Authorization", "Bearer " + Tokens.of("sy-clerk"), "Bearer " + Tokens.of("operator")));
        }

        @Test
        void inTheLanguageThatIsPreferred() {
            given().header("Accept-Language", "en").get("/api/me").then().body("title", equalTo("Please log in"));
            given().header("Accept-Language", "fr").get("/api/me").then().body("title", equalTo("需要登录"));
            given().header("Accept-Language", "(nonsense").get("/api/me").then().body("title", equalTo("需要登录"));
        }
    }

    /** From the client of the tests whose tokens last a second. */
    private static String lastingASecond(String user) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "short-lived")
                .formParam("username", user)
                .formParam("password", user)
                .post(MusterBacking.issuer() + "/protocol/openid-connect/token")
                .path("access_token");
    }

    private static RequestSpecification as(String user) {
        return bearer(Tokens.of(user));
    }

    private static RequestSpecification bearer(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static void refused(RequestSpecification caller) {
        caller.get("/api/me")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("/problems/not-authenticated"))
                .body("keySet()", containsInAnyOrder("type", "title", "status", "detail", "instance"));
    }
}
