package org.muster.platform.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static io.restassured.RestAssured.given;

/** What is lacking in a service's OpenAPI document. */
final class Described {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    private final JsonNode document;
    private final List<String> shortcomings = new ArrayList<>();
    private final Set<String> exemplified = new TreeSet<>();

    private Described(JsonNode document) {
        this.document = document;
    }

    static List<String> shortcomings() {
        ObjectMapper json = new ObjectMapper();
        try (InputStream examples =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("openapi-examples.json")) {
            Described described = new Described(
                    json.readTree(given().get("/q/openapi?format=json").asString()));
            described.look();
            if (examples != null) {
                described.lookFor(json.readTree(examples).fieldNames());
            }
            return described.shortcomings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look() {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                if (METHODS.contains(operation.getKey())) {
                    look(operation.getKey().toUpperCase() + " " + path.getKey(), operation.getValue());
                }
            }
        }
    }

    private void look(String name, JsonNode operation) {
        if (!operation.path("summary").asText().contains(" · ")) {
            shortcomings.add(name + " has no summary in openapi-summaries.csv");
        }
        boolean open = name.contains(" /api/public/");
        for (String status : open ? List.of("503") : List.of("401", "403", "503")) {
            JsonNode answer = resolved(operation.path("responses").path(status));
            if (!answer.path("content").has("application/problem+json")) {
                shortcomings.add(name + " does not say that it answers " + status + " with a problem");
            }
        }
        for (JsonNode type : operation.path("requestBody").path("content")) {
            if (type.has("example")) {
                exemplified.add(name);
                fits(name, type.path("example"), resolved(type.path("schema")));
            }
        }
        operation
                .path("responses")
                .forEach(answer -> answer.path("content").forEach(type -> {
                    if (type.has("example")) {
                        exemplified.add(name);
                    }
                }));
    }

    private void lookFor(Iterator<String> examples) {
        examples.forEachRemaining(name -> {
            if (!exemplified.contains(name)) {
                shortcomings.add("the example of " + name + " is shown nowhere");
            }
        });
    }

    /** Every field of the example is one of the request's, down to the last, and none that is required lacks. */
    private void fits(String name, JsonNode example, JsonNode schema) {
        if (example.isArray()) {
            example.forEach(item -> fits(name, item, resolved(schema.path("items"))));
        }
        if (!(example instanceof ObjectNode object) || !schema.has("properties")) {
            return;
        }
        object.properties().forEach(field -> {
            if (!schema.path("properties").has(field.getKey())) {
                shortcomings.add("the example of " + name + " has " + field.getKey() + ", which the request has not");
            }
            fits(name, field.getValue(), resolved(schema.path("properties").path(field.getKey())));
        });
        schema.path("required").forEach(required -> {
            if (!object.has(required.asText())) {
                shortcomings.add("the example of " + name + " lacks " + required.asText());
            }
        });
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
