package org.muster.notice.meeting;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.TreeFixture;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.meeting.MeetingFixture.aMeetingOn;
import static org.muster.notice.meeting.MeetingFixture.called;
import static org.muster.notice.testing.Caller.anonymous;
import static org.muster.notice.testing.Caller.as;

@QuarkusTest
class MeetingTest {

    private static final String DAY = "2031-02-06";

    @Inject
    TestClock clock;

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @BeforeEach
    void theDayBefore() {
        clock.stopAt("2031-02-05T10:00");
    }

    @AfterEach
    void today() {
        clock.start();
    }

    @Nested
    class AsTheOneWhoCalls {

        @Test
        void invitesThoseBelowAndNobodyElseSeesIt() {
            String id = called(aMeetingOn(DAY));

            for (String reader : List.of("yyx-clerk", "dw1-clerk", "dw2-clerk", "ln-clerk", "cast-admin")) {
                as(reader).get("/api/meetings/{id}", id).then().statusCode(200).body("invited", equalTo(2));
                as(reader).get("/api/meetings?limit=200").then().body("id", hasItem(id));
            }
            for (String other : List.of("sy-clerk", "js-clerk")) {
                as(other).get("/api/meetings/{id}", id).then().statusCode(404);
                as(other).get("/api/meetings?limit=200").then().body("id", not(hasItem(id)));
            }
            anonymous().get("/api/meetings/{id}", id).then().statusCode(401);
        }

        @Test
        void invitesNobodySidewaysOrAbove() {
            Map<String, Object> meeting = aMeetingOn(DAY);
            for (String code : List.of("KX-210100", "KX-210000", "KX-320000")) {
                meeting.put("to", List.of(Map.of("organisation", code)));
                as("yyx-clerk").body(meeting).post("/api/meetings").then().statusCode(403);
            }
            as("yyx-issuer").body(aMeetingOn(DAY)).post("/api/meetings").then().statusCode(403);
        }

        @Test
        void refusesMeetingsInThePastOrWithoutLink() {
            as("yyx-clerk")
                    .body(aMeetingOn("2031-02-05"))
                    .post("/api/meetings")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("/meeting-time"));
            Map<String, Object> backwards = aMeetingOn(DAY);
            backwards.put("endsAt", backwards.get("startsAt"));
            as("yyx-clerk").body(backwards).post("/api/meetings").then().statusCode(422);
            Map<String, Object> nowhere = aMeetingOn(DAY);
            nowhere.put("link", "javascript:alert(1)");
            as("yyx-clerk").body(nowhere).post("/api/meetings").then().statusCode(400);
            Map<String, Object> nobody = aMeetingOn(DAY);
            nobody.put("to", List.of());
            as("yyx-clerk").body(nobody).post("/api/meetings").then().statusCode(400);
        }

        @Test
        void cancelsUntilItBegins() {
            String id = called(aMeetingOn(DAY));
            String begun = called(aMeetingOn(DAY));
            clock.stopAt(DAY + "T08:59");
            cancel("ln-clerk", id).then().statusCode(404);
            cancel("yyx-clerk", id).then().statusCode(200).body("state", equalTo("CANCELLED"));
            cancel("yyx-clerk", id).then().statusCode(409).body("type", endsWith("/meeting-cancelled"));
            clock.stopAt(DAY + "T09:00");
            cancel("yyx-clerk", begun).then().statusCode(409).body("type", endsWith("/meeting-begun"));
            enter("dw1-clerk", id).then().statusCode(409);
        }

        @Test
        void writesMinutesOnceAndNotBeforeItBegins() {
            String id = called(aMeetingOn(DAY));
            minutes("yyx-clerk", id).then().statusCode(409).body("type", endsWith("/meeting-not-begun"));
            clock.stopAt(DAY + "T10:30");
            minutes("dw1-clerk", id).then().statusCode(404);
            minutes("yyx-clerk", id).then().statusCode(200).body("state", equalTo("HELD"));

            minutes("yyx-clerk", id).then().statusCode(409).body("type", endsWith("/meeting-held"));
            as("dw1-clerk").get("/api/meetings/{id}", id).then().body("minutes", equalTo("到会42人，决定建立值班制度。"));
            count("yyx-clerk", id, "DW-YYX-1", 5).then().statusCode(409);
        }
    }

    @Nested
    class AsEvidence {

        @Test
        void tellsTheTaskOfTheMinutes() {
            String task = task();
            Map<String, Object> meeting = aMeetingOn(DAY);
            meeting.put("task", task);
            String id = called(meeting);
            clock.stopAt(DAY + "T10:30");
            minutes("yyx-clerk", id).then().statusCode(200);

            as("yyx-clerk")
                    .get("/api/tasks/{id}", task)
                    .then()
                    .statusCode(200)
                    .body("progress.text", hasItem(containsString("/api/meetings/" + id)));
            as("ln-clerk")
                    .get("/api/meetings?task=" + task)
                    .then()
                    .statusCode(200)
                    .body("id", contains(id))
                    .body("minutes", contains("到会42人，决定建立值班制度。"));
            as("sy-clerk").get("/api/meetings?task=" + task).then().body("", empty());
        }

        @Test
        void refusesTasksOfOthersAndThoseDone() {
            String task = task();
            Map<String, Object> others = aMeetingOn(DAY);
            others.put("to", List.of(Map.of("organisation", "KX-210100")));
            others.put("task", task);
            as("sy-clerk")
                    .body(others)
                    .post("/api/meetings")
                    .then()
                    .statusCode(422)
                    .body("type", endsWith("/meeting-task-not-open"));
            as("yyx-clerk")
                    .body(Map.of("result", "已召开"))
                    .post("/api/tasks/{id}/completion", task)
                    .then()
                    .statusCode(200);
            Map<String, Object> late = aMeetingOn(DAY);
            late.put("task", task);
            as("yyx-clerk").body(late).post("/api/meetings").then().statusCode(422);
        }
    }

    @Nested
    class AsOneInvited {

        @Test
        void answersForTheOrganisationUntilItBegins() {
            String id = called(aMeetingOn(DAY));
            attendance(id).body("organisations.state", contains("ASKED", "ASKED"));
            answer("dw1-clerk", id, false).then().statusCode(204);
            answer("dw1-clerk", id, true).then().statusCode(204);
            answer("dw2-clerk", id, false).then().statusCode(204);
            answer("sy-clerk", id, true).then().statusCode(404);
            answer("ln-clerk", id, true).then().statusCode(403);

            attendance(id)
                    .body("organisations.organisation", contains("DW-YYX-1", "DW-YYX-2"))
                    .body("organisations.state", contains("ACCEPTED", "DECLINED"))
                    .body("totals.asked", equalTo(2))
                    .body("totals.accepted", equalTo(1))
                    .body("totals.declined", equalTo(1));
            clock.stopAt(DAY + "T09:00");
            answer("dw2-clerk", id, true).then().statusCode(409);
        }

        @Test
        void acceptsAndEntersAsAPerson() {
            String id = called(aMeetingOn(DAY));
            as("dw1-clerk")
                    .post("/api/meetings/{id}/personal-acceptance", id)
                    .then()
                    .statusCode(204);
            as("sy-reporter")
                    .post("/api/meetings/{id}/personal-acceptance", id)
                    .then()
                    .statusCode(404);
            clock.stopAt(DAY + "T08:29");
            enter("dw1-clerk", id).then().statusCode(409).body("type", endsWith("/meeting-not-now"));
            clock.stopAt(DAY + "T08:30");
            enter("dw1-clerk", id).then().statusCode(204);
            enter("dw1-clerk", id).then().statusCode(204);
            clock.stopAt(DAY + "T10:00");
            enter("dw2-clerk", id).then().statusCode(204);
            clock.stopAt(DAY + "T10:01");
            enter("dw2-clerk", id).then().statusCode(409);

            attendance(id)
                    .body("organisations.state", contains("ATTENDED", "ATTENDED"))
                    .body("organisations.personsAccepted", contains(1, 0))
                    .body("organisations.checkedIn", contains(1, 1))
                    .body("totals.attended", equalTo(2))
                    .body("totals.persons", equalTo(2));
            as("yyx-clerk")
                    .get("/api/meetings/{id}/persons", id)
                    .then()
                    .body("organisation", containsInAnyOrder("DW-YYX-1", "DW-YYX-2"));
            as("dw1-clerk").get("/api/meetings/{id}/persons", id).then().body("organisation", contains("DW-YYX-1"));
        }

        @Test
        void takesHerNameOutAgain() {
            String id = called(aMeetingOn(DAY));
            as("dw1-clerk")
                    .post("/api/meetings/{id}/personal-acceptance", id)
                    .then()
                    .statusCode(204);
            as("dw1-clerk")
                    .delete("/api/meetings/{id}/personal-acceptance", id)
                    .then()
                    .statusCode(204);
            as("dw1-clerk")
                    .delete("/api/meetings/{id}/personal-acceptance", id)
                    .then()
                    .statusCode(404);

            as("yyx-clerk")
                    .get("/api/meetings/{id}/persons", id)
                    .then()
                    .statusCode(200)
                    .body("", empty());
        }

        @Test
        void isCountedByHandByItselfOrTheOneWhoCalled() {
            String id = called(aMeetingOn(DAY));
            count("dw1-clerk", id, "DW-YYX-1", 5).then().statusCode(409).body("type", endsWith("/meeting-not-begun"));
            clock.stopAt(DAY + "T09:10");
            enter("dw1-clerk", id).then().statusCode(204);
            count("dw1-clerk", id, "DW-YYX-1", 5).then().statusCode(204);
            count("dw1-clerk", id, "DW-YYX-2", 5).then().statusCode(403);
            count("yyx-clerk", id, "DW-YYX-2", 7).then().statusCode(204);
            count("yyx-clerk", id, "KX-210100", 7).then().statusCode(403);
            count("yyx-clerk", id, "DW-YYX-2", -1).then().statusCode(400);

            attendance(id)
                    .body("organisations.headcount", contains(5, 7))
                    .body("totals.persons", equalTo(12))
                    .body("totals.attended", equalTo(2));
            as("dw1-clerk").get("/api/meetings/{id}/attendance", id).then().statusCode(404);
        }
    }

    private static String task() {
        String notice = aNotice()
                .with("tasks", List.of(Map.of("number", 1, "text", "召开一次网上理事会")))
                .issued();
        return as("yyx-clerk")
                .get("/api/tasks?source=" + notice)
                .then()
                .statusCode(200)
                .extract()
                .path("[0].id");
    }

    private static Response cancel(String user, String id) {
        return as(user).body(Map.of("reason", "另行通知")).post("/api/meetings/{id}/cancellation", id);
    }

    private static Response minutes(String user, String id) {
        return as(user).body(Map.of("text", "到会42人，决定建立值班制度。")).post("/api/meetings/{id}/minutes", id);
    }

    private static Response answer(String user, String id, boolean coming) {
        return as(user).body(Map.of("coming", coming)).post("/api/meetings/{id}/answer", id);
    }

    private static Response enter(String user, String id) {
        return as(user).post("/api/meetings/{id}/check-in", id);
    }

    private static Response count(String user, String id, String organisation, int persons) {
        return as(user).body(Map.of("organisation", organisation, "persons", persons))
                .post("/api/meetings/{id}/headcounts", id);
    }

    private static ValidatableResponse attendance(String id) {
        return as("yyx-clerk").get("/api/meetings/{id}/attendance", id).then().statusCode(200);
    }
}
