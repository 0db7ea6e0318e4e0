package org.muster.gateway.openapi;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformDescriptionTest {

    private static final String PAGE_OF_STATES = "{'components':{'schemas':{"
            + "'Page':{'type':'array','items':{'$ref':'#/components/schemas/State'}},"
            + "'State':{'type':'string','enum':['%s']},"
            + "'Id':{'type':'string'}}},"
            + "'paths':{'/api/%s':{'get':{'responses':{},'x':{'$ref':'#/components/schemas/Page'}}},'/q/%s':{}}}";

    private final PlatformDescription description = new PlatformDescription(json("{'openapi':'3.1.0','info':{}}"));

    @Test
    void renamesWhatMeansSomethingElseAndWhatRefersToIt() {
        description.add("notice", json(PAGE_OF_STATES.formatted("DRAFT", "notices", "notices")), path -> true);
        description.add("report", json(PAGE_OF_STATES.formatted("LATE", "reports", "reports")), path -> true);

        assertThat(description.document().path("components").path("schemas").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Page", "State", "Id", "report.Page", "report.State");
        assertThat(description
                        .document()
                        .at("/components/schemas/report.Page/items/$ref")
                        .asText())
                .isEqualTo("#/components/schemas/report.State");
        assertThat(description.document().at("/paths/~1api~1reports/get/x/$ref").asText())
                .isEqualTo("#/components/schemas/report.Page");
        assertThat(description.document().at("/paths/~1api~1notices/get/x/$ref").asText())
                .isEqualTo("#/components/schemas/Page");
    }

    @Test
    void takesOnlyThePathsAServiceOwns() {
        description.add(
                "notice", json(PAGE_OF_STATES.formatted("DRAFT", "notices", "notices")), "/api/notices"::equals);

        assertThat(description.document().path("paths").fieldNames())
                .toIterable()
                .containsExactly("/api/notices");
    }

    @Test
    void saysWhatIsMissing() {
        description.leaveOut(List.of("report-service"));

        assertThat(description.document().path("x-missing-services").get(0).asText())
                .isEqualTo("report-service");
    }

    private static ObjectNode json(String singleQuoted) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(singleQuoted.replace('\'', '"'));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
