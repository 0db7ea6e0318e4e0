package org.muster.expert.testing;

import org.muster.station.testing.Tokens;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** The people who call. */
public final class As {

    private As() {}

    public static RequestSpecification manager() {
        return user("ln-experts");
    }

    /** Has every role, but in the sibling province. */
    public static RequestSpecification neighbour() {
        return bearer(Tokens.ofNeighbourWithEveryRole());
    }

    public static RequestSpecification user(String name) {
        return bearer(Tokens.of(name));
    }

    public static RequestSpecification nobody() {
        return given().contentType(ContentType.JSON);
    }

    private static RequestSpecification bearer(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }
}
