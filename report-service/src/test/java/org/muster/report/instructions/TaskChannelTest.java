package org.muster.report.instructions;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TestEvents.Received;
import org.muster.report.testing.Liaoning;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.muster.report.instructions.InstructionResourceTest.instruction;
import static org.muster.report.instructions.InstructionResourceTest.task;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Liaoning.DALIAN;
import static org.muster.report.testing.Liaoning.SHENYANG;
import static org.muster.report.testing.Opinions.issued;

@QuarkusTest
class TaskChannelTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    private static String charging(String... organisations) {
        List<Object> tasks = new ArrayList<>();
        for (String organisation : organisations) {
            tasks.add(task(tasks.size() + 1, organisation));
        }
        return as("ln-office")
                .body(instruction(issued(), tasks))
                .post("/api/instructions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static ObjectNode done(String instruction, String organisation) {
        return TestEvents.example("org.muster.task.completed")
                .put("taskId", UUID.randomUUID().toString())
                .put("sourceId", instruction)
                .put("organisation", organisation);
    }

    private static void send(ObjectNode done, int times) {
        TestEvents.send("org.muster.task.completed", done, times);
    }

    private static JsonPath shown(String instruction) {
        return as("ln-office").get("/api/instructions/" + instruction).jsonPath();
    }

    private static List<Received> closings(String instruction) {
        return TestEvents.received(
                "org.muster.instruction.closed",
                data -> data.path("instructionId").asText().equals(instruction));
    }

    private static void awaitDone(String instruction, int done) {
        await().atMost(PATIENCE)
                .until(() -> shown(instruction).getList("progress.done", Integer.class).stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        == done);
    }

    @Test
    void closesAnInstructionOnceWhenItsTaskIsDone() throws Exception {
        String instruction = charging(SHENYANG);
        ObjectNode done = done(instruction, SHENYANG);
        send(done, 3);
        // told once more with another event id
        send(done, 1);
        await().atMost(PATIENCE)
                .until(() -> shown(instruction).getString("state").equals("CLOSED"));
        await().atMost(PATIENCE).until(() -> !closings(instruction).isEmpty());
        Thread.sleep(1500);
        assertThat(closings(instruction)).singleElement().satisfies(event -> {
            assertThat(event.data().path("opinions")).hasSize(1);
            assertThat(event.data().path("closedAt").asText())
                    .isEqualTo(done.path("completedAt").asText());
        });
        assertThat(shown(instruction).getList("progress[0].results", String.class))
                .containsExactly(done.path("result").asText());
    }

    @Test
    void countsATaskToldTwiceOnce() throws Exception {
        String instruction = charging(SHENYANG, SHENYANG);
        ObjectNode first = done(instruction, SHENYANG);
        send(first, 3);
        send(first, 2);
        awaitDone(instruction, 1);
        Thread.sleep(1500);
        assertThat(shown(instruction).getString("state")).isEqualTo("OPEN");
        send(done(instruction, SHENYANG), 1);
        await().atMost(PATIENCE)
                .until(() -> shown(instruction).getString("state").equals("CLOSED"));
    }

    @Test
    void waitsForEveryOrganisation() throws Exception {
        String instruction = charging(SHENYANG, DALIAN);
        send(done(instruction, SHENYANG), 1);
        // more than it was charged with does not stand in for another
        send(done(instruction, SHENYANG), 1);
        // somebody who was not charged
        send(done(instruction, "KX-210300"), 1);
        awaitDone(instruction, 2);
        assertThat(shown(instruction).getString("state")).isEqualTo("OPEN");
        assertThat(closings(instruction)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void closesOnceInWhateverOrderTasksAreDone(long seed) throws Exception {
        String[] charged = {SHENYANG, DALIAN, DALIAN, "KX-210300", "KX-210400"};
        String instruction = charging(charged);
        List<ObjectNode> done = new ArrayList<>();
        for (String organisation : charged) {
            done.add(done(instruction, organisation));
        }
        Collections.shuffle(done, new Random(seed));
        done.forEach(each -> send(each, 2));
        await().atMost(PATIENCE)
                .until(() -> shown(instruction).getString("state").equals("CLOSED"));
        await().atMost(PATIENCE).until(() -> !closings(instruction).isEmpty());
        assertThat(closings(instruction)).hasSize(1);
    }

    @Test
    void heedsOnlyTasksOfInstructions() throws Exception {
        String instruction = charging(SHENYANG);
        send(done(instruction, SHENYANG).put("sourceKind", "NOTICE"), 1);
        send(done(UUID.randomUUID().toString(), SHENYANG), 1);
        Thread.sleep(1500);
        assertThat(shown(instruction).getString("state")).isEqualTo("OPEN");
        send(done(instruction, SHENYANG), 1);
        await().atMost(PATIENCE)
                .until(() -> shown(instruction).getString("state").equals("CLOSED"));
    }

    @Test
    void setsAMalformedEventAsideAndGoesOn() {
        String instruction = charging(SHENYANG);
        ObjectNode broken = done(instruction, SHENYANG).put("result", "broken-" + instruction);
        broken.remove("completedAt");
        send(broken, 1);
        send(done(instruction, SHENYANG), 1);
        await().atMost(PATIENCE)
                .until(() -> shown(instruction).getString("state").equals("CLOSED"));
        await().atMost(PATIENCE)
                .until(() -> TestEvents.records("dead-letters").stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .anyMatch(value -> value.contains("broken-" + instruction)));
    }
}
