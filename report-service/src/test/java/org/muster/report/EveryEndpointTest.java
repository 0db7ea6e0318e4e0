package org.muster.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.muster.platform.testing.EveryEndpointRefuses;
import org.muster.platform.testing.TestEvents;
import org.muster.report.testing.Desk;
import org.muster.report.testing.Liaoning;
import org.muster.report.testing.Opinions;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.awaitility.Awaitility.await;
import static org.muster.report.testing.Desk.DAY;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Liaoning.DALIAN;
import static org.muster.report.testing.Liaoning.SHENYANG;

@QuarkusTest
class EveryEndpointTest extends EveryEndpointRefuses {

    /** What timers sum up, name as missing and plan for the next day, also for other tests. */
    @Override
    protected Set<String> busyTables() {
        return Set.of("rollup", "rollup_dirty", "report_cutoff", "daily_schedule");
    }

    @Override
    protected void know() {
        Liaoning.load();
        String form = forms();
        reports(periods(form));
        schedules();
        briefs();
        instructions();
    }

    private String forms() {
        String form = Desk.form(Desk.summed("confirmed"));
        Map<String, Object> questions = Map.of("fields", List.of(Desk.summed("suspected")));
        isOwn("POST /api/report-forms");
        showsOnlyOwn("GET /api/report-forms", request -> request.queryParam("limit", 200), List.of(form));
        refuses("GET /api/report-forms/{id}", form);
        refuses(
                "PUT /api/report-forms/{id}",
                request -> request.header("If-Match", "*").body(questions),
                form);
        refuses("POST /api/report-forms/{id}/retirement", form);
        return form;
    }

    private String periods(String form) {
        String period = Desk.period(form, DAY, one(SHENYANG), one(DALIAN));
        refuses(
                "POST /api/report-periods",
                Desk.asking(form, DAY, Instant.now().plus(Duration.ofHours(1)), List.of(one("KX-320100"))));
        showsOnlyOwn("GET /api/report-periods", request -> request.queryParam("limit", 200), List.of(period));
        refuses("GET /api/report-periods/{id}", period);
        refuses("GET /api/report-periods/{id}/missing", period);
        return period;
    }

    /** 沈阳 handed in, 大连 has a draft. */
    private void reports(String period) {
        Desk.report(period, SHENYANG, Map.of("confirmed", 7));
        Desk.write("ln-reporter", period, DALIAN, Map.of("confirmed", 5)).statusCode(200);
        Desk.rollup(period, Liaoning.PROVINCE);
        refuses("GET /api/reports/{period}/{organisation}", period, SHENYANG);
        refuses(
                "PUT /api/reports/{period}/{organisation}",
                request -> request.header("If-Match", "*").body(Map.of("values", Map.of("confirmed", 99))),
                period,
                DALIAN);
        refuses("GET /api/reports/{period}/{organisation}/versions", period, SHENYANG);
        refuses("POST /api/reports/{period}/{organisation}/submission", Map.of("nil", false), period, DALIAN);
        refuses("POST /api/reports/{period}/{organisation}/correction", Map.of("reason", "核对后更正"), period, SHENYANG);
        refuses("POST /api/reports/{period}/{organisation}/acceptance", period, SHENYANG);
        refuses("POST /api/reports/{period}/{organisation}/return", Map.of("reason", "与昨日不符"), period, SHENYANG);
        refuses("GET /api/rollups/{period}", period);
    }

    /** One that has ended is still listed, and no timer works on it any more. */
    private void schedules() {
        String response = UUID.randomUUID().toString();
        String form = "日报 " + response;
        ObjectNode activated =
                TestEvents.example("org.muster.response.activated").put("responseId", response);
        ((ObjectNode) activated.path("plan").path("dailyReport")).put("form", form);
        TestEvents.send("org.muster.response.activated", activated);
        awaitSchedule(response, "BLOCKED");
        TestEvents.send(
                "org.muster.response.stood-down",
                TestEvents.example("org.muster.response.stood-down").put("responseId", response));
        awaitSchedule(response, "ENDED");
        showsOnlyOwn("GET /api/report-periods/schedules", request -> request, List.of(response, form));
    }

    private static void awaitSchedule(String response, String state) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> state.equals(as("ln-reviewer")
                        .get("/api/report-periods/schedules")
                        .jsonPath()
                        .getString("find { it.response == '" + response + "' }.state")));
    }

    private void briefs() {
        String expert = "辽宁专家 " + UUID.randomUUID();
        String item = Opinions.item(Liaoning.PROVINCE, expert);
        String draft = Opinions.draft("辽宁建议", item);
        Map<String, Object> theirs = Opinions.content("江苏建议", item);
        showsOnlyOwn("GET /api/briefs/items", request -> request.queryParam("limit", 200), List.of(item, expert));
        refuses("POST /api/briefs", theirs);
        showsOnlyOwn("GET /api/briefs", request -> request.queryParam("limit", 200), List.of(draft, item));
        refuses("GET /api/briefs/{id}", draft);
        refuses(
                "PUT /api/briefs/{id}",
                request -> request.header("If-Match", "*").body(Opinions.content("江苏建议")),
                draft);
        refuses("POST /api/briefs/{id}/issue", Map.of("issuedOn", "2020-02-10"), draft);
        refuses(
                "POST /api/briefs/{id}/submissions",
                Map.of("to", "省委办公厅", "channel", "机要", "sentOn", "2020-02-10"),
                Opinions.issued());
    }

    private void instructions() {
        String brief = Opinions.issued();
        String instruction = as("ln-office")
                .body(instruction(brief, SHENYANG))
                .post("/api/instructions")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        refuses("POST /api/instructions", instruction(brief, "KX-320100"));
        showsOnlyOwn("GET /api/instructions", request -> request.queryParam("limit", 200), List.of(instruction, brief));
        refuses("GET /api/instructions/{id}", instruction);
    }

    private static Map<String, Object> instruction(String brief, String charged) {
        return Map.of(
                "brief",
                brief,
                "rank",
                "省政府分管领导",
                "text",
                "请先行试点。",
                "instructedOn",
                "2020-02-12",
                "tasks",
                List.of(Map.of("number", 1, "text", "提出处置办法", "organisation", charged)));
    }
}
