package org.muster.gateway.edge;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.gateway.testing.Strict;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
@TestProfile(Strict.class)
class OtherSitesTest {

    @Nested
    class OnTheList {

        @Test
        void mayAskWithATokenOfTheirOwn() {
            asking(Strict.OTHER_SITE, "POST")
                    .options("/api/notices")
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", equalTo(Strict.OTHER_SITE))
                    .header("Access-Control-Allow-Methods", containsString("POST"))
                    .header("Access-Control-Allow-Headers", containsString("Authorization"))
                    .header("Access-Control-Allow-Credentials", nullValue())
                    .header("Vary", containsString("Origin"));
            from(Strict.OTHER_SITE)
                    .auth()
                    .preemptive()
                    .oauth2(Tokens.of("ln-clerk"))
                    .post("/api/notices/7")
                    .then()
                    .statusCode(200)
                    .header("Access-Control-Allow-Origin", equalTo(Strict.OTHER_SITE))
                    .header("Access-Control-Expose-Headers", containsString("Retry-After"))
                    .header("Access-Control-Allow-Credentials", nullValue());
        }

        @Test
        void seeWhyTheyWereRefused() {
            from(Strict.OTHER_SITE)
                    .get("/api/notices/7")
                    .then()
                    .statusCode(401)
                    .header("Access-Control-Allow-Origin", equalTo(Strict.OTHER_SITE));
        }

        @Test
        void actForNobodyWhoIsLoggedIn() {
            from(Strict.OTHER_SITE)
                    .cookie("q_session_browser", "A".repeat(43))
                    .post("/api/notices")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/cross-site"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://oa.example.cn",
                "https://oa.example.cn:8443",
                "https://oa.example.cn.evil.example",
                "https://evil.example#https://oa.example.cn",
                "https://xoa.example.cn",
                "null"
            })
    void isToldNothingWhenNotOnTheList(String origin) {
        asking(origin, "POST")
                .options("/api/notices")
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", nullValue());
        from(origin).get("/api/public/check").then().statusCode(200).header("Access-Control-Allow-Origin", nullValue());
    }

    private static RequestSpecification asking(String origin, String method) {
        return from(origin)
                .header("Access-Control-Request-Method", method)
                .header("Access-Control-Request-Headers", "authorization");
    }

    private static RequestSpecification from(String origin) {
        return given().header("X-Forwarded-For", "198.51.100.20").header("Origin", origin);
    }
}
