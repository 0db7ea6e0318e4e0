package org.muster.report.rollups;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.report.testing.Liaoning;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.muster.report.testing.Desk.DAY;
import static org.muster.report.testing.Desk.asking;
import static org.muster.report.testing.Desk.below;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.missing;
import static org.muster.report.testing.Desk.nil;
import static org.muster.report.testing.Desk.open;
import static org.muster.report.testing.Desk.report;
import static org.muster.report.testing.Desk.rollup;
import static org.muster.report.testing.Desk.submit;
import static org.muster.report.testing.Desk.summed;
import static org.muster.report.testing.Desk.write;

/** 9 February 2020 as published: the province states 108 cases, its cities add up to 106. */
@QuarkusTest
class LiaoningDayTest {

    private static final List<String> LATE = List.of("211300", "211400");

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    @Test
    void showsWhatThePublishedFiguresOfTheDaySay() throws Exception {
        List<CSVRecord> rows = published();
        Instant dueAt = Instant.now().plusSeconds(12);
        String period = open(asking(
                form(summed("confirmed"), summed("cured"), summed("dead")),
                DAY,
                dueAt,
                List.of(below(Liaoning.PROVINCE, "ASSOCIATION"))));
        rows.stream()
                .filter(row -> row.get("level").equals("city") && !LATE.contains(row.get("city_code")))
                .forEach(row -> report(period, "KX-" + row.get("city_code"), figures(row)));
        nil("ln-reporter", period, Liaoning.FUSHUN).statusCode(200);
        await().atMost(Duration.ofSeconds(20)).until(() -> Instant.now().isAfter(dueAt));
        rows.stream()
                .filter(row -> LATE.contains(row.get("city_code")))
                .forEach(row -> report(period, "KX-" + row.get("city_code"), figures(row)));
        CSVRecord province = rows.stream()
                .filter(row -> row.get("level").equals("province"))
                .findFirst()
                .orElseThrow();
        write("ln-reporter", period, Liaoning.PROVINCE, figures(province), Map.of("confirmed", "2例尚未落实到市"))
                .statusCode(200);
        submit("ln-reporter", period, Liaoning.PROVINCE).statusCode(200);

        JsonPath rollup = rollup(period, Liaoning.PROVINCE);
        assertThat(rollup.getInt("expected")).isEqualTo(16);
        assertThat(rollup.getInt("onTime")).isEqualTo(12);
        assertThat(rollup.getInt("late")).isEqualTo(2);
        assertThat(rollup.getInt("nil")).isEqualTo(1);
        assertThat(rollup.getInt("missing")).isEqualTo(2);
        assertThat(rollup.getMap("values")).isEqualTo(Map.of("confirmed", 106, "cured", 12, "dead", 0));
        List<Map<String, Object>> differences = rollup.getList("differences");
        assertThat(differences)
                .containsExactly(Map.of("key", "confirmed", "stated", 108, "summed", 106, "reason", "2例尚未落实到市"));
        assertThat(missing("ln-reviewer", period)).containsExactly(Liaoning.HEPING, "KX-210202");
    }

    private static Map<String, Integer> figures(CSVRecord row) {
        return Map.of(
                "confirmed", Integer.parseInt(row.get("confirmed")),
                "cured", Integer.parseInt(row.get("cured")),
                "dead", Integer.parseInt(row.get("dead")));
    }

    private static List<CSVRecord> published() throws IOException {
        try (Reader csv = new InputStreamReader(
                LiaoningDayTest.class.getResourceAsStream("/daily_epidemic_liaoning.csv"), StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(csv).stream()
                    .filter(row -> row.get("date").equals(DAY.toString()))
                    .toList();
        }
    }
}
