package org.muster.report.instructions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;
import org.muster.report.testing.Liaoning;

import io.quarkus.test.junit.QuarkusTest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.report.testing.Desk.NEIGHBOUR;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Opinions.draft;
import static org.muster.report.testing.Opinions.issued;
import static org.muster.report.testing.Opinions.item;

@QuarkusTest
class InstructionResourceTest {

    private static final String TEXT = "请沈阳市先行试点。";

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    static Map<String, Object> task(int number, String organisation) {
        return Map.of("number", number, "text", "提出处置办法" + number, "organisation", organisation, "dueText", "尽快");
    }

    static Map<String, Object> instruction(String brief, List<?> tasks) {
        Map<String, Object> instruction = new HashMap<>();
        instruction.put("brief", brief);
        instruction.put("rank", "省政府分管领导");
        instruction.put("text", TEXT);
        instruction.put("instructedOn", "2020-02-12");
        instruction.put("tasks", tasks);
        return instruction;
    }

    private static String recorded() {
        return as("ln-office")
                .body(instruction(issued(), List.of(task(1, Liaoning.SHENYANG), task(2, Liaoning.DALIAN))))
                .post("/api/instructions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static int looks(String instruction, String extent) throws SQLException {
        try (Connection database = TreeFixture.open();
                ResultSet rows = database.createStatement()
                        .executeQuery("select count(*) from audit where action = 'read' and object_type = 'instruction'"
                                + " and object_id = '" + instruction + "' and detail ->> 'extent' = '" + extent
                                + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Nested
    class AsLeaderOffice {

        @Test
        void recordsAnInstructionAndChargesOrganisations() throws Exception {
            String brief = issued();
            String instruction = as("ln-office")
                    .body(instruction(brief, List.of(task(1, Liaoning.SHENYANG))))
                    .post("/api/instructions")
                    .then()
                    .statusCode(201)
                    .body("state", is("OPEN"))
                    .body("text", is(TEXT))
                    .body("briefNumber", startsWith("《"))
                    .body("tasks[0].organisation", is(Liaoning.SHENYANG))
                    .extract()
                    .path("id");
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(TestEvents.received(
                                    "org.muster.instruction.recorded",
                                    data -> data.path("instructionId").asText().equals(instruction)))
                            .singleElement()
                            .satisfies(event -> {
                                assertThat(event.data().path("briefId").asText())
                                        .isEqualTo(brief);
                                assertThat(event.data().path("opinions")).hasSize(1);
                                assertThat(event.data().at("/tasks/0/number").asInt())
                                        .isEqualTo(1);
                                assertThat(event.data().at("/tasks/0/dueText").asText())
                                        .isEqualTo("尽快");
                            }));
            as("ln-office")
                    .get("/api/instructions/" + instruction)
                    .then()
                    .statusCode(200)
                    .body("text", is(TEXT));
            assertThat(looks(instruction, "ALL")).isEqualTo(1);
        }

        @Test
        void closesAnInstructionWithoutTasksAtOnce() {
            String instruction = as("ln-office")
                    .body(instruction(issued(), List.of()))
                    .post("/api/instructions")
                    .then()
                    .statusCode(201)
                    .body("state", is("CLOSED"))
                    .extract()
                    .path("id");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> TestEvents.received(
                                            "org.muster.instruction.closed",
                                            data -> data.path("instructionId")
                                                    .asText()
                                                    .equals(instruction))
                                    .size()
                            == 1);
        }

        @Test
        void isToldWhatCannotBeRecorded() {
            String brief = issued();
            Map<String, Object> twice =
                    instruction(brief, List.of(task(1, Liaoning.SHENYANG), task(1, Liaoning.DALIAN)));
            as("ln-office")
                    .body(twice)
                    .post("/api/instructions")
                    .then()
                    .statusCode(422)
                    .body("type", is("/problems/task-twice"));
            as("ln-office")
                    .body(instruction(brief, List.of(task(1, "KX-320000"))))
                    .post("/api/instructions")
                    .then()
                    .statusCode(422)
                    .body("type", is("/problems/charged-outside"));
            as("ln-office")
                    .body(instruction(brief, List.of(task(1, "KX-999999"))))
                    .post("/api/instructions")
                    .then()
                    .statusCode(422)
                    .body("type", is("/problems/unknown-organisation"));
            as("ln-office")
                    .body(instruction(draft("草稿刊", item("KX-210000", "甲")), List.of()))
                    .post("/api/instructions")
                    .then()
                    .statusCode(409)
                    .body("type", is("/problems/brief-not-issued"));
            Map<String, Object> future = instruction(brief, List.of());
            future.put("instructedOn", "2999-01-01");
            as("ln-office").body(future).post("/api/instructions").then().statusCode(422);
            Map<String, Object> silent = instruction(brief, List.of());
            silent.put("text", "");
            as("ln-office")
                    .body(silent)
                    .post("/api/instructions")
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", is("/text"));
            as("ln-office").get("/api/instructions?brief=" + brief).then().body("size()", is(0));
        }

        @Test
        void listsInstructionsWithoutWhatLeadersWrote() {
            String instruction = recorded();
            String answer = as("ln-office")
                    .get("/api/instructions?limit=200")
                    .then()
                    .statusCode(200)
                    .body("id", hasItem(instruction))
                    .extract()
                    .asString();
            assertThat(answer).doesNotContain(TEXT).doesNotContain("提出处置办法");
        }
    }

    @Nested
    class AsOneWhoIsCharged {

        @Test
        void readsTheTextAndHisOwnTask() throws Exception {
            String instruction = recorded();
            as("sy-clerk")
                    .get("/api/instructions/" + instruction)
                    .then()
                    .statusCode(200)
                    .body("text", is(TEXT))
                    .body("tasks.organisation", contains(Liaoning.SHENYANG));
            assertThat(looks(instruction, "OWN_TASKS")).isEqualTo(1);
        }
    }

    @Nested
    class AsAnalyst {

        @Test
        void learnsHowFarItIsAndNothingMore() throws Exception {
            String instruction = recorded();
            String answer = as("ln-analyst")
                    .get("/api/instructions/" + instruction)
                    .then()
                    .statusCode(200)
                    .body("textWithheld", is(true))
                    .body("text", nullValue())
                    .body("progress.done", contains(0, 0))
                    .extract()
                    .asString();
            assertThat(answer).doesNotContain(TEXT).doesNotContain("提出处置办法");
            assertThat(looks(instruction, "PROGRESS")).isEqualTo(1);
        }

        @Test
        void cannotRecordOne() {
            as("ln-analyst")
                    .body(instruction(issued(), List.of()))
                    .post("/api/instructions")
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class AsSomebodyElse {

        @Test
        void doesNotEvenLearnThatItExists() {
            String instruction = recorded();
            as("ln-clerk")
                    .get("/api/instructions/" + instruction)
                    .then()
                    .statusCode(404)
                    .body("detail", not(containsString(TEXT)));
            as("yyx-clerk").get("/api/instructions/" + instruction).then().statusCode(404);
            as("ln-reporter").get("/api/instructions/" + instruction).then().statusCode(403);
            as("sy-clerk").get("/api/instructions").then().statusCode(403);
            as("ln-office").get("/api/instructions/" + UUID.randomUUID()).then().statusCode(404);
        }

        @Test
        void readsAndRecordsNothingAsNeighbour() {
            String brief = issued();
            String instruction = recorded();
            as(NEIGHBOUR).get("/api/instructions/" + instruction).then().statusCode(404);
            as(NEIGHBOUR).get("/api/instructions?limit=200").then().body("id", not(hasItem(instruction)));
            as(NEIGHBOUR)
                    .body(instruction(brief, List.of()))
                    .post("/api/instructions")
                    .then()
                    .statusCode(404);
            as("ln-office").get("/api/instructions?brief=" + brief).then().body("size()", is(0));
        }

        @Test
        void isAskedToLogIn() {
            given().get("/api/instructions").then().statusCode(401);
            given().get("/api/instructions/" + UUID.randomUUID()).then().statusCode(401);
            given().contentType("application/json")
                    .body("{}")
                    .post("/api/instructions")
                    .then()
                    .statusCode(401);
        }
    }
}
