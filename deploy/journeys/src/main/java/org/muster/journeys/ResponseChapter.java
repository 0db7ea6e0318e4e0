package org.muster.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.apache.commons.csv.CSVRecord;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A response at level Ⅰ asks the province's cities and counties for a daily report. The cities report the real figures
 * of the day; one reports nil, one late, one not at all; the counties have nothing of their own and say so.
 */
final class ResponseChapter {

    private static final String EVENT = "新型冠状病毒感染的肺炎疫情";
    private static final String NIL = "KX-210400";
    private static final String LATE = "KX-211400";
    private static final String MISSING = "KX-210700";

    /** Days on which the province's total is another number than its cities' sum. */
    private static final List<String> DAYS =
            List.of("2020-02-09", "2020-02-11", "2020-02-08", "2020-02-15", "2020-02-13", "2020-02-29");

    private final Stage stage;
    private final Duration untilDue;

    /** @param untilDue how long the reporters have; everything but the late report must be in by then */
    ResponseChapter(Stage stage, Duration untilDue) {
        this.stage = stage;
        this.untilDue = untilDue;
    }

    void play() {
        stage.tell("%n二、A response at level Ⅰ and the first daily report", "");
        String day = freeDay();
        Instant dueAt = Instant.now().plus(untilDue);
        activate(day, dueAt);
        String period = period(day);
        List<JsonNode> counties = counties();
        report(period, day, dueAt, counties);
        rollup(period, day);
        urged(period);
    }

    private String freeDay() {
        JsonNode periods = stage.as("ln-reviewer").get("/api/report-periods?limit=200");
        return DAYS.stream()
                .filter(day -> stream(periods)
                        .noneMatch(period -> period.path("date").asText().equals(day)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "Every day the demo has figures for is reported; deploy/up --fresh --demo starts anew"));
    }

    private void activate(String day, Instant dueAt) {
        stream(stage.as("ln-issuer").get("/api/responses?limit=200"))
                .filter(response -> response.path("event").asText().equals(EVENT)
                        && response.path("stoodDownAt").isNull()
                        && !response.path("state").asText().equals("STOOD_DOWN"))
                .forEach(response -> stage.as("ln-issuer")
                        .post("/api/responses/" + response.path("id").asText() + "/stand-down"));
        JsonNode response = stage.as("ln-issuer")
                .post(
                        "/api/responses",
                        Map.of(
                                "event",
                                EVENT,
                                "level",
                                "I",
                                "divisionCode",
                                "210000",
                                "startedOn",
                                day,
                                "governmentLevel",
                                "I",
                                "plan",
                                Map.of(
                                        "dailyReport",
                                                Map.of(
                                                        "form", "疫情日报",
                                                        "to",
                                                                List.of(Map.of(
                                                                        "below",
                                                                        "KX-210000",
                                                                        "kinds",
                                                                        List.of("ASSOCIATION"))),
                                                        "dueAt", dueAt.toString()),
                                        "topicPacks", List.of("疫情防控"),
                                        "pools", List.of("医疗救护"))));
        stage.check("the response's level", response.path("level").asText(), "I");
        stage.tell(
                "    辽宁省科协 activates its response; the daily report of %s is due in %d seconds",
                day, untilDue.toSeconds());
    }

    private String period(String day) {
        JsonNode period = stage.await(
                        "the response has opened the period of " + day,
                        () -> stream(stage.as("ln-reviewer").get("/api/report-periods?limit=200"))
                                .filter(each -> each.path("date").asText().equals(day))
                                .findFirst(),
                        found -> found.isPresent())
                .get();
        stage.figure("expected to report", period.path("expected").asInt());
        return period.path("id").asText();
    }

    private List<JsonNode> counties() {
        return stream(stage.as("ln-reporter").get("/api/organisations/KX-210000/children?limit=200"))
                .filter(city -> city.path("kind").asText().equals("ASSOCIATION"))
                .flatMap(city -> stream(stage.as("ln-reporter")
                        .get("/api/organisations/" + city.path("code").asText() + "/children?limit=200")))
                .filter(county -> county.path("kind").asText().equals("ASSOCIATION"))
                .toList();
    }

    private void report(String period, String day, Instant dueAt, List<JsonNode> counties) {
        for (CSVRecord row : figures(day, "city")) {
            String city = "KX-" + row.get("city_code");
            if (!List.of(NIL, LATE, MISSING).contains(city)) {
                submit(period, city, row);
            }
        }
        nil(period, NIL);
        counties.forEach(county -> nil(period, county.path("code").asText()));
        province(period, day);
        stage.check("all of this was before the report was due", Instant.now().isBefore(dueAt));
        waitUntil(dueAt.plusSeconds(1));
        figures(day, "city").stream()
                .filter(row -> LATE.equals("KX-" + row.get("city_code")))
                .forEach(row -> submit(period, LATE, row));
        stage.tell(
                "    The cities' real figures are in, %d nil reports, one report late, one missing",
                counties.size() + 1);
    }

    private void submit(String period, String city, CSVRecord row) {
        String user =
                city.equals("KX-210100") ? "sy-reporter" : city.equals("KX-210200") ? "dl-reporter" : "ln-reporter";
        put(period, city, user, Map.of("values", values(row)));
        stage.as(user).post("/api/reports/" + period + "/" + city + "/submission", Map.of());
    }

    private void put(String period, String organisation, String user, Map<String, Object> content) {
        stage.as(user).put("/api/reports/" + period + "/" + organisation, content);
    }

    private void nil(String period, String organisation) {
        stage.as("ln-reporter")
                .post("/api/reports/" + period + "/" + organisation + "/submission", Map.of("nil", true));
    }

    /** The province states its own totals, which are not its cities' sum, and says why. */
    private void province(String period, String day) {
        CSVRecord stated = figures(day, "province").get(0);
        put(
                period,
                "KX-210000",
                "ln-reporter",
                Map.of("values", values(stated), "reasons", Map.of("confirmed", "省级通报含当日尚未分到市的病例")));
        stage.as("ln-reporter").post("/api/reports/" + period + "/KX-210000/submission", Map.of());
    }

    private void rollup(String period, String day) {
        JsonNode rollup = stage.await(
                "the roll-up has counted everything",
                () -> stage.as("ln-reviewer").get("/api/rollups/" + period + "?under=KX-210000"),
                each -> each.path("pending").asLong() == 0
                        && each.path("missing").asInt() == 1);
        for (String count : List.of("expected", "onTime", "late", "nil", "missing")) {
            stage.figure(count, rollup.path(count).asInt());
        }
        Map<String, Long> summed = new LinkedHashMap<>();
        figures(day, "city").stream()
                .filter(row -> !MISSING.equals("KX-" + row.get("city_code")))
                .forEach(row -> values(row).forEach((key, value) -> summed.merge(key, value, Long::sum)));
        summed.forEach((key, sum) -> stage.check(
                "the cities' sum of " + key, rollup.path("values").path(key).asLong(), sum));
        JsonNode difference = stream(rollup.path("differences"))
                .filter(each -> each.path("key").asText().equals("confirmed"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("The difference between stated and summed is not shown"));
        long stated = values(figures(day, "province").get(0)).get("confirmed");
        stage.check("the stated total", difference.path("stated").asLong(), stated);
        stage.check("the summed total", difference.path("summed").asLong(), summed.get("confirmed"));
        stage.check("the reason is shown", !difference.path("reason").asText("").isBlank());
        stage.tell(
                "    confirmed: stated %d, summed %d, because %s",
                stated, summed.get("confirmed"), difference.path("reason").asText());
    }

    private void urged(String period) {
        stage.await("the missing one is urged", () -> urgings(period, MISSING), found -> !found.isEmpty());
        stage.figure("urgings for the missing report", urgings(period, MISSING).size());
        stage.check(
                "the late one's urging is over",
                urgings(period, LATE).stream()
                        .allMatch(urging -> !urging.path("settledBy").isMissingNode()));
        stage.check("who reported is not urged", urgings(period, "KX-210100").size(), 0);
        JsonNode missing = stage.as("ln-reviewer").get("/api/report-periods/" + period + "/missing");
        stage.check("who is missing", missing.path(0).path("organisation").asText(), MISSING);
    }

    private List<JsonNode> urgings(String period, String organisation) {
        return stream(stage.as("ln-reviewer").get("/api/urgings?limit=200&organisation=" + organisation))
                .filter(urging -> urging.path("subjectId").asText().equals(period))
                .toList();
    }

    private List<CSVRecord> figures(String day, String level) {
        return stage.data().rows("daily_epidemic.csv.gz").stream()
                .filter(row -> row.get("date").equals(day)
                        && row.get("level").equals(level)
                        && row.get("province_code").equals("210000")
                        && row.get("kind").equals("division"))
                .toList();
    }

    private static Map<String, Long> values(CSVRecord row) {
        Map<String, Long> values = new HashMap<>();
        for (String key : List.of("confirmed", "cured", "dead")) {
            values.put(key, row.get(key).isBlank() ? 0 : Long.parseLong(row.get(key)));
        }
        return values;
    }

    private static void waitUntil(Instant time) {
        while (Instant.now().isBefore(time)) {
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
