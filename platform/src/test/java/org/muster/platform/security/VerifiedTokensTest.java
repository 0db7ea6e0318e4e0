package org.muster.platform.security;

import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TreeFixture;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class VerifiedTokensTest {

    @BeforeEach
    void plantTree() {
        TreeFixture.load();
    }

    @Test
    void refusesATokenThatExpiredSinceItWasFoundGood() throws Exception {
        // on a busy machine a second may be over before the first answer
        String token = Stream.generate(VerifiedTokensTest::lastingASecond)
                .limit(20)
                .filter(fresh -> statusFor(fresh) != 401)
                .findFirst()
                .orElseThrow();
        Thread.sleep(2200);
        assertThat(statusFor(token)).isEqualTo(401);
    }

    @Test
    void refusesATamperedTokenHoweverOftenTheTrueOnePassed() {
        for (int i = 0; i < 3; i++) {
            assertThat(statusFor(Tokens.of("ln-clerk"))).isNotEqualTo(401);
            assertThat(statusFor(Tokens.tampered("ln-clerk"))).isEqualTo(401);
        }
    }

    @Test
    void knowsPeopleApart() {
        for (int i = 0; i < 2; i++) {
            assertThat(post(Tokens.of("ln-clerk"))).isEqualTo(201);
            assertThat(post(Tokens.of("expert1"))).isEqualTo(403);
        }
    }

    private static int statusFor(String token) {
        return given().auth().oauth2(token).get("/api/parcels/of").statusCode();
    }

    private static int post(String token) {
        return given().auth()
                .oauth2(token)
                .contentType("application/json")
                .body("{\"content\":\"口罩\",\"weight\":3}")
                .post("/api/parcels")
                .statusCode();
    }

    private static String lastingASecond() {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "short-lived")
                .formParam("username", "ln-clerk")
                .formParam("password", "ln-clerk")
                .post(MusterBacking.issuer() + "/protocol/openid-connect/token")
                .path("access_token");
    }
}
