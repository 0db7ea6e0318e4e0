package org.muster.notice.document;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.aNoticeOfJiangsu;
import static org.muster.notice.document.NoticeFixture.as;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.document.NoticeFixture.issue;
import static org.muster.notice.document.NoticeFixture.nobody;
import static org.muster.notice.document.NoticeFixture.organisation;
import static org.muster.notice.document.NoticeFixture.societiesBelow;
import static org.muster.notice.document.Together.together;
import static org.muster.notice.testing.Caller.postingNothing;

@QuarkusTest
class IssuingTest {

    @Inject
    NumberSeries series;

    @Inject
    Jdbi jdbi;

    @Inject
    Clock clock;

    @BeforeEach
    void loadTree() {
        TreeFixture.load();
    }

    @Test
    void numbersTheDocumentFreezesItsRecipientsAndTellsKafka() {
        String mark = freshMark();
        String id = aNotice().with("issuerMark", mark).with("urgency", "特急").approved();
        int year = LocalDate.now(clock).getYear();

        as("ln-issuer")
                .post("/api/notices/{id}/issue", id)
                .then()
                .statusCode(200)
                .body("number", equalTo(mark + "〔" + year + "〕1号"))
                .body("recipients", equalTo(2))
                .body("issuedOn", equalTo(LocalDate.now(clock).toString()));
        as("ln-drafter")
                .get("/api/notices/{id}", id)
                .then()
                .body("state", equalTo("ISSUED"))
                .body("recipients", equalTo(2))
                .body("steps.step", contains("DRAFTED", "SUBMITTED", "APPROVED", "ISSUED"));
        TestEvents.Received event = Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(
                        () -> TestEvents.received(
                                "org.muster.notice.issued",
                                data -> data.path("noticeId").asText().equals(id)),
                        found -> !found.isEmpty())
                .get(0);
        assertThat(event.key()).isEqualTo(id);
        assertThat(event.data().path("number").asText()).isEqualTo(mark + "〔" + year + "〕1号");
        assertThat(event.data().path("issuer").asText()).isEqualTo("KX-210000");
        assertThat(event.data().path("recipients").asInt()).isEqualTo(2);
        assertThat(event.data().path("urgency").asText()).isEqualTo("特急");
        assertThat(event.data().path("forwardOf").isNull()).isTrue();
        assertThat(event.data().path("drill").asBoolean(true)).isFalse();
    }

    @Test
    void countsADocumentEnteredAfterTheFactInTheSeriesOfItsYear() {
        String mark = freshMark();
        as("ln-issuer")
                .body(Map.of("next", 3))
                .put("/api/notice-series/{mark}/2020", mark)
                .then()
                .statusCode(200)
                .body("nextNumber", equalTo(mark + "〔2020〕3号"));
        String id = aNotice().with("issuerMark", mark).approved();

        as("ln-issuer")
                .body(Map.of("issuedOn", "2020-01-30"))
                .post("/api/notices/{id}/issue", id)
                .then()
                .statusCode(200)
                .body("number", equalTo(mark + "〔2020〕3号"))
                .body("issuedOn", equalTo("2020-01-30"));
        as("ln-issuer").get("/api/notice-series/{mark}/2020", mark).then().body("next", equalTo(4));
    }

    @Test
    void refusesADateThatCannotBe() {
        String id = aNotice().approved();

        for (String date : List.of(LocalDate.now(clock).plusDays(1).toString(), "1900-01-01")) {
            as("ln-issuer")
                    .body(Map.of("issuedOn", date))
                    .post("/api/notices/{id}/issue", id)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/bad-issue-date"));
        }
        as("ln-issuer")
                .body(Map.of("issuedOn", "30.1.2020"))
                .post("/api/notices/{id}/issue", id)
                .then()
                .statusCode(400);
    }

    @Test
    void issuesOnlyOnceHoweverManyPress() throws Exception {
        String id = aNotice().approved();

        List<Response> answers = together(
                5, i -> as("ln-issuer").post("/api/notices/{id}/issue", id).thenReturn());

        assertThat(answers)
                .extracting(Response::statusCode)
                .containsOnlyOnce(200)
                .contains(409);
        as("ln-issuer")
                .post("/api/notices/{id}/issue", id)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notice-is-issued"))
                .body("detail", containsString("1号"));
    }

    @Test
    void givesTheFirstAnswerToARepeatedIssue() {
        String id = aNotice().approved();
        String key = UUID.randomUUID().toString();

        String first = as("ln-issuer")
                .header("Idempotency-Key", key)
                .post("/api/notices/{id}/issue", id)
                .path("number");
        as("ln-issuer")
                .header("Idempotency-Key", key)
                .post("/api/notices/{id}/issue", id)
                .then()
                .statusCode(200)
                .body("number", equalTo(first));
    }

    @Test
    void leavesNoGapAmongTwentyConcurrentIssues() throws Exception {
        String mark = freshMark();
        List<String> approved = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            approved.add(aNotice().with("issuerMark", mark).approved());
        }

        List<String> numbers = together(
                20,
                i -> as("ln-issuer")
                        .post("/api/notices/{id}/issue", approved.get(i))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("number"));

        int year = LocalDate.now(clock).getYear();
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 20)
                        .mapToObj(n -> mark + "〔" + year + "〕" + n + "号")
                        .toList());
    }

    @Test
    void givesTheNumberOfAnIssueThatRolledBackToTheNextInLine() throws Exception {
        String mark = freshMark();
        String id = aNotice().with("issuerMark", mark).approved();
        int year = LocalDate.now(clock).getYear();
        ExecutorService nextInLine = Executors.newSingleThreadExecutor();
        try {
            QuarkusTransaction.begin();
            DocumentNumber lost = series.take(new IssuerMark(mark), year, "KX-210000");
            Future<String> number = nextInLine.submit(
                    () -> as("ln-issuer").post("/api/notices/{id}/issue", id).path("number"));
            assertThatThrownBy(() -> number.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
            QuarkusTransaction.rollback();

            assertThat(lost.sequence()).isEqualTo(1);
            assertThat(number.get(10, TimeUnit.SECONDS)).isEqualTo(lost.toString());
        } finally {
            nextInLine.shutdown();
        }
    }

    @Test
    void leavesNothingBehindWhenNobodyIsLeftToReceiveIt() throws SQLException {
        String mark = freshMark();
        String code = "DW-GONE-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase();
        place(code, "2020-01-01", null, 1);
        String lonely =
                aNotice().with("issuerMark", mark).to(organisation(code)).approved();
        place(code, "2020-01-01", "2020-01-02", 2);

        as("ln-issuer")
                .post("/api/notices/{id}/issue", lonely)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/no-recipients"));

        as("ln-drafter").get("/api/notices/{id}", lonely).then().body("state", equalTo("APPROVED"));
        String next = aNotice().with("issuerMark", mark).issued();
        as("ln-drafter").get("/api/notices/{id}", next).then().body("number", containsString("〕1号"));
        assertThat(TestEvents.received(
                        "org.muster.notice.issued",
                        data -> data.path("noticeId").asText().equals(lonely)))
                .isEmpty();
    }

    @Test
    void neverChangesAnIssuedNoticeNotEvenInTheDatabase() {
        UUID id = UUID.fromString(aNotice()
                .with("tasks", List.of(Map.of("number", 1, "text", "值班")))
                .issued());

        for (String change : List.of(
                "update notice set title = '另一个标题' where id = ?",
                "update notice set state = 'DRAFT' where id = ?",
                "delete from notice where id = ?",
                "update notice_task set text = '不值班' where notice = ?",
                "delete from notice_task where notice = ?")) {
            assertThatThrownBy(() -> jdbi.useHandle(handle -> handle.execute(change, id)))
                    .hasMessageContaining("never changes");
        }
    }

    @Test
    void continuesASeriesKeptOnPaperButNeverDownward() {
        String mark = freshMark();

        as("ln-issuer")
                .get("/api/notice-series/{mark}/2021", mark)
                .then()
                .statusCode(200)
                .body("next", equalTo(1));
        as("ln-issuer")
                .body(Map.of("next", 7))
                .put("/api/notice-series/{mark}/2021", mark)
                .then()
                .statusCode(200);
        as("ln-issuer")
                .body(Map.of("next", 7))
                .put("/api/notice-series/{mark}/2021", mark)
                .then()
                .statusCode(200);
        as("ln-issuer")
                .body(Map.of("next", 6))
                .put("/api/notice-series/{mark}/2021", mark)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/series-downward"))
                .body("detail", containsString("7"));
        as("ln-issuer").get("/api/notice-series/{mark}/2022", mark).then().body("next", equalTo(1));
    }

    @Test
    void refusesASeriesThatCannotBe() {
        String mark = freshMark();

        as("ln-issuer")
                .body(Map.of("next", 0))
                .put("/api/notice-series/{mark}/2021", mark)
                .then()
                .statusCode(400);
        as("ln-issuer")
                .body(Map.of("next", 100_000))
                .put("/api/notice-series/{mark}/2021", mark)
                .then()
                .statusCode(400);
        as("ln-issuer")
                .body(Map.of())
                .put("/api/notice-series/{mark}/2021", mark)
                .then()
                .statusCode(400);
        as("ln-issuer")
                .body(Map.of("next", 2))
                .put("/api/notice-series/{mark}/1234", mark)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/bad-series-year"));
        as("ln-issuer")
                .body(Map.of("next", 2))
                .put("/api/notice-series/{mark}/2021", "LKX")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/bad-issuer-mark"));
    }

    @Test
    void issuesTodayWhenNothingIsSaid() {
        String id = aNotice().approved();

        assertThat(postingNothing("ln-issuer", "/api/notices/" + id + "/issue")).isEqualTo(200);
        as("ln-issuer").get("/api/notices/{id}", id).then().body("state", equalTo("ISSUED"));
    }

    @Test
    void keepsAMarkWithItsOrganisation() {
        String mark = freshMark();
        as("ln-issuer")
                .body(Map.of("next", 3))
                .put("/api/notice-series/{mark}/2020", mark)
                .then()
                .statusCode(200);

        as("js-issuer")
                .body(Map.of("next", 9))
                .put("/api/notice-series/{mark}/2020", mark)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/mark-taken"));
        as("js-issuer").get("/api/notice-series/{mark}/2020", mark).then().statusCode(403);
        as("js-issuer")
                .body(aNoticeOfJiangsu().with("issuerMark", mark).body())
                .post("/api/notices")
                .then()
                .statusCode(403);
        as("ln-issuer").get("/api/notice-series/{mark}/2020", mark).then().body("next", equalTo(3));
    }

    @Test
    void givesAMarkDraftedByTwoToTheOneWhoIssuesFirst() {
        String mark = freshMark();
        String ours = aNotice().with("issuerMark", mark).approved();
        String theirs = aNoticeOfJiangsu().with("issuerMark", mark).approved();

        as("ln-issuer").post("/api/notices/{id}/issue", ours).then().statusCode(200);
        as("js-issuer")
                .post("/api/notices/{id}/issue", theirs)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/mark-taken"));
    }

    @Test
    void letsOnlyAnIssuerTouchTheSeries() {
        String mark = freshMark();

        nobody().get("/api/notice-series/{mark}/2020", mark).then().statusCode(401);
        nobody().body(Map.of("next", 3))
                .put("/api/notice-series/{mark}/2020", mark)
                .then()
                .statusCode(401);
        as("ln-drafter").get("/api/notice-series/{mark}/2020", mark).then().statusCode(403);
        as("ln-drafter")
                .body(Map.of("next", 3))
                .put("/api/notice-series/{mark}/2020", mark)
                .then()
                .statusCode(403);
        as("auditor")
                .body(Map.of("next", 3))
                .put("/api/notice-series/{mark}/2020", mark)
                .then()
                .statusCode(403);
    }

    @Test
    void resolvesTheClassOfAddresseesOnceAndForAll() {
        String id = aNotice()
                .to(societiesBelow("KX-320000"))
                .cc(organisation("KX-320000"))
                .drafted();
        issue(id, "ln-drafter", "ln-issuer");

        as("ln-drafter").get("/api/notices/{id}", id).then().body("recipients", equalTo(3));
    }

    private static void place(String code, String from, String to, int edition) throws SQLException {
        try (Connection connection = TreeFixture.open();
                var statement = connection.prepareStatement(
                        "select organisation_apply(?, '临时单位', 'MEMBER_UNIT', null, 'XH-210000-NX', '{}', '{}', ?, ?, 3, ?,"
                                + " ?::date, ?::date)")) {
            long pos = 5L * (1L << 40) + Math.abs(code.hashCode());
            statement.setString(1, code);
            statement.setLong(2, pos);
            statement.setLong(3, pos);
            statement.setLong(4, edition);
            statement.setString(5, from);
            statement.setString(6, to);
            statement.execute();
        }
    }
}
