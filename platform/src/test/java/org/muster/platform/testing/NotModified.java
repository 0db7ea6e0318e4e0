package org.muster.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.muster.platform.testing.EveryEndpointRefuses.Case;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;

/** Whether reads are described as carrying an ETag exactly where they do. */
final class NotModified {

    private NotModified() {}

    /** What can be read at all by somebody is asked for. */
    static List<String> wronglyDescribed(Map<String, Case> cases) {
        JsonPath description = given().get("/q/openapi?format=json").jsonPath();
        List<String> wrong = new ArrayList<>();
        cases.forEach((endpoint, known) -> {
            if (endpoint.startsWith("GET ")) {
                String path = "paths.'" + endpoint.substring(4) + "'.get.responses.";
                boolean described =
                        description.get(path + "'304'") != null && description.get(path + "'200'.headers.ETag") != null;
                answer(endpoint, known)
                        .filter(answer -> described != answer.headers().hasHeaderWithName("ETag"))
                        .ifPresent(answer -> wrong.add(endpoint + (described ? " carries none" : " carries one")));
            }
        });
        return wrong;
    }

    private static Optional<Response> answer(String endpoint, Case known) {
        return WhoMay.everybody(endpoint, known)
                .filter(answer -> answer.statusCode() == 200)
                .findFirst();
    }
}
