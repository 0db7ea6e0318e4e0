package org.muster.report.rollups;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.muster.report.testing.Liaoning;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.muster.report.testing.Desk.DAY;
import static org.muster.report.testing.Desk.NEIGHBOUR;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.asking;
import static org.muster.report.testing.Desk.below;
import static org.muster.report.testing.Desk.field;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.nil;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Desk.open;
import static org.muster.report.testing.Desk.period;
import static org.muster.report.testing.Desk.report;
import static org.muster.report.testing.Desk.rollup;
import static org.muster.report.testing.Desk.submit;
import static org.muster.report.testing.Desk.summed;
import static org.muster.report.testing.Desk.write;

/** The tree of these tests: 辽宁 over 沈阳 (和平 below it), 大连 (中山 below it) and twelve more cities without counties. */
@QuarkusTest
class RollupResourceTest {

    private static final String PROVINCE = Liaoning.PROVINCE;
    private static final String SHENYANG = Liaoning.SHENYANG;
    private static final String HEPING = Liaoning.HEPING;
    private static final String DALIAN = Liaoning.DALIAN;
    private static final String ZHONGSHAN = "KX-210202";

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    private static String asked() {
        return period(
                form(
                        summed("confirmed"),
                        summed("cured"),
                        field("teams", "INTEGER", "NONE"),
                        field("remark", "TEXT", "NONE")),
                DAY,
                below(PROVINCE, "ASSOCIATION"));
    }

    private static Map<String, Object> branch(JsonPath rollup, String organisation) {
        return rollup.getMap("branches.find { it.organisation == '" + organisation + "' }");
    }

    private static Map<String, Object> difference(JsonPath rollup) {
        List<Map<String, Object>> differences = rollup.getList("differences");
        assertThat(differences).hasSize(1);
        return differences.get(0);
    }

    @Nested
    class AsReviewer {

        @Test
        void showsNothingButTheFrozenListBeforeAnybodyReported() {
            JsonPath rollup = rollup(asked(), PROVINCE);
            assertThat(rollup.getInt("expected")).isEqualTo(16);
            assertThat(rollup.getInt("missing")).isEqualTo(16);
            assertThat(rollup.getMap("values")).isEmpty();
            assertThat(rollup.getList("branches")).hasSize(14);
            assertThat(branch(rollup, SHENYANG)).containsEntry("expected", 2).containsEntry("missing", 2);
        }

        @Test
        void addsUpAsWorkedByHand() {
            String period = asked();
            report(period, HEPING, Map.of("confirmed", 7, "teams", 3));
            report(period, DALIAN, Map.of("confirmed", 16, "cured", 3, "remark", "平稳"));
            report(period, ZHONGSHAN, Map.of("confirmed", 5));
            nil("ln-reporter", period, Liaoning.FUSHUN).statusCode(200);
            JsonPath rollup = rollup(period, PROVINCE);
            // 沈阳 stated nothing: its county's 7 stand for it; 大连 stated 16: its county's 5 are part of them
            assertThat(rollup.getMap("values")).isEqualTo(Map.of("confirmed", 23, "cured", 3));
            assertThat(rollup.getInt("onTime")).isEqualTo(4);
            assertThat(rollup.getInt("nil")).isEqualTo(1);
            assertThat(rollup.getInt("missing")).isEqualTo(12);
            assertThat(branch(rollup, SHENYANG))
                    .containsEntry("values", Map.of("confirmed", 7))
                    .containsEntry("onTime", 1)
                    .containsEntry("missing", 1);
            assertThat(branch(rollup, DALIAN))
                    .containsEntry("values", Map.of("confirmed", 16, "cured", 3))
                    .containsEntry("onTime", 2)
                    .containsEntry("missing", 0);
            assertThat(branch(rollup, Liaoning.FUSHUN))
                    .containsEntry("values", Map.of("confirmed", 0, "cured", 0))
                    .containsEntry("nil", 1);
            JsonPath dalian = rollup(period, DALIAN);
            assertThat(dalian.getMap("values")).isEqualTo(Map.of("confirmed", 5, "cured", 3));
            assertThat(difference(dalian))
                    .containsEntry("key", "confirmed")
                    .containsEntry("stated", 16)
                    .containsEntry("summed", 5);
            JsonPath zhongshan = rollup(period, ZHONGSHAN);
            assertThat(zhongshan.getInt("expected")).isEqualTo(1);
            assertThat(zhongshan.getInt("values.confirmed")).isEqualTo(5);
            assertThat(zhongshan.getList("branches")).isEmpty();
        }

        @Test
        void showsAStatedTotalBesideTheSumWithTheReason() {
            String period = asked();
            report(period, SHENYANG, Map.of("confirmed", 26));
            report(period, DALIAN, Map.of("confirmed", 16));
            write("ln-reporter", period, PROVINCE, Map.of("confirmed", 44), Map.of("confirmed", "含省直医院2例"))
                    .statusCode(200);
            submit("ln-reporter", period, PROVINCE).statusCode(200);
            JsonPath rollup = rollup(period, PROVINCE);
            assertThat(rollup.getInt("values.confirmed")).isEqualTo(42);
            assertThat(difference(rollup))
                    .containsEntry("stated", 44)
                    .containsEntry("summed", 42)
                    .containsEntry("reason", "含省直医院2例");
            // the province was not expected to report, so it counts nowhere
            assertThat(rollup.getInt("expected")).isEqualTo(16);
            assertThat(rollup.getInt("onTime")).isEqualTo(2);
        }

        @Test
        void showsNoDifferenceWhereNothingDiffers() {
            String period = asked();
            report(period, HEPING, Map.of("confirmed", 7));
            report(period, SHENYANG, Map.of("confirmed", 7));
            assertThat(rollup(period, SHENYANG).getList("differences")).isEmpty();
            assertThat(rollup(period, SHENYANG).getInt("onTime")).isEqualTo(2);
        }

        @Test
        void showsThatANilReportContradictsThoseBelow() {
            String period = asked();
            report(period, HEPING, Map.of("confirmed", 7));
            nil("sy-reporter", period, SHENYANG).statusCode(200);
            assertThat(difference(rollup(period, SHENYANG)))
                    .containsEntry("stated", 0)
                    .containsEntry("summed", 7);
        }

        @Test
        void countsEachOrganisationOnceAndNeverMoreThanExpected() {
            String period =
                    period(form(summed("a")), DAY, one(SHENYANG), below(PROVINCE, "ASSOCIATION"), below(SHENYANG));
            nil("ln-reporter", period, SHENYANG).statusCode(200);
            nil("ln-reporter", period, HEPING).statusCode(200);
            JsonPath rollup = rollup(period, PROVINCE);
            assertThat(rollup.getInt("expected")).isEqualTo(16);
            assertThat(rollup.getInt("onTime")).isEqualTo(2);
            assertThat(branch(rollup, SHENYANG)).containsEntry("expected", 2).containsEntry("onTime", 2);
            List<Integer> branches = rollup.getList("branches.expected");
            assertThat(branches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(16);
        }

        @Test
        void countsLateOnesApart() {
            String period = open(asking(
                    form(summed("a")), DAY, Instant.now().minusSeconds(1), List.of(below(PROVINCE, "ASSOCIATION"))));
            nil("sy-reporter", period, SHENYANG).statusCode(200);
            report(period, DALIAN, Map.of("a", 1));
            JsonPath rollup = rollup(period, PROVINCE);
            assertThat(rollup.getInt("late")).isEqualTo(2);
            assertThat(rollup.getInt("onTime")).isZero();
            assertThat(rollup.getInt("nil")).isEqualTo(1);
            assertThat(rollup.getInt("missing")).isEqualTo(14);
        }

        @Test
        void reachesThroughATierThatIsNotAsked() {
            String period = period(form(summed("a")), DAY, one(HEPING), one(ZHONGSHAN));
            report(period, HEPING, Map.of("a", 1));
            report(period, ZHONGSHAN, Map.of("a", 2));
            JsonPath rollup = rollup(period, PROVINCE);
            assertThat(rollup.getInt("values.a")).isEqualTo(3);
            assertThat(rollup.getList("branches.organisation", String.class)).containsExactly(SHENYANG, DALIAN);
            assertThat(branch(rollup, SHENYANG)).containsEntry("expected", 1);
        }

        @Test
        void showsEachTiersNote() {
            String period = asked();
            as("sy-reporter")
                    .body(Map.of("values", Map.of("confirmed", 26), "note", "含外地来沈3例"))
                    .put("/api/reports/" + period + "/" + SHENYANG)
                    .then()
                    .statusCode(200);
            submit("sy-reporter", period, SHENYANG).statusCode(200);
            assertThat(branch(rollup(period, PROVINCE), SHENYANG)).containsEntry("note", "含外地来沈3例");
            assertThat(rollup(period, SHENYANG).getString("note")).isEqualTo("含外地来沈3例");
        }

        @Test
        void isToldWhenAnOrganisationHasNoPartInThePeriod() {
            String period = period(form(summed("a")), DAY, one(SHENYANG));
            as("ln-reviewer")
                    .get("/api/rollups/" + period + "?under=" + DALIAN)
                    .then()
                    .statusCode(422)
                    .body("type", is("/problems/not-in-period"));
        }
    }

    @Nested
    class AsReporter {

        @Test
        void seesTheSumsOfHerOwnUnitOnly() {
            String period = asked();
            report(period, SHENYANG, Map.of("confirmed", 26));
            report(period, DALIAN, Map.of("confirmed", 16));
            rollup(period, PROVINCE);
            as("sy-reporter")
                    .get("/api/rollups/" + period)
                    .then()
                    .statusCode(200)
                    .body("organisation", is(SHENYANG))
                    .body("values.confirmed", is(26));
            as("sy-reporter")
                    .get("/api/rollups/" + period + "?under=" + DALIAN)
                    .then()
                    .statusCode(403);
            as("sy-reporter")
                    .get("/api/rollups/" + period + "?under=" + PROVINCE)
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class AsSomebodyElse {

        @Test
        void seesNothing() {
            String rollup = "/api/rollups/" + asked();
            as(NEIGHBOUR).get(rollup).then().statusCode(404);
            as(NEIGHBOUR).get(rollup + "?under=KX-320000").then().statusCode(404);
            as("expert1").get(rollup).then().statusCode(403);
            given().get(rollup).then().statusCode(401);
            as("cast-admin")
                    .get(rollup)
                    .then()
                    .statusCode(200)
                    .body("organisation", is(PROVINCE))
                    .body("differences", empty());
        }
    }
}
