package org.muster.notice.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.notice.testing.TestClock;
import org.muster.platform.organisation.OrganisationKind;
import org.muster.platform.organisation.Selector;
import org.muster.platform.problem.ProblemException;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.events;

@QuarkusTest
class TaskTest {

    private static final List<Selector> SOCIETIES = List.of(Selector.below("KX-210000", OrganisationKind.SOCIETY));
    private static final List<Selector> SHENYANG = List.of(Selector.of("KX-210100"));

    @Inject
    TaskFixture fixture;

    @Inject
    TestClock clock;

    @Inject
    Jdbi jdbi;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Nested
    class OpenedForNotice {

        @Test
        void writesOneRowPerTaskHoweverManyAreCharged() {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议", "建立网上值班制度");

            assertThat(rows("task", "source_id", notice)).isEqualTo(2);
            assertThat(TestEvents.received(
                            "org.muster.task.opened",
                            data -> data.path("sourceId").asText().equals(notice.toString())))
                    .isEmpty();
            as("yyx-clerk")
                    .get("/api/tasks?source=" + notice)
                    .then()
                    .statusCode(200)
                    .body("number", contains(1, 2))
                    .body("state", contains("OPEN", "OPEN"))
                    .body("charged", contains(2, 2))
                    .body("dueText", contains("近期", "近期"))
                    .body("due", contains(nullValue(), nullValue()))
                    .body("responsibleRole", contains("秘书长", "秘书长"));
        }

        @Test
        void leavesVagueDeadlineVagueAndProposesWorkingDayForIt() {
            // a Thursday within the Spring Festival, which was extended to Sunday, 2 February
            clock.stopAt("2020-01-30T23:59");
            UUID notice = UUID.randomUUID();
            fixture.open(
                    notice,
                    SOCIETIES,
                    List.of(),
                    List.of(
                            new TaskWording(1, "召开一次网上支部会议", null, null, "近期"),
                            new TaskWording(2, "报送联系人", null, null, "两个工作日内"),
                            new TaskWording(3, "报送总结", null, java.time.LocalDate.of(2020, 3, 1), "三月初"),
                            new TaskWording(4, "做好宣传", null, null, null)));
            clock.start();

            as("yyx-clerk")
                    .get("/api/tasks?source=" + notice)
                    .then()
                    .body("number", contains(2, 1, 3, 4))
                    .body("dueText", contains("两个工作日内", "近期", "三月初", null))
                    .body("due", contains(null, null, "2020-03-01", null))
                    .body("proposedDue", contains("2020-02-04", "2020-02-14", null, null))
                    .body("proposedOfficial", contains(true, true, null, null));
        }

        @Test
        void chargesThoseAddressedNotThoseInCopy() {
            UUID notice = fixture.noticeTo(SOCIETIES, SHENYANG, "召开一次网上支部会议");

            as("sy-clerk").get("/api/tasks?source=" + notice).then().body("", empty());
            as("ln-clerk").get("/api/tasks?source=" + notice).then().body("charged", contains(2));
        }

        @Test
        void isAnnouncedWhenItIsOneOrganisationsAlone() {
            UUID notice = fixture.noticeTo(SHENYANG, List.of(), "清点防护物资");

            JsonNode opened = events("org.muster.task.opened", "sourceId", notice, 1)
                    .get(0)
                    .data();
            assertThat(opened.path("organisation").asText()).isEqualTo("KX-210100");
            assertThat(opened.path("sourceKind").asText()).isEqualTo("NOTICE");
            assertThat(opened.path("dueText").asText()).isEqualTo("近期");
            assertThat(opened.has("dueOn")).isFalse();
        }

        @Test
        void refusesTwoTasksWithOneNumber() {
            UUID notice = UUID.randomUUID();
            TaskWording wording = new TaskWording(1, "召开一次网上支部会议", null, null, null);

            assertThatThrownBy(() -> fixture.open(notice, SOCIETIES, List.of(), List.of(wording, wording)))
                    .isInstanceOfSatisfying(
                            ProblemException.class, e -> assertThat(e.slug()).isEqualTo("task-number-repeated"));
            assertThat(rows("task", "source_id", notice)).isZero();
        }
    }

    @Nested
    class AsOneCharged {

        @Test
        void seesOpenTasksFirstAndTheNearestDateBeforeThem() {
            UUID notice = UUID.randomUUID();
            fixture.open(
                    notice,
                    SOCIETIES,
                    List.of(),
                    List.of(
                            new TaskWording(1, "近期", null, null, "近期"),
                            new TaskWording(2, "later", null, java.time.LocalDate.of(2020, 3, 1), null),
                            new TaskWording(3, "sooner", null, java.time.LocalDate.of(2020, 2, 1), null),
                            new TaskWording(4, "done", null, java.time.LocalDate.of(2020, 1, 1), null)));
            complete("yyx-clerk", ids("yyx-clerk", notice).get(0)).then().statusCode(200);

            as("yyx-clerk")
                    .get("/api/tasks?source=" + notice)
                    .then()
                    .body("number", contains(3, 2, 1, 4))
                    .body("state", contains("OPEN", "OPEN", "OPEN", "DONE"));
            List<Integer> paged = new ArrayList<>();
            String next = "/api/tasks?limit=1&source=" + notice;
            while (next != null) {
                var page = as("yyx-clerk").get(next).then().statusCode(200).extract();
                paged.addAll(page.<List<Integer>>path("number"));
                String link = page.header("Link");
                next = link == null ? null : link.replaceAll("<(.*)>.*", "$1");
            }
            assertThat(paged).containsExactly(3, 2, 1, 4);
            as("yyx-clerk")
                    .get("/api/tasks?limit=200")
                    .then()
                    .body("id", hasItem(ids("yyx-clerk", notice).get(0)));
        }

        @Test
        void tellsProgressAndThenTheResult() {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议");
            String task = ids("yyx-clerk", notice).get(0);

            progress("yyx-clerk", task, "已通知各支部").then().statusCode(200);
            progress("yyx-issuer", task, "定于周三召开")
                    .then()
                    .statusCode(200)
                    .body("progress.text", contains("已通知各支部", "定于周三召开"))
                    .body("state", equalTo("OPEN"));
            complete("yyx-issuer", task)
                    .then()
                    .statusCode(200)
                    .body("state", equalTo("DONE"))
                    .body("completion.result", equalTo("已召开，到会42人"))
                    .body("completion.by", equalTo("辽宁省医疗保险研究会签发人"))
                    .body("completion.at", notNullValue());
            JsonNode completed = events("org.muster.task.completed", "taskId", task, 1)
                    .get(0)
                    .data();
            JsonNode example = TestEvents.example("org.muster.task.completed");
            assertThat(names(completed)).containsExactlyInAnyOrderElementsOf(names(example));
            assertThat(completed.path("organisation").asText()).isEqualTo("XH-210000-YYX");
            assertThat(completed.path("result").asText()).isEqualTo("已召开，到会42人");
            assertThat(completed.path("sourceId").asText()).isEqualTo(notice.toString());
        }

        @Test
        void completesOnceAndTellsNothingAfterwards() {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议");
            String task = ids("yyx-clerk", notice).get(0);
            complete("yyx-clerk", task).then().statusCode(200);

            complete("yyx-clerk", task).then().statusCode(409).body("type", equalTo("/problems/task-completed"));
            progress("yyx-clerk", task, "还有").then().statusCode(409);
            assertThat(rows("task_progress", "task", UUID.fromString(task))).isZero();
        }

        @Test
        void ofTwoCompletionsAtOnceOneCounts() throws Exception {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议");
            String task = ids("yyx-clerk", notice).get(0);
            ExecutorService many = Executors.newFixedThreadPool(6);
            List<java.util.concurrent.Callable<Integer>> calls = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                calls.add(() -> complete("yyx-clerk", task).statusCode());
                calls.add(() -> complete("yyx-issuer", task).statusCode());
            }

            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> answer : many.invokeAll(calls)) {
                answers.add(answer.get());
            }
            many.shutdown();
            assertThat(answers).containsExactlyInAnyOrder(200, 409, 409, 409, 409, 409);
            assertThat(rows("task_completion", "task", UUID.fromString(task))).isEqualTo(1);
            assertThat(events("org.muster.task.completed", "taskId", task, 1)).hasSize(1);
        }

        @Test
        void getsTheFirstAnswerWhenTheRequestIsRepeated() {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议");
            String task = ids("yyx-clerk", notice).get(0);
            String key = UUID.randomUUID().toString();

            for (int i = 0; i < 2; i++) {
                as("yyx-clerk")
                        .header("Idempotency-Key", key + "-progress")
                        .body(Map.of("text", "已通知"))
                        .post("/api/tasks/" + task + "/progress")
                        .then()
                        .statusCode(200)
                        .body("progress", hasSize(1));
            }
            for (int i = 0; i < 2; i++) {
                as("yyx-clerk")
                        .header("Idempotency-Key", key)
                        .body(Map.of("result", "已召开"))
                        .post("/api/tasks/" + task + "/completion")
                        .then()
                        .statusCode(200)
                        .body("state", equalTo("DONE"));
            }
            assertThat(rows("task_progress", "task", UUID.fromString(task))).isEqualTo(1);
            assertThat(rows("task_completion", "task", UUID.fromString(task))).isEqualTo(1);
        }

        @Test
        void seesOfTheStateOnlyItsOwnSubtree() {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议");
            String task = ids("yyx-clerk", notice).get(0);

            as("yyx-clerk")
                    .get("/api/tasks/" + task + "/state")
                    .then()
                    .statusCode(200)
                    .body("charged", equalTo(1))
                    .body("organisations.organisation", contains("XH-210000-YYX"));
            as("yyx-clerk")
                    .get("/api/tasks/" + task + "/state?under=XH-210000-NX")
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class AsOneWhoGaveIt {

        @Test
        void seesTheStateOfEverybodyPageByPage() {
            UUID notice = fixture.noticeTo(List.of(Selector.below("KX-210000")), List.of(), "召开一次网上支部会议");
            String task = ids("ln-clerk", notice).get(0);
            progress("yyx-clerk", task, "已通知").then().statusCode(200);
            complete("yyx-clerk", task).then().statusCode(200);
            progress("sy-clerk", task, "正在准备").then().statusCode(200);

            as("ln-clerk")
                    .get("/api/tasks/" + task)
                    .then()
                    .statusCode(200)
                    .body("state", nullValue())
                    .body("progress", empty());
            var first = as("ln-clerk")
                    .get("/api/tasks/" + task + "/state?limit=2")
                    .then()
                    .statusCode(200)
                    .body("charged", equalTo(8))
                    .body("done", equalTo(1))
                    .body("open", equalTo(7))
                    .body("organisations.organisation", contains("XH-210000-YYX", "DW-YYX-1"))
                    .body("organisations.name", contains("辽宁省医疗保险研究会", "会员单位一"))
                    .body("organisations.state", contains("DONE", "OPEN"))
                    .body("organisations[0].result", equalTo("已召开，到会42人"))
                    .extract();
            as("ln-clerk")
                    .get(first.header("Link").replaceAll("<(.*)>.*", "$1"))
                    .then()
                    .body("charged", equalTo(8))
                    .body("organisations.organisation", contains("DW-YYX-2", "XH-210000-NX"));
            as("ln-clerk")
                    .get("/api/tasks/" + task + "/state?done=true")
                    .then()
                    .body("organisations.organisation", contains("XH-210000-YYX"));
            as("ln-clerk")
                    .get("/api/tasks/" + task + "/state?under=KX-210100&done=false")
                    .then()
                    .body("charged", equalTo(2))
                    .body("done", equalTo(0))
                    .body("organisations.organisation", contains("KX-210100", "KX-210102"))
                    .body("organisations[0].progress", equalTo("正在准备"));
        }

        @Test
        void doesNotAnswerForThoseCharged() {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议");
            String task = ids("ln-clerk", notice).get(0);

            complete("ln-clerk", task).then().statusCode(403).body("type", equalTo("/problems/task-of-others"));
            progress("ln-issuer", task, "代办").then().statusCode(403);
            assertThat(rows("task_completion", "task", UUID.fromString(task))).isZero();
        }

        @Test
        void keepsThoseChargedWhenTheTreeChangesLater() {
            UUID notice = fixture.noticeTo(List.of(Selector.below("KX-320000")), List.of(), "支援");
            String task = ids("ln-clerk", notice).get(0);
            int before =
                    as("ln-clerk").get("/api/tasks/" + task).then().extract().path("charged");
            String newcomer =
                    "KX-32" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
            join(newcomer, null);
            try {
                as("ln-clerk")
                        .get("/api/tasks/" + task + "/state?limit=200")
                        .then()
                        .body("charged", equalTo(before))
                        .body("organisations", hasSize(before))
                        .body("organisations.organisation", not(hasItem(newcomer)));
            } finally {
                join(newcomer, "2020-01-02");
            }
        }

        private void join(String newcomer, String closed) {
            jdbi.useHandle(handle -> handle.execute("""
                    select organisation_apply(?, '新区科学技术协会', 'ASSOCIATION', null, 'KX-320000', '{}', '{}', ?, ?, 2,
                        (select max(edition) + 1 from organisation), date '2020-01-01', cast(? as date))""", newcomer, place(), place(), closed));
        }

        private long place() {
            return 26L * (1L << 40);
        }
    }

    @Nested
    class AsNeighbour {

        @Test
        void seesAndChangesNothing() {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议");
            String task = ids("ln-clerk", notice).get(0);

            as("js-all")
                    .get("/api/tasks?source=" + notice)
                    .then()
                    .statusCode(200)
                    .body("", empty());
            as("js-all").get("/api/tasks?limit=200").then().body("id", not(hasItem(task)));
            as("js-all").get("/api/tasks/" + task).then().statusCode(404);
            as("js-all").get("/api/tasks/" + task + "/state").then().statusCode(404);
            complete("js-all", task).then().statusCode(404);
            progress("js-all", task, "甲").then().statusCode(404);
            as("dl-reporter").get("/api/tasks/" + task).then().statusCode(404);
            assertThat(rows("task_completion", "task", UUID.fromString(task))).isZero();
            assertThat(rows("task_progress", "task", UUID.fromString(task))).isZero();
        }
    }

    @Nested
    class WithoutTheRole {

        @ParameterizedTest
        @ValueSource(strings = {"ln-drafter", "ln-reporter", "ln-admin", "auditor"})
        void readsButDoesNotAnswer(String user) {
            UUID notice = fixture.noticeTo(List.of(Selector.of("KX-210000")), List.of(), "召开一次网上支部会议");
            String task = ids("ln-clerk", notice).get(0);

            as(user).get("/api/tasks/" + task).then().statusCode(200);
            complete(user, task).then().statusCode(403).body("type", equalTo("/problems/role-missing"));
            progress(user, task, "甲").then().statusCode(403);
            assertThat(rows("task_completion", "task", UUID.fromString(task))).isZero();
        }

        @ParameterizedTest
        @ValueSource(strings = {"expert1", "operator"})
        void doesNotEvenRead(String user) {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议");
            String task = ids("ln-clerk", notice).get(0);

            as(user).get("/api/tasks").then().statusCode(403);
            as(user).get("/api/tasks/" + task).then().statusCode(403);
            as(user).get("/api/tasks/" + task + "/state").then().statusCode(403);
        }
    }

    @Nested
    class Anonymous {

        @Test
        void isAskedToLogIn() {
            String task = "/api/tasks/" + UUID.randomUUID();

            anonymous().get("/api/tasks").then().statusCode(401);
            anonymous().get(task).then().statusCode(401);
            anonymous().get(task + "/state").then().statusCode(401);
            anonymous()
                    .body(Map.of("text", "甲"))
                    .post(task + "/progress")
                    .then()
                    .statusCode(401);
            anonymous()
                    .body(Map.of("result", "甲"))
                    .post(task + "/completion")
                    .then()
                    .statusCode(401);
        }
    }

    @Nested
    class WithBadInput {

        @Test
        void isToldWhatToChange() {
            UUID notice = fixture.noticeTo(SOCIETIES, List.of(), "召开一次网上支部会议");
            String task = ids("yyx-clerk", notice).get(0);
            String completion = "/api/tasks/" + task + "/completion";

            as("yyx-clerk")
                    .body(Map.of("result", " "))
                    .post(completion)
                    .then()
                    .statusCode(400)
                    .body("errors[0].pointer", containsString("result"));
            as("yyx-clerk").body(Map.of()).post(completion).then().statusCode(400);
            as("yyx-clerk")
                    .body(Map.of("result", "长".repeat(4001)))
                    .post(completion)
                    .then()
                    .statusCode(400);
            as("yyx-clerk")
                    .body(Map.of("result", "甲", "text", "乙"))
                    .post(completion)
                    .then()
                    .statusCode(400)
                    .body("type", equalTo("/problems/unknown-field"));
            as("yyx-clerk").body("{\"result\":").post(completion).then().statusCode(400);
            as("yyx-clerk").get("/api/tasks?cursor=eA").then().statusCode(400);
            as("yyx-clerk").get("/api/tasks?limit=0").then().statusCode(400);
            as("yyx-clerk").get("/api/tasks/" + UUID.randomUUID()).then().statusCode(404);
            as("yyx-clerk")
                    .get("/api/tasks/" + task + "/state?under=KX-999999")
                    .then()
                    .statusCode(422);
            assertThat(rows("task_completion", "task", UUID.fromString(task))).isZero();
        }
    }

    private static io.restassured.response.Response complete(String user, String task) {
        return as(user).body(Map.of("result", "已召开，到会42人")).post("/api/tasks/" + task + "/completion");
    }

    private static io.restassured.response.Response progress(String user, String task, String text) {
        return as(user).body(Map.of("text", text)).post("/api/tasks/" + task + "/progress");
    }

    private static List<String> ids(String user, UUID source) {
        return as(user).get("/api/tasks?source=" + source)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    private int rows(String table, String column, UUID id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from " + table + " where " + column + " = ?")
                        .bind(0, id)
                        .mapTo(Integer.class)
                        .one());
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
