package org.muster.notice.task;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.notice.testing.TestClock;
import org.muster.platform.organisation.Selector;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

/** Who does a task, who helps, what shows it, and what happens when the result is late or not enough. */
@QuarkusTest
class TaskWorkTest {

    private static final String SOCIETY = "XH-210000-YYX";
    private static final String SHENYANG = "KX-210100";

    @Inject
    TaskFixture fixture;

    @Inject
    Assignments assignments;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @AfterEach
    void goOn() {
        clock.start();
    }

    @Nested
    class WithALead {

        @Test
        void whatTheLeadAnswersIsAnsweredForAll() {
            String task = jointTask();
            as("yyx-clerk")
                    .get("/api/tasks/" + task)
                    .then()
                    .body("part", equalTo("LEAD"))
                    .body("lead", equalTo(SOCIETY));
            as("sy-clerk").get("/api/tasks/" + task).then().body("part", equalTo("ASSISTING"));
            progress("sy-clerk", task, "已报送名单").then().statusCode(200);

            // the lead sees what those who assist did, they see only themselves
            as("yyx-clerk")
                    .get("/api/tasks/" + task + "/state")
                    .then()
                    .body("organisations.organisation", contains(SOCIETY, SHENYANG))
                    .body("organisations[1].progress", equalTo("已报送名单"));
            as("sy-clerk").get("/api/tasks/" + task + "/state").then().body("organisations", hasSize(1));
            complete("yyx-clerk", task).then().statusCode(200).body("state", equalTo("DONE"));
            as("sy-clerk").get("/api/tasks/" + task).then().body("state", equalTo("ENDED"));
            complete("sy-clerk", task).then().statusCode(409).body("type", equalTo("/problems/task-ended"));
            progress("sy-clerk", task, "补充").then().statusCode(409);
            as("ln-clerk")
                    .get("/api/tasks/" + task + "/state")
                    .then()
                    .body("lead", equalTo(SOCIETY))
                    .body("done", equalTo(1))
                    .body("open", equalTo(0));
        }

        @Test
        void leadAndAssistingUnitMayAnswerAtTheSameMoment() throws Exception {
            for (int round = 0; round < 5; round++) {
                String task = jointTask();
                List<Integer> answers = together(
                        2,
                        i -> complete(i == 0 ? "yyx-clerk" : "sy-clerk", task).statusCode());

                assertThat(answers.get(0)).isEqualTo(200);
                assertThat(answers.get(1)).isIn(200, 409);
                as("sy-clerk")
                        .get("/api/tasks/" + task)
                        .then()
                        .body("state", equalTo(answers.get(1) == 200 ? "DONE" : "ENDED"));
            }
        }

        @Test
        void returningTheLeadsResultOpensItForAllAgain() {
            String task = jointTask();
            complete("yyx-clerk", task).then().statusCode(200);

            giveBack("ln-issuer", task, SOCIETY, "缺少各单位意见").then().statusCode(200);
            as("sy-clerk").get("/api/tasks/" + task).then().body("state", equalTo("OPEN"));
            complete("sy-clerk", task).then().statusCode(200);
            complete("yyx-issuer", task).then().statusCode(200).body("returned", nullValue());
        }

        @Test
        void leadMustBeAmongThoseAddressed() {
            String draft = aNotice()
                    .to(organisation(SHENYANG))
                    .with("tasks", List.of(Map.of("number", 1, "text", "报送名单", "lead", SOCIETY)))
                    .approved();

            as("ln-issuer")
                    .post("/api/notices/" + draft + "/issue")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/lead-not-charged"));
        }

        private static String jointTask() {
            String notice = aNotice()
                    .to(organisation(SOCIETY), organisation(SHENYANG))
                    .with("tasks", List.of(Map.of("number", 1, "text", "联合报送名单", "lead", SOCIETY)))
                    .issued();
            return as("yyx-clerk").get("/api/tasks?source=" + notice).path("[0].id");
        }
    }

    @Nested
    class WhenItIsLate {

        @ParameterizedTest
        @CsvSource({"2020-02-05T23:59, false", "2020-02-06T00:00, true"})
        void theDayOfShanghaiDecides(String moment, boolean late) {
            String task = dueOn(LocalDate.of(2020, 2, 5));
            clock.stopAt(moment);
            as("yyx-clerk").get("/api/tasks/" + task).then().body("overdue", equalTo(late));
            as("ln-clerk")
                    .get("/api/tasks/" + task + "/state")
                    .then()
                    .body("overdue", equalTo(late ? 1 : 0))
                    .body("late", equalTo(0));

            complete("yyx-clerk", task)
                    .then()
                    .body("completion.late", equalTo(late))
                    .body("overdue", equalTo(false));
            as("ln-clerk")
                    .get("/api/tasks/" + task + "/state")
                    .then()
                    .body("late", equalTo(late ? 1 : 0))
                    .body("overdue", equalTo(0))
                    .body("organisations[0].late", equalTo(late));
            as("yyx-clerk").get("/api/tasks/" + task + "/state").then().body("late", equalTo(late ? 1 : 0));
        }

        @Test
        void nobodyIsLateByAProposedDate() {
            clock.stopAt("2020-02-03T10:00");
            String task = vague();
            clock.stopAt("2020-12-03T10:00");

            as("yyx-clerk").get("/api/tasks/" + task).then().body("overdue", equalTo(false));
            complete("yyx-clerk", task).then().body("completion.late", equalTo(false));
        }
    }

    @Nested
    class WhenTheResultIsNotEnough {

        @Test
        void whoGaveItSaysWhyAndTheOrganisationAnswersAgain() {
            String task = vague();
            complete("yyx-clerk", task).then().statusCode(200);

            giveBack("ln-clerk", task, SOCIETY, "请附会议记录")
                    .then()
                    .statusCode(200)
                    .body("result", contains("已召开，到会42人"))
                    .body("reason", contains("请附会议记录"));
            as("yyx-clerk")
                    .get("/api/tasks/" + task)
                    .then()
                    .body("state", equalTo("OPEN"))
                    .body("completion", nullValue())
                    .body("returned.reason", equalTo("请附会议记录"))
                    .body("returned.result", equalTo("已召开，到会42人"));
            complete("yyx-clerk", task).then().statusCode(200).body("returned", nullValue());
            as("yyx-clerk").get("/api/tasks/" + task + "/returns").then().body("reason", contains("请附会议记录"));
            as("ln-clerk").get("/api/tasks/" + task + "/state").then().body("done", equalTo(1));
        }

        @Test
        void thereMustBeAResultAndTheTaskMustStillBeAsked() {
            String task = vague();
            giveBack("ln-clerk", task, SOCIETY, "早了")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/task-not-completed"));
            complete("yyx-clerk", task).then().statusCode(200);
            jdbi.useHandle(
                    handle -> handle.execute("update task set ended_at = now() where id = ?", UUID.fromString(task)));
            giveBack("ln-clerk", task, SOCIETY, "晚了")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/task-ended"));
            as("yyx-clerk").get("/api/tasks/" + task).then().body("state", equalTo("DONE"));
        }

        @Test
        void resultOfAnInstructionIsJudgedElsewhere() {
            UUID instruction = UUID.randomUUID();
            TestEvents.send(
                    "org.muster.instruction.recorded",
                    TaskFixture.instruction(
                            instruction, TestEvents.example("org.muster.instruction.recorded"), SOCIETY));
            String task = await().until(
                            () -> as("yyx-clerk")
                                    .get("/api/tasks?source=" + instruction)
                                    .path("[0].id"),
                            id -> id != null);
            complete("yyx-clerk", task).then().statusCode(200);

            giveBack("ln-clerk", task, SOCIETY, "不够")
                    .then()
                    .statusCode(409)
                    .body("type", equalTo("/problems/task-of-instruction"));
        }

        @Test
        void nobodyElseReturnsIt() {
            String task = vague();
            complete("yyx-clerk", task).then().statusCode(200);

            giveBack("yyx-issuer", task, SOCIETY, "自己退")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/task-given-by-others"));
            giveBack("js-all", task, SOCIETY, "甲").then().statusCode(404);
            giveBack("ln-drafter", task, SOCIETY, "甲").then().statusCode(403);
            giveBack("ln-clerk", task, SOCIETY, " ").then().statusCode(400);
            giveBack("ln-clerk", task, SOCIETY, "长".repeat(2001)).then().statusCode(400);
            anonymous()
                    .body(Map.of("organisation", SOCIETY, "reason", "甲"))
                    .post("/api/tasks/" + task + "/returns")
                    .then()
                    .statusCode(401);
            as("js-all").get("/api/tasks/" + task + "/returns").then().statusCode(404);
            anonymous().get("/api/tasks/" + task + "/returns").then().statusCode(401);
            as("yyx-clerk").get("/api/tasks/" + task).then().body("state", equalTo("DONE"));
        }
    }

    @Nested
    class Assigned {

        @Test
        void toARoleAndAPersonWhoseNameIsReadForAPurposeAndRecorded() {
            String task = vague();
            assign("yyx-clerk", task, 0, Map.of("responsibleRole", "秘书长", "person", "赵明"))
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"1\"")
                    .body("person", equalTo("赵明"))
                    .body("purpose", notNullValue());

            as("ln-clerk")
                    .get("/api/tasks/" + task + "/assignment?organisation=" + SOCIETY)
                    .then()
                    .statusCode(200)
                    .body("person", equalTo("赵明"))
                    .body("by", equalTo("辽宁省医疗保险研究会收发员"));
            assertThat(looks(task)).isEqualTo(1);
            as("yyx-clerk").get("/api/tasks?limit=200").then().body("person", not(hasItem("赵明")));
        }

        @Test
        void anewWithTheVersionOneHasSeen() {
            String task = vague();
            assign("yyx-clerk", task, 0, Map.of("person", "赵明")).then().statusCode(200);

            assign("yyx-issuer", task, 0, Map.of("person", "钱进")).then().statusCode(412);
            as("yyx-issuer")
                    .body(Map.of("person", "钱进"))
                    .put("/api/tasks/" + task + "/assignment")
                    .then()
                    .statusCode(428);
            assign("yyx-issuer", task, 1, Map.of("person", "钱进"))
                    .then()
                    .statusCode(200)
                    .header("ETag", "\"2\"")
                    .body("person", equalTo("钱进"));
        }

        @Test
        void withUnitsBelowThatHelpAndTellHowFarTheyAre() {
            String task = vague();
            assign("yyx-clerk", task, 0, Map.of("responsibleRole", "秘书长", "assisting", List.of("DW-YYX-1", "DW-YYX-2")))
                    .then()
                    .statusCode(200);

            as("dw1-clerk")
                    .get("/api/tasks?limit=200")
                    .then()
                    .body("find { it.id == '" + task + "' }.part", equalTo("ASSISTING"))
                    .body("find { it.id == '" + task + "' }.helps", equalTo(SOCIETY))
                    .body("find { it.id == '" + task + "' }.state", equalTo("OPEN"));
            progress("dw1-clerk", task, "材料已备好").then().statusCode(200);
            complete("dw1-clerk", task).then().statusCode(403).body("type", equalTo("/problems/task-of-others"));
            as("yyx-clerk")
                    .get("/api/tasks/" + task + "/assignment")
                    .then()
                    .body("assisting.organisation", contains("DW-YYX-1", "DW-YYX-2"))
                    .body("assisting.progress", contains("材料已备好", null));
            assign("yyx-clerk", task, 1, Map.of("responsibleRole", "秘书长", "assisting", List.of("DW-YYX-1")))
                    .then()
                    .statusCode(200);
            as("dw2-clerk").get("/api/tasks/" + task).then().statusCode(404);
            complete("yyx-clerk", task).then().statusCode(200);
            as("dw1-clerk").get("/api/tasks/" + task).then().body("state", equalTo("ENDED"));
            progress("dw1-clerk", task, "还有").then().statusCode(409);
        }

        @Test
        void onlyByThoseChargedToThoseBelowAndWhileItIsOpen() {
            String task = vague();
            assign("yyx-clerk", task, 0, Map.of())
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/nobody-assigned"));
            for (String outside : List.of(SOCIETY, SHENYANG, "KX-210000", "nobody")) {
                assign("yyx-clerk", task, 0, Map.of("assisting", List.of(outside)))
                        .then()
                        .statusCode(422)
                        .body("type", equalTo("/problems/helper-not-below"));
            }
            assign("yyx-clerk", task, 0, Map.of("person", "长".repeat(51)))
                    .then()
                    .statusCode(400);
            assign("ln-clerk", task, 0, Map.of("person", "甲")).then().statusCode(403);
            assign("js-all", task, 0, Map.of("person", "甲")).then().statusCode(404);
            assign("sy-clerk", task, 0, Map.of("person", "甲")).then().statusCode(404);
            anonymous()
                    .body(Map.of("person", "甲"))
                    .put("/api/tasks/" + task + "/assignment")
                    .then()
                    .statusCode(401);
            anonymous().get("/api/tasks/" + task + "/assignment").then().statusCode(401);
            as("yyx-clerk").get("/api/tasks/" + task + "/assignment").then().statusCode(404);
            as("yyx-clerk")
                    .get("/api/tasks/" + task + "/assignment?organisation=" + SHENYANG)
                    .then()
                    .statusCode(403);
            complete("yyx-clerk", task).then().statusCode(200);
            assign("yyx-clerk", task, 0, Map.of("person", "甲")).then().statusCode(409);
        }

        @Test
        void forgetsThePersonLongAfterTheTask() {
            clock.stopAt("2020-02-03T10:00");
            String task = vague();
            assign("yyx-clerk", task, 0, Map.of("person", "赵明")).then().statusCode(200);
            complete("yyx-clerk", task).then().statusCode(200);
            clock.stopAt("2020-08-01T03:47");
            assignments.forgetPersons();
            as("yyx-clerk").get("/api/tasks/" + task + "/assignment").then().body("person", equalTo("赵明"));
            clock.stopAt("2020-08-02T10:01");
            assignments.forgetPersons();

            as("yyx-clerk")
                    .get("/api/tasks/" + task + "/assignment")
                    .then()
                    .statusCode(200)
                    .body("person", nullValue())
                    .body("purpose", nullValue());
        }

        private Response assign(String user, String task, int version, Map<String, ?> body) {
            return as(user).header("If-Match", "\"" + version + "\"")
                    .body(body)
                    .put("/api/tasks/" + task + "/assignment");
        }

        private int looks(String task) {
            return jdbi.withHandle(handle -> handle.createQuery(
                            "select count(*) from audit where action = 'read-person' and object_id = ?")
                    .bind(0, task)
                    .mapTo(Integer.class)
                    .one());
        }
    }

    @Nested
    class WithEvidence {

        @Test
        void showsWhatWasDoneWithItsHash() {
            String task = vague();
            String url = attach("yyx-clerk", task, "minutes.txt", "到会42人")
                    .then()
                    .statusCode(201)
                    .body("name", equalTo("minutes.txt"))
                    .body("size", equalTo("到会42人".getBytes(UTF_8).length))
                    .extract()
                    .path("url");

            Response file = as("ln-clerk").get(url);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(new String(file.asByteArray(), UTF_8)).isEqualTo("到会42人");
            assertThat(file.header("Content-Disposition")).startsWith("attachment;");
            String sha256 =
                    as("yyx-clerk").get("/api/tasks/" + task + "/evidence").path("[0].sha256");
            assertThat(file.header("ETag")).isEqualTo("\"" + sha256 + "\"");
            as("ln-clerk").get("/api/tasks/" + task + "/evidence").then().body("organisation", contains(SOCIETY));
            complete("yyx-clerk", task).then().statusCode(200);
            as("yyx-clerk").delete(url).then().statusCode(409);
            attach("yyx-clerk", task, "later.txt", "甲").then().statusCode(409);
        }

        @Test
        void isTakenBackWhileTheTaskIsOpen() {
            String task = vague();
            String url = attach("yyx-clerk", task, "mistake.txt", "甲").path("url");

            as("ln-clerk").delete(url).then().statusCode(403);
            as("yyx-clerk").delete(url).then().statusCode(204);
            as("yyx-clerk").get(url).then().statusCode(404);
            assertThat(jdbi.withHandle(handle -> handle.createQuery(
                                            "select count(*) from task_evidence_chunk c"
                                                    + " where not exists (select 1 from task_evidence e where e.id = c.evidence)")
                                    .mapTo(Integer.class)
                                    .one())
                            .intValue())
                    .isZero();
        }

        @Test
        void isSeenByNobodyElse() {
            String task = vague();
            String url = attach("yyx-clerk", task, "minutes.txt", "甲").path("url");

            as("js-all").get(url).then().statusCode(404);
            as("js-all").get("/api/tasks/" + task + "/evidence").then().statusCode(404);
            as("js-all").delete(url).then().statusCode(404);
            attach("js-all", task, "a.txt", "甲").then().statusCode(404);
            attach("ln-clerk", task, "a.txt", "甲").then().statusCode(403);
            attach("ln-drafter", task, "a.txt", "甲").then().statusCode(403);
            anonymous().get(url).then().statusCode(401);
            anonymous().get("/api/tasks/" + task + "/evidence").then().statusCode(401);
            as("yyx-clerk").get("/api/tasks/" + task + "/evidence").then().body("", hasSize(1));
        }

        @Test
        void hasALimit() {
            String task = vague();
            for (int i = 0; i < 20; i++) {
                attach("yyx-clerk", task, i + ".txt", "甲").then().statusCode(201);
            }

            attach("yyx-clerk", task, "21.txt", "甲")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/too-much-evidence"));
            attach("yyx-clerk", task, "empty.txt", "").then().statusCode(422);
        }

        @ParameterizedTest
        @ValueSource(strings = {"organisation=XH-210000-NX", "organisation=KX-320000"})
        void ofOthersIsNotShownToThoseCharged(String query) {
            String task = vague();

            as("yyx-clerk")
                    .get("/api/tasks/" + task + "/evidence?" + query)
                    .then()
                    .statusCode(403);
            as("yyx-clerk").get("/api/tasks/" + task + "/evidence").then().body("", empty());
        }

        private static Response attach(String user, String task, String name, String text) {
            return given().auth()
                    .oauth2(Tokens.of(user))
                    .multiPart("file", name, text.getBytes(UTF_8), "text/plain")
                    .post("/api/tasks/" + task + "/evidence");
        }
    }

    private String vague() {
        UUID notice = fixture.noticeTo(List.of(Selector.of(SOCIETY)), List.of(), "召开一次网上支部会议");
        return as("yyx-clerk").get("/api/tasks?source=" + notice).path("[0].id");
    }

    private String dueOn(LocalDate day) {
        UUID notice = UUID.randomUUID();
        fixture.open(
                notice,
                List.of(Selector.of(SOCIETY)),
                List.of(),
                new ArrayList<>(List.of(new TaskWording(1, "报送名单", null, day, null))));
        return as("yyx-clerk").get("/api/tasks?source=" + notice).path("[0].id");
    }

    private static Response complete(String user, String task) {
        return as(user).body(Map.of("result", "已召开，到会42人")).post("/api/tasks/" + task + "/completion");
    }

    private static Response progress(String user, String task, String text) {
        return as(user).body(Map.of("text", text)).post("/api/tasks/" + task + "/progress");
    }

    private static Response giveBack(String user, String task, String organisation, String reason) {
        return as(user).body(new HashMap<>(Map.of("organisation", organisation, "reason", reason)))
                .post("/api/tasks/" + task + "/returns");
    }
}
