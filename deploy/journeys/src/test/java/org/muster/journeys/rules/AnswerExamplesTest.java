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

/** What the descriptions show as answers is what the services answer: written down from a run, and of today's shape. */
class AnswerExamplesTest {

    /** What a client of the main journey meets first. */
    private static final List<String> JOURNEY = List.of(
            "notice-service POST /api/notices",
            "notice-service POST /api/notices/{id}/issue",
            "notice-service GET /api/notices/{id}/coverage",
            "notice-service GET /api/notices/{id}/outstanding",
            "notice-service GET /api/inbox",
            "notice-service GET /api/tasks",
            "notice-service POST /api/responses",
            "notice-service GET /api/duty/gaps",
            "expert-service GET /api/experts/{id}",
            "expert-service POST /api/needs",
            "expert-service GET /api/needs/{id}/candidates",
            "expert-service POST /api/invitations",
            "expert-service POST /api/opinions",
            "outreach-service POST /api/public/rumours",
            "outreach-service GET /api/public/check",
            "report-service GET /api/report-periods",
            "report-service PUT /api/reports/{period}/{organisation}",
            "report-service POST /api/reports/{period}/{organisation}/submission",
            "report-service GET /api/rollups/{period}",
            "report-service POST /api/briefs",
            "report-service POST /api/instructions");

    private record Shown(String operation, JsonNode schema, JsonNode example) {}

    @Test
    void areThereForTheMainJourney() throws IOException {
        List<String> shown = new ArrayList<>();
        for (String service : Code.SERVICES) {
            shown(description(service)).forEach(each -> shown.add(service + "-service " + each.operation()));
        }
        assertThat(shown).containsAll(JOURNEY);
    }

    @Test
    void haveTheShapeThatIsDescribed() throws IOException {
        List<String> strange = new ArrayList<>();
        for (String service : Code.SERVICES) {
            JsonNode description = description(service);
            for (Shown each : shown(description)) {
                compare(description, each.schema(), each.example(), service + " " + each.operation(), strange);
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

    private static List<Shown> shown(JsonNode description) {
        List<Shown> all = new ArrayList<>();
        description
                .path("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fields()
                        .forEachRemaining(operation -> operation
                                .getValue()
                                .path("responses")
                                .fields()
                                .forEachRemaining(answer -> {
                                    JsonNode content =
                                            answer.getValue().path("content").path("application/json");
                                    if (answer.getKey().startsWith("2") && content.has("example")) {
                                        all.add(new Shown(
                                                operation.getKey().toUpperCase() + " " + path.getKey(),
                                                content.path("schema"),
                                                content.path("example")));
                                    }
                                })));
        return all;
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

    private static JsonNode description(String service) throws IOException {
        return new ObjectMapper()
                .readTree(Path.of(System.getProperty("muster.root"), "docs/openapi", service + "-service.json")
                        .toFile());
    }
}
