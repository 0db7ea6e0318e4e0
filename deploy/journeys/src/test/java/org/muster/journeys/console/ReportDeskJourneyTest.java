package org.muster.journeys.console;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A report on which two people write, that is returned, accepted and corrected. */
class ReportDeskJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void aReportSurvivesTwoWritersAReturnAndACorrection(Size size) {
        String period = station.openReport();
        try (Desk reporter = desk(size, "sy-reporter");
                Desk reviewer = desk(size, "ln-reviewer")) {
            reporter.logIn("/app/reports/" + period).sees("累计确诊");
            somebodyElseSaves(period);
            fill(reporter, "26");
            reporter.button("报送").click();
            reporter.sees("您写的").sees("对方保存的").look("conflict");
            assertThat(reporter.field("累计确诊")).hasValue("26");
            reporter.button("用我填的重新报送").click();
            reporter.sees("已报送");
            assertThat(confirmed(period)).isEqualTo(26);

            reviewer.logIn("/app/reports/" + period + "/rollup");
            city(reviewer).click();
            because(reviewer, "退回", "退回原因", "确诊数与卫健委通报不符，请核对。");
            reviewer.sees("已退回").look("returned");

            reporter.open("/app/reports/" + period).sees("请核对").look("given-back");
            fill(reporter, "27");
            reporter.button("报送").click();
            reporter.sees("已报送");
            reviewer.button("审核通过").click();
            reviewer.sees("已审核通过");

            reporter.open("/app/reports/" + period).sees("已审核");
            assertThat(reporter.field("累计确诊")).isDisabled();
            because(reporter, "更正", "更正原因", "漏报一例。");
            reporter.sees("正在更正：漏报一例");
            fill(reporter, "28");
            reporter.look("correcting").button("报送").click();
            reporter.sees("已报送").exactLink("各版本").click();
            reporter.sees("更正原因：漏报一例").look("versions");
            assertThat(reporter.page().locator(".version").first()).containsText("27 → 28");
            reviewer.exactLink("各版本").click();
            reviewer.sees("第2版").look("versions");
        }
    }

    private static void somebodyElseSaves(String period) {
        station.muster()
                .as("sy-reporter")
                .put("/api/reports/" + period + "/KX-210100", Map.of("values", Map.of("confirmed", 19)));
    }

    private static void fill(Desk desk, String confirmed) {
        desk.field("累计确诊").fill(confirmed);
        desk.field("累计治愈").fill("5");
        desk.field("累计死亡").fill("0");
    }

    private static int confirmed(String period) {
        return station.report(period, "KX-210100")
                .path("values")
                .path("confirmed")
                .asInt();
    }

    private static Locator city(Desk desk) {
        return desk.link("沈阳市科学技术协会").first();
    }
}
