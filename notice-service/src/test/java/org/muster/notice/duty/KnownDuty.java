package org.muster.notice.duty;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.muster.notice.testing.TestClock;
import org.muster.platform.testing.EveryEndpointRefuses;

import io.restassured.specification.RequestSpecification;

import static org.muster.notice.document.NoticeFixture.as;

/** Rosters, what happens between persons on duty, and what the organisation above sees. */
public final class KnownDuty {

    private static final String PROVINCE = "KX-210000";

    private KnownDuty() {}

    public static void know(EveryEndpointRefuses every, TestClock clock) {
        every.heldBy(PROVINCE);
        duty(every, clock);
        dutyBetweenPersons(every, clock);
        dutyBelow(every);
    }

    private static void duty(EveryEndpointRefuses every, TestClock clock) {
        Map<String, Object> described = Map.of(
                "name", "值班员", "phone", "024-2345 6789", "purpose", "值班联络", "basis", "DUTY", "keepUntil", "2099-12-31");
        Map<String, Object> asked = Map.of("organisation", PROVINCE, "person", described);
        String person = made("/api/duty/persons", asked);
        every.refuses("GET /api/duty/persons", KnownDuty::ofLiaoning);
        every.refuses("POST /api/duty/persons", asked);
        every.refuses("GET /api/duty/persons/{id}", person);
        every.refuses(
                "PUT /api/duty/persons/{id}",
                request -> request.header("If-Match", "*").body(described),
                person);
        every.refuses("DELETE /api/duty/persons/{id}", person);
        every.refuses("GET /api/duty/persons/{id}/contact", request -> request.queryParam("purpose", "值班联络"), person);
        LocalDate tomorrow = LocalDate.now(clock).plusDays(1);
        Map<String, Object> planned = Map.of(
                "name",
                "夜班",
                "from",
                tomorrow.toString(),
                "startsAt",
                "18:00",
                "hours",
                14,
                "members",
                List.of(person));
        Map<String, Object> roster = Map.of("organisation", PROVINCE, "rotation", planned);
        String rotation = made("/api/duty/rotations", roster);
        every.refuses("GET /api/duty/rotations", KnownDuty::ofLiaoning);
        every.refuses("POST /api/duty/rotations", roster);
        every.refuses("GET /api/duty/rotations/{id}", rotation);
        every.refuses(
                "PUT /api/duty/rotations/{id}",
                request -> request.header("If-Match", "*").body(planned),
                rotation);
        every.refuses(
                "POST /api/duty/rotations/{id}/end",
                Map.of("lastDay", tomorrow.plusDays(9).toString()),
                rotation);
        every.refuses("GET /api/duty/now", KnownDuty::ofLiaoning);
        every.refuses("GET /api/duty/tonight", KnownDuty::ofLiaoning);
        every.refuses("GET /api/duty/shifts", KnownDuty::ofLiaoning);
        Map<String, Object> given = Map.of("person", made("/api/duty/persons", asked), "reason", "临时调整");
        String seat = "/api/duty/shifts/{rotation}/{day}/{post}/";
        every.refuses(
                "POST " + seat + "override",
                given,
                rotation,
                tomorrow.plusDays(1).toString(),
                "MAIN");
        as("ln-duty")
                .body(given)
                .post(seat + "override", rotation, tomorrow.toString(), "MAIN")
                .then()
                .statusCode(200);
        every.refuses("POST " + seat + "restoration", Map.of("reason", "恢复"), rotation, tomorrow.toString(), "MAIN");
    }

    private static void dutyBetweenPersons(EveryEndpointRefuses every, TestClock clock) {
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> described =
                Map.of("name", "值班员", "purpose", "值班联络", "basis", "DUTY", "keepUntil", "2099-12-31");
        String person = made("/api/duty/persons", Map.of("organisation", PROVINCE, "person", described));
        String rotation = made(
                "/api/duty/rotations",
                Map.of(
                        "organisation",
                        PROVINCE,
                        "rotation",
                        Map.of(
                                "name",
                                "全天",
                                "from",
                                today.toString(),
                                "startsAt",
                                "00:00",
                                "hours",
                                24,
                                "members",
                                List.of(person))));
        Map<String, Object> handover = Map.of("rotation", rotation, "day", today.toString(), "text", "一夜无事");
        String note = made("/api/duty/handovers", handover);
        every.refuses("GET /api/duty/handovers", KnownDuty::ofLiaoning);
        every.refuses("POST /api/duty/handovers", handover);
        every.refuses("GET /api/duty/handovers/{id}", note);
        every.refuses("POST /api/duty/handovers/{id}/acknowledgement", note);
        Map<String, Object> wanted =
                Map.of("rotation", rotation, "day", today.plusDays(1).toString(), "post", "MAIN", "reason", "出差");
        String swap = made("/api/duty/swaps", wanted);
        every.refuses("GET /api/duty/swaps", KnownDuty::ofLiaoning);
        every.refuses("POST /api/duty/swaps", wanted);
        every.refuses("GET /api/duty/swaps/{id}", swap);
        for (String step : List.of("acceptance", "refusal", "withdrawal", "undoing")) {
            every.refuses("POST /api/duty/swaps/{id}/" + step, swap);
        }
        every.refuses("GET /api/duty/mine");
        every.refuses("GET /api/duty/calendars", KnownDuty::ofLiaoning);
        every.refuses("PUT /api/duty/calendars/mine");
        every.refuses("PUT /api/duty/calendars/organisations/{code}", PROVINCE);
        String calendar = as("ln-duty")
                .put("/api/duty/calendars/organisations/{code}", PROVINCE)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        every.refuses("DELETE /api/duty/calendars/{id}", calendar);
        every.isOpen("GET /api/public/calendars/{secret}");
    }

    private static void dutyBelow(EveryEndpointRefuses every) {
        every.refuses("GET /api/duty/units", request -> request.queryParam("under", PROVINCE));
        every.refuses("GET /api/duty/gaps", request -> request.queryParam("under", PROVINCE));
        every.refuses("GET /api/duty/gaps/units", request -> request.queryParam("under", PROVINCE));
        Map<String, Object> tested = Map.of("under", PROVINCE, "minutes", 30);
        String check = made("/api/duty/checks", tested);
        every.showsOnlyOwn("GET /api/duty/checks", request -> request.queryParam("limit", 200), List.of(check));
        every.refuses("POST /api/duty/checks", tested);
        every.refuses("GET /api/duty/checks/{id}", check);
        every.refuses("GET /api/duty/checks/{id}/units", check);
        every.refuses("POST /api/duty/checks/{id}/answer", check);
    }

    private static String made(String path, Map<String, Object> body) {
        return as("ln-duty")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private static RequestSpecification ofLiaoning(RequestSpecification request) {
        return request.queryParam("organisation", PROVINCE);
    }
}
