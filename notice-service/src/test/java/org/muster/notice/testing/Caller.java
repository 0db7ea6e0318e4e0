package org.muster.notice.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TestEvents.Received;
import org.muster.station.testing.Tokens;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** Somebody who calls the service. */
public final class Caller {

    private Caller() {}

    /** One of the demo's users, or js-all: the neighbour province's user with every role. */
    public static RequestSpecification as(String user) {
        return given().auth()
                .oauth2(Tokens.of(user))
                .contentType(ContentType.JSON)
                .accept("*/*");
    }

    /** Posts without a body and so without a content type, which the other client here always sends. @return the status */
    public static int postingNothing(String user, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Tokens.of(user))
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

    public static RequestSpecification anonymous() {
        return given().contentType(ContentType.JSON).accept("*/*");
    }

    /** Waits for the events of the type whose field has that value; fails when there are fewer. */
    public static List<Received> events(String type, String field, Object value, int atLeast) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> TestEvents.received(
                                type, data -> data.path(field).asText().equals(value.toString())),
                        found -> found.size() >= atLeast);
    }

    /** A name nobody else in these tests uses. */
    public static String unique(String name) {
        return name + UUID.randomUUID().toString().substring(0, 8);
    }
}
