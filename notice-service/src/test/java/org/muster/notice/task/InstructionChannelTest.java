package org.muster.notice.task;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.events;

@QuarkusTest
class InstructionChannelTest {

    private static final String TYPE = "org.muster.instruction.recorded";

    @Inject
    Jdbi jdbi;

    private final UUID instruction = UUID.randomUUID();

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Test
    void opensTheTaskOfTheExampleAndTellsWhenItIsDone() {
        ObjectNode example = TestEvents.example(TYPE).put("instructionId", instruction.toString());
        TestEvents.send(TYPE, example);

        awaitTasks(1);
        String task = as("sy-clerk")
                .get("/api/tasks?source=" + instruction)
                .then()
                .body("sourceKind", contains("INSTRUCTION"))
                .body("text", contains("提出废弃口罩处置办法"))
                .body("due", contains("2020-02-20"))
                .body("dueText", contains("尽快"))
                .body("givenBy", contains("KX-210000"))
                .body("state", contains("OPEN"))
                .extract()
                .path("[0].id");
        as("sy-clerk")
                .body(Map.of("result", "已提出"))
                .post("/api/tasks/" + task + "/completion")
                .then()
                .statusCode(200);
        assertThat(events("org.muster.task.opened", "sourceId", instruction, 1)).hasSize(1);
        assertThat(events("org.muster.task.completed", "sourceId", instruction, 1))
                .singleElement()
                .satisfies(received -> {
                    assertThat(received.data().path("sourceKind").asText()).isEqualTo("INSTRUCTION");
                    assertThat(received.data().path("result").asText()).isEqualTo("已提出");
                });
        as("ln-office")
                .get("/api/tasks/" + task + "/state")
                .then()
                .statusCode(200)
                .body("done", equalTo(1));
    }

    @Test
    void opensTasksOnceHoweverOftenToldAndUnderWhateverEventId() {
        ObjectNode twoTasks = TaskFixture.instruction(instruction, TestEvents.example(TYPE), "KX-210100", "KX-210200");
        TestEvents.send(TYPE, twoTasks, 3);
        UUID last = TestEvents.send(TYPE, twoTasks);

        awaitHandled(last);
        assertThat(tasks(instruction)).isEqualTo(2);
        assertThat(events("org.muster.task.opened", "sourceId", instruction, 2)).hasSize(2);
    }

    @Test
    void putsUnreadableInstructionsAsideAndGoesOn() {
        TestEvents.sendRaw("instructions", instruction.toString(), "not an event".getBytes(StandardCharsets.UTF_8));
        ObjectNode withoutTasks = TestEvents.example(TYPE).put("instructionId", instruction.toString());
        withoutTasks.remove("tasks");
        TestEvents.send(TYPE, withoutTasks);
        TestEvents.send(TYPE, TaskFixture.instruction(instruction, TestEvents.example(TYPE), "KX-210100", "KX-999999"));
        TestEvents.send(TYPE, TaskFixture.instruction(instruction, TestEvents.example(TYPE), "KX-210100"));

        // same key, so the last one was read after the others: nothing of the bad ones was done
        awaitTasks(1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestEvents.records("dead-letters").stream()
                                .filter(record -> instruction.toString().equals(record.key()))
                                .count()
                        == 3);
    }

    private void awaitTasks(int number) {
        await().atMost(Duration.ofSeconds(20)).until(() -> tasks(instruction) == number);
    }

    private void awaitHandled(UUID event) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbi.withHandle(
                        handle -> handle.createQuery("select exists (select 1 from inbox where event_id = ?)")
                                .bind(0, event)
                                .mapTo(Boolean.class)
                                .one()));
    }

    private int tasks(UUID source) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from task where source_id = ?")
                .bind(0, source)
                .mapTo(Integer.class)
                .one());
    }
}
