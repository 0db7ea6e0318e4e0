package org.muster.gateway.routing;

import java.net.URI;
import java.net.http.HttpRequest;

import org.muster.station.testing.Tokens;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;

/** Requests of ln-clerk, in whatever way a test has to make them. */
final class AsClerk {

    private AsClerk() {}

    static RequestSpecification given() {
        return RestAssured.given().auth().preemptive().oauth2(Tokens.of("ln-clerk"));
    }

    static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + Tokens.of("ln-clerk"));
    }

    /** For what is sent byte by byte; the headers may go on. */
    static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost:" + RestAssured.port + "\r\nAuthorization: Bearer "
                + Tokens.of("ln-clerk") + "\r\n";
    }
}
