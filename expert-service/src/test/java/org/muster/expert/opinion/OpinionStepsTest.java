package org.muster.expert.opinion;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes of an opinion, heard through the real broker from the events of the catalogue. */
@QuarkusTest
class OpinionStepsTest {

    private static final String BRIEF = "org.muster.brief.issued";
    private static final String INSTRUCTION = "org.muster.instruction.recorded";
    private static final String CLOSED = "org.muster.instruction.closed";

    private String opinion;

    @BeforeEach
    void opinion() {
        TreeFixture.load();
        AnExpert.behind("expert1");
        opinion = As.user("expert1")
                .body(Map.of("title", "建议", "text", "正文"))
                .post("/api/opinions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ObjectNode event(String type, String idField) {
        ObjectNode event = TestEvents.example(type);
        event.put(idField, UUID.randomUUID().toString());
        event.putArray("opinions").add(opinion).add(UUID.randomUUID().toString());
        return event;
    }

    private JsonPath asTheAuthorSeesIt() {
        return As.user("expert1").get("/api/opinions/" + opinion).jsonPath();
    }

    private void awaitSteps(String... kinds) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(asTheAuthorSeesIt().<String>getList("steps.kind"))
                        .containsExactly(kinds));
    }

    @Test
    void tellsTheAuthorEveryStep() {
        TestEvents.send(BRIEF, event(BRIEF, "briefId"));
        awaitSteps("GIVEN", "USED");
        ObjectNode instruction = event(INSTRUCTION, "instructionId");
        TestEvents.send(INSTRUCTION, instruction);
        awaitSteps("GIVEN", "USED", "INSTRUCTED");
        ObjectNode closed = event(CLOSED, "instructionId");
        closed.set("instructionId", instruction.get("instructionId"));
        TestEvents.send(CLOSED, closed);
        awaitSteps("GIVEN", "USED", "INSTRUCTED", "CLOSED");
        JsonPath seen = asTheAuthorSeesIt();
        assertThat(seen.getString("state")).isEqualTo("CLOSED");
        assertThat(seen.getString("steps[1].series")).isEqualTo("科技工作者建议");
        assertThat(seen.getInt("steps[1].issue")).isEqualTo(1);
        assertThat(seen.getString("steps[2].rank")).isEqualTo("省政府分管领导");
    }

    @Test
    void tellsNobodyTheWordsOfTheInstruction() {
        ObjectNode instruction = event(INSTRUCTION, "instructionId");
        instruction.put("text", "请卫健部门保密研究");
        TestEvents.send(INSTRUCTION, instruction);
        awaitSteps("GIVEN", "INSTRUCTED");
        assertThat(asTheAuthorSeesIt().prettify()).doesNotContain("保密研究");
        assertThat(Rows.count("select count(*) from opinion_step s where s::text like '%保密研究%'"))
                .isZero();
    }

    @Test
    void showsTheStepsInTheirOrderHoweverTheyArrive() {
        ObjectNode instruction = event(INSTRUCTION, "instructionId");
        TestEvents.send(INSTRUCTION, instruction);
        awaitSteps("GIVEN", "INSTRUCTED");
        TestEvents.send(BRIEF, event(BRIEF, "briefId"));
        awaitSteps("GIVEN", "USED", "INSTRUCTED");
    }

    @Test
    void takesAnEventOnceHoweverOftenItComes() {
        UUID brief = TestEvents.send(BRIEF, event(BRIEF, "briefId"), 3);
        UUID instruction = TestEvents.send(INSTRUCTION, event(INSTRUCTION, "instructionId"), 3);
        UUID closed = TestEvents.send(CLOSED, event(CLOSED, "instructionId"), 3);
        awaitSteps("GIVEN", "USED", "INSTRUCTED", "CLOSED");
        for (UUID id : List.of(brief, instruction, closed)) {
            assertThat(Rows.count("select count(*) from inbox where event_id = ?", id))
                    .isEqualTo(1);
        }
        assertThat(Rows.count("select count(*) from opinion_step where opinion = ?::uuid", opinion))
                .isEqualTo(3);
    }

    @Test
    void passesOverOpinionsItDoesNotKnow() {
        ObjectNode strange = event(BRIEF, "briefId");
        strange.putArray("opinions").add(UUID.randomUUID().toString());
        UUID id = TestEvents.send(BRIEF, strange);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Rows.count("select count(*) from inbox where event_id = ?", id))
                        .isEqualTo(1));
        assertThat(Rows.count(
                        "select count(*) from opinion_step where source = ?::uuid",
                        strange.get("briefId").asText()))
                .isZero();
    }

    @Test
    void putsMalformedEventsAsideAndGoesOn() {
        for (String type : List.of(BRIEF, INSTRUCTION, CLOSED)) {
            ObjectNode broken = event(type, type.equals(BRIEF) ? "briefId" : "instructionId");
            broken.set("opinions", TextNode.valueOf("not a list " + opinion));
            TestEvents.send(type, broken);
            ObjectNode incomplete = event(type, type.equals(BRIEF) ? "briefId" : "instructionId");
            incomplete.remove("opinions");
            incomplete.put("mark", "incomplete " + opinion);
            TestEvents.send(type, incomplete);
        }
        TestEvents.sendRaw("briefs", opinion, ("no event " + opinion).getBytes(StandardCharsets.UTF_8));
        TestEvents.send(BRIEF, event(BRIEF, "briefId"));
        TestEvents.send(INSTRUCTION, event(INSTRUCTION, "instructionId"));
        awaitSteps("GIVEN", "USED", "INSTRUCTED");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(TestEvents.records("dead-letters"))
                        .filteredOn(record -> new String(record.value(), StandardCharsets.UTF_8).contains(opinion))
                        .hasSize(7)
                        .allSatisfy(record -> assertThat(record.headers().lastHeader("dead-letter-reason"))
                                .isNotNull()));
    }
}
