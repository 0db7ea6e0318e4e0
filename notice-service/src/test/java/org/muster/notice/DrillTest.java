package org.muster.notice;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.notice.document.NoticeFixture;
import org.muster.notice.leadinggroup.LeadingGroupFixture;
import org.muster.notice.meeting.MeetingFixture;
import org.muster.notice.response.PlanFixture;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.muster.notice.document.NoticeFixture.aNotice;
import static org.muster.notice.document.NoticeFixture.freshMark;
import static org.muster.notice.response.ResponseFixture.aResponseTo;
import static org.muster.notice.response.ResponseFixture.only;
import static org.muster.notice.testing.Caller.as;
import static org.muster.notice.testing.Caller.events;
import static org.muster.notice.testing.Caller.unique;

/** Walks everything that a drill (演练) makes: each thing says so, and none counts as real. */
@QuarkusTest
class DrillTest {

    private static final String MARK = "【演练】";
    private static final String SOCIETY = "XH-210000-YYX";

    @BeforeAll
    static void tree() {
        TreeFixture.load();
    }

    @Nested
    class OfAResponse {

        private final String event = unique("地震");

        private String activated() {
            String plan = PlanFixture.aPlan()
                    .level("I")
                    .duty(only(SOCIETY))
                    .dailyReport("疫情日报", "17:00", only(SOCIETY))
                    .ofLevel("pools", List.of("抗震救灾"))
                    .task(1, "核对物资台账", "I", only(SOCIETY))
                    .but("dueAfterHours", 24)
                    .writtenBy("ln-issuer");
            return as("ln-duty")
                    .body(Map.of("event", event, "level", "I", "divisionCode", "210000", "drill", true, "planId", plan))
                    .post("/api/responses")
                    .then()
                    .statusCode(201)
                    .body("drill", equalTo(true))
                    .extract()
                    .path("id");
        }

        private String task(String response) {
            return as("ln-duty").get("/api/responses/" + response).path("tasks[0].id");
        }

        @Test
        void marksItsTasksWhereverTheyAreRead() {
            String response = activated();
            String task = task(response);

            as("yyx-clerk")
                    .get("/api/tasks/" + task)
                    .then()
                    .body("drill", equalTo(true))
                    .body("text", equalTo(MARK + "核对物资台账"));
            as("yyx-clerk").get("/api/tasks?source=" + response).then().body("[0].text", startsWith(MARK));
            JsonNode opened =
                    events("org.muster.task.opened", "taskId", task, 1).get(0).data();
            assertThat(opened.path("drill").asBoolean()).isTrue();
            assertThat(opened.path("text").asText()).startsWith(MARK);
        }

        @Test
        void marksTheUrgingsInWhatAndInWords() {
            String task = task(activated());

            as("ln-duty")
                    .body(Map.of("subjectKind", "TASK", "subjectId", task, "organisation", SOCIETY, "text", "请今日完成"))
                    .post("/api/urgings")
                    .then()
                    .statusCode(201)
                    .body("drill", equalTo(true))
                    .body("what", startsWith(MARK))
                    .body("text", startsWith(MARK));
        }

        @Test
        void demandsDutyWithoutMakingAGap() {
            LocalDate night = LocalDate.now().plusDays(1);
            Object before = as("ln-duty")
                    .get("/api/duty/gaps?under=KX-210000&night=" + night)
                    .then()
                    .extract()
                    .body()
                    .asString();

            activated();
            assertThat((Object) as("ln-duty")
                            .get("/api/duty/gaps?under=KX-210000&night=" + night)
                            .then()
                            .extract()
                            .body()
                            .asString())
                    .isEqualTo(before);
        }

        @Test
        void marksWhatItTellsOtherServices() {
            String response = activated();
            as("ln-duty").post("/api/responses/" + response + "/stand-down");

            for (String type : List.of("activated", "stood-down")) {
                assertThat(events("org.muster.response." + type, "responseId", response, 1)
                                .get(0)
                                .data()
                                .path("drill")
                                .asBoolean())
                        .isTrue();
            }
            as("ln-duty")
                    .get("/api/responses/" + response + "/cap")
                    .then()
                    .body(containsString("<status>Exercise</status>"))
                    .body(containsString("<event>" + MARK));
        }

        @Test
        void marksTheGroupThatLeadsItAndTheMeetingForItsTask() {
            String response = activated();
            Map<String, Object> group = new HashMap<>(LeadingGroupFixture.aGroup());
            group.put("response", response);
            String groupId = LeadingGroupFixture.established(group);
            as("ln-issuer")
                    .get("/api/leading-groups/" + groupId)
                    .then()
                    .body("drill", equalTo(true))
                    .body("name", startsWith(MARK));
            as("ln-issuer")
                    .header("If-Match", "*")
                    .body(group)
                    .put("/api/leading-groups/" + groupId)
                    .then()
                    .statusCode(200)
                    .body("drill", equalTo(true))
                    .body("name", startsWith(MARK));

            Map<String, Object> meeting =
                    MeetingFixture.aMeetingOn(LocalDate.now().plusDays(2).toString());
            meeting.put("task", task(response));
            as("yyx-clerk")
                    .get("/api/meetings/" + MeetingFixture.called(meeting))
                    .then()
                    .body("drill", equalTo(true))
                    .body("title", startsWith(MARK));
        }
    }

    @Nested
    class OfANotice {

        @Test
        void marksItsTitleInEveryPlaceItTravelsTo() {
            String id = aNotice()
                    .with("drill", true)
                    .with("tasks", List.of(Map.of("number", 1, "text", "核对名册")))
                    .issued();

            for (String path : List.of("/api/notices/" + id, "/api/notices/" + id + "/cap")) {
                as("ln-drafter").get(path).then().statusCode(200).body(containsString(MARK));
            }
            as("ln-drafter")
                    .get("/api/notices?limit=200")
                    .then()
                    .body("find { it.id == '" + id + "' }.title", startsWith(MARK));
            as("yyx-clerk")
                    .get("/api/inbox?limit=200")
                    .then()
                    .body("find { it.id == '" + id + "' }.title", startsWith(MARK));
            as("yyx-clerk").get("/api/inbox/" + id).then().body("title", startsWith(MARK));
            as("yyx-clerk").get("/api/tasks?source=" + id).then().body("[0].text", equalTo(MARK + "核对名册"));
            JsonNode issued =
                    events("org.muster.notice.issued", "noticeId", id, 1).get(0).data();
            assertThat(issued.path("drill").asBoolean()).isTrue();
            assertThat(issued.path("title").asText()).startsWith(MARK);
        }

        @Test
        void isOneWhenItIsDraftedForADrill() {
            String response = aResponseTo(unique("地震")).asDrill().activatedBy("ln-duty");

            String id = aNotice().with("response", response).drafted();
            as("ln-drafter")
                    .header("If-Match", "*")
                    .body(aNotice().with("title", "关于演练安排的通知").body())
                    .put("/api/notices/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("response", equalTo(response))
                    .body("drill", equalTo(true))
                    .body("title", equalTo(MARK + "关于演练安排的通知"));
        }

        @Test
        void isNeitherMadeOfARealResponseNorMovedToAnother() {
            String real = aResponseTo(unique("地震")).activatedBy("ln-duty");
            String over = aResponseTo(unique("地震")).asDrill().activatedBy("ln-duty");
            String foreign = aResponseTo(unique("地震"))
                    .with("divisionCode", "320000")
                    .asDrill()
                    .activatedBy("js-all");
            as("ln-duty").post("/api/responses/" + over + "/stand-down");

            refused(aNotice().with("response", real).with("drill", true), "drill-differs");
            refused(aNotice().with("response", over), "notice-response-unknown");
            refused(aNotice().with("response", foreign), "notice-response-unknown");
            String id = aNotice().with("response", real).drafted();
            as("ln-drafter")
                    .header("If-Match", "*")
                    .body(aNotice().with("response", over).body())
                    .put("/api/notices/{id}", id)
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/notice-response-stays"));
        }

        private void refused(NoticeFixture notice, String problem) {
            as("ln-drafter")
                    .body(notice.body())
                    .post("/api/notices")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/" + problem));
        }

        @Test
        void takesNoNumberOfTheRealSeries() {
            String mark = freshMark();

            for (int n = 1; n <= 2; n++) {
                as("ln-issuer")
                        .get(
                                "/api/notices/{id}",
                                aNotice()
                                        .with("issuerMark", mark)
                                        .with("drill", true)
                                        .issued())
                        .then()
                        .body("number", startsWith(mark + "演〔"))
                        .body("number", endsWith("〕" + n + "号"));
            }
            as("ln-issuer")
                    .get("/api/notices/{id}", aNotice().with("issuerMark", mark).issued())
                    .then()
                    .body("number", startsWith(mark + "〔"))
                    .body("number", endsWith("〕1号"));
        }

        @Test
        void refusesTheSeriesOfDrillsToRealOnes() {
            as("ln-drafter")
                    .body(aNotice().with("issuerMark", "辽科协发演").body())
                    .post("/api/notices")
                    .then()
                    .statusCode(422)
                    .body("type", equalTo("/problems/mark-of-drills"));
        }

        @Test
        void staysWhatItWasDraftedAs() {
            for (boolean drill : new boolean[] {true, false}) {
                String id = aNotice().with("drill", drill).drafted();
                as("ln-drafter")
                        .header("If-Match", "*")
                        .body(aNotice().with("drill", !drill).body())
                        .put("/api/notices/{id}", id)
                        .then()
                        .statusCode(422)
                        .body("type", equalTo("/problems/drill-differs"));
                as("ln-drafter").get("/api/notices/{id}", id).then().body("drill", equalTo(drill));
            }
        }

        @Test
        void handsItsMarkOnToForwardsAndCorrections() {
            String id = aNotice().with("drill", true).issued();
            String forward = NoticeFixture.forward("yyx-issuer", id, NoticeFixture.below(SOCIETY));
            as("yyx-issuer")
                    .get("/api/notices/{id}", forward)
                    .then()
                    .body("drill", equalTo(true))
                    .body("title", startsWith(MARK + "转发"));
            String title = as("yyx-issuer").get("/api/notices/{id}", forward).path("title");
            assertThat(title.lastIndexOf(MARK)).isZero();

            as("ln-drafter")
                    .body(Map.of("reason", "日期有误"))
                    .post("/api/notices/{id}/corrections", id)
                    .then()
                    .statusCode(201)
                    .body("drill", equalTo(true))
                    .body("title", startsWith(MARK));
        }

        @Test
        void isUnreadApartFromTheRealOnes() {
            int unread = as("yyx-clerk").get("/api/inbox/unread").path("unread");
            int drills = as("yyx-clerk").get("/api/inbox/unread").path("drill");

            aNotice().with("drill", true).issued();
            as("yyx-clerk")
                    .get("/api/inbox/unread")
                    .then()
                    .body("unread", equalTo(unread))
                    .body("drill", equalTo(drills + 1));
        }
    }
}
