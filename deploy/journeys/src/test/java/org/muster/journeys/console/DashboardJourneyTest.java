package org.muster.journeys.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;
import org.muster.station.client.Muster;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.assertions.LocatorAssertions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Three days' reports of all provinces and of Liaoning's cities, as the association and a province see them. */
class DashboardJourneyTest extends ConsoleJourney {

    private static final String MARK = some();
    private static final String VOLUNTEERS = "在岗科技志愿者";
    private static final int DAYS = 3;

    private static String period;

    @BeforeAll
    static void reportThreeDays() {
        Muster muster = station.muster();
        String form = muster.as("cast-admin")
                .post(
                        "/api/report-forms",
                        Map.of(
                                "name",
                                "科技志愿服务日报" + MARK,
                                "fields",
                                List.of(
                                        Map.of(
                                                "key",
                                                "v" + MARK,
                                                "label",
                                                VOLUNTEERS,
                                                "type",
                                                "INTEGER",
                                                "aggregate",
                                                "SUM"),
                                        Map.of(
                                                "key",
                                                "a" + MARK,
                                                "label",
                                                "开展活动",
                                                "type",
                                                "INTEGER",
                                                "aggregate",
                                                "SUM"))))
                .path("id")
                .asText();
        LocalDate last = LocalDate.now().minusDays(ThreadLocalRandom.current().nextInt(30, 3000));
        for (int i = DAYS - 1; i >= 0; i--) {
            period = open(form, last.minusDays(i));
            report("sy-reporter", "KX-210100", 10 + 5 * (DAYS - i), Map.of());
            report("dl-reporter", "KX-210200", 5, Map.of());
            report("ln-reporter", "KX-210000", 40 + i, Map.of("v" + MARK, "含省直单位志愿者"));
        }
        awaitSums();
        awaitMissing("KX-210300");
        awaitMissing("KX-210400");
    }

    private static String open(String form, LocalDate date) {
        return station.muster()
                .as("cast-admin")
                .post(
                        "/api/report-periods",
                        Map.of(
                                "form",
                                form,
                                "date",
                                date.toString(),
                                "to",
                                List.of(
                                        Map.of("below", "KX-000000", "kinds", List.of("ASSOCIATION"), "depth", 1),
                                        Map.of("below", "KX-210000", "kinds", List.of("ASSOCIATION"), "depth", 1)),
                                "dueAt",
                                Instant.now().plus(Duration.ofSeconds(5)).toString()))
                .path("id")
                .asText();
    }

    private static void report(String reporter, String organisation, int volunteers, Map<String, String> reasons) {
        Muster.User user = station.muster().as(reporter);
        String path = "/api/reports/" + period + "/" + organisation;
        user.put(path, Map.of("values", Map.of("v" + MARK, volunteers, "a" + MARK, 2), "reasons", reasons));
        user.post(path + "/submission", Map.of("nil", false));
    }

    private static void awaitSums() {
        await("the sums of " + period, () -> {
            JsonNode rollup = station.muster().as("cast-admin").get("/api/rollups/" + period);
            return rollup.path("onTime").asInt() + rollup.path("late").asInt() == 3
                    && rollup.path("pending").asInt() == 0;
        });
    }

    /** Only then may it be urged. */
    private static void awaitMissing(String organisation) {
        await(
                "that the report of " + organisation + " is missing",
                () -> station.muster()
                        .as("ln-reviewer")
                        .get("/api/urgings?limit=20&organisation=" + organisation)
                        .findValuesAsText("subjectId")
                        .contains(period));
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void theAssociationSeesTheProvincesOnAMapAndDrillsDown(Size size) {
        try (Desk desk = desk(size, "cast-admin")) {
            desk.logIn("/app/reports/" + period + "/rollup").sees(VOLUNTEERS + " · 分单位");
            assertThat(desk.page().locator(".tile")).hasCount(34);
            assertThat(desk.page().locator(".tile.outside")).hasCount(3);
            assertThat(desk.page().locator("a.tile.nothing")).hasCount(30);
            assertThat(desk.link("辽宁 40")).isVisible();
            desk.page().locator(".charts").scrollIntoViewIfNeeded();
            desk.look("map");
            desk.page().locator(".trend").scrollIntoViewIfNeeded();
            assertThat(desk.page().locator(".trend circle")).hasCount(DAYS);
            desk.page().getByText("看数据表").last().click();
            desk.look("trend");
            desk.page().getByText("与通报不一致").click();
            desk.sees("含省直单位志愿者").sees("通报数 40，汇总数 30").look("difference");
            desk.link("辽宁 40").click();
            desk.sees("沈阳市科学技术协会");
            assertThat(desk.page().locator(".tile")).hasCount(0);
            desk.link("大连市科学技术协会").first().click();
            desk.sees("全部").look("leaf");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aProvinceSeesItsCitiesAsBarsAndUrgesWhoIsMissing(Size size) {
        try (Desk desk = desk(size, "ln-reviewer")) {
            desk.logIn("/app/reports/" + period + "/rollup").sees(VOLUNTEERS + " · 分单位");
            desk.page().locator(".bars").scrollIntoViewIfNeeded();
            assertThat(desk.page().locator(".bars li").first()).containsText("沈阳市科学技术协会25");
            desk.look("bars");
            desk.page().getByText("未报单位（").click();
            String city = size == Size.PHONE ? "鞍山市科学技术协会" : "抚顺市科学技术协会";
            desk.sees(city);
            desk.button("值班电话 " + city).click();
            desk.button("催报 " + city).click();
            // it may have been urged by itself meanwhile, which is said too
            assertThat(desk.page().locator(".toast"))
                    .containsText("催", new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
            desk.look("missing");
        }
    }
}
