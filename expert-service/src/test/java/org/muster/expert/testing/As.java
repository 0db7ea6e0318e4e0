package org.muster.expert.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.muster.station.testing.Tokens;

import io.restassured.RestAssured;
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

    /** Posts without a body and so without a content type, which the other client here always sends. @return the status */
    public static int managerPostingNothing(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Tokens.of("ln-experts"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            return HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
