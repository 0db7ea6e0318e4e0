package org.muster.journeys.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What the descriptions show is what the services are asked and answer: written down from a run, and of today's shape. */
class AnswerExamplesTest {

    private static final List<String> DESCRIPTIONS = List.of(
            "docs/openapi/expert-service.json",
            "docs/openapi/notice-service.json",
            "docs/openapi/outreach-service.json",
            "docs/openapi/report-service.json",
            "gateway/src/main/resources/openapi-frame.json");

    /** As many may be new, or have no answer yet that would help a reader. */
    private static final int FEW = 20;

    /** @param example missing where none is shown */
    private record Shown(String operation, JsonNode schema, JsonNode example) {}

    @Test
    void areThereForAlmostWhateverIsAskedOrAnsweredInJson() throws IOException {
        List<String> without = new ArrayList<>();
        for (String described : DESCRIPTIONS) {
            json(description(described)).stream()
                    .filter(each -> each.example().isMissingNode())
                    .forEach(each -> without.add(described + " " + each.operation()));
        }
        assertThat(without).hasSizeLessThan(FEW);
    }

    @Test
    void haveTheShapeThatIsDescribed() throws IOException {
        List<String> strange = new ArrayList<>();
        for (String described : DESCRIPTIONS) {
            JsonNode description = description(described);
            for (Shown each : json(description)) {
                compare(description, each.schema(), each.example(), described + " " + each.operation(), strange);
            }
        }
        assertThat(strange).isEmpty();
    }

    @Test
    void wouldNotPassWithAFieldThatNobodyAnswers() throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> strange = new ArrayList<>();
        compare(
                json.readTree("{\"components\":{\"schemas\":{\"A\":{\"properties\":{\"rows\":{\"items\":"
                        + "{\"properties\":{\"id\":{\"type\":\"string\"}}}}}}}}}"),
                json.readTree("{\"$ref\":\"#/components/schemas/A\"}"),
                json.readTree("{\"rows\":[{\"id\":\"1\",\"made\":\"up\"}]}"),
                "A",
                strange);
        assertThat(strange).containsExactly("A.rows[] made");
    }

    /** Requests and answers that have a shape. */
    private static List<Shown> json(JsonNode description) {
        List<Shown> all = new ArrayList<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String name = operation.getKey().toUpperCase() + " " + path.getKey();
                    add(all, name + " asked", operation.getValue().path("requestBody"));
                    operation.getValue().path("responses").properties().stream()
                            .filter(answer -> answer.getKey().startsWith("2"))
                            .forEach(answer -> add(all, name, answer.getValue()));
                }));
        return all;
    }

    private static void add(List<Shown> all, String name, JsonNode message) {
        JsonNode content = message.path("content").path("application/json");
        if (!content.path("schema").isEmpty()) {
            all.add(new Shown(name, content.path("schema"), content.path("example")));
        }
    }

    private static void compare(
            JsonNode description, JsonNode schema, JsonNode example, String place, List<String> strange) {
        JsonNode meant =
                schema.has("$ref") ? description.at(schema.path("$ref").asText().substring(1)) : schema;
        if (example.isArray()) {
            example.forEach(each -> compare(description, meant.path("items"), each, place + "[]", strange));
        } else if (example.isObject() && meant.has("properties")) {
            var unknown = new TreeSet<String>();
            example.fields().forEachRemaining(field -> {
                if (!meant.path("properties").has(field.getKey())) {
                    unknown.add(field.getKey());
                } else {
                    compare(
                            description,
                            meant.path("properties").path(field.getKey()),
                            field.getValue(),
                            place + "." + field.getKey(),
                            strange);
                }
            });
            unknown.forEach(name -> strange.add(place + " " + name));
        }
    }

    private static JsonNode description(String file) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of(System.getProperty("muster.root"), file).toFile());
    }
}
