package org.muster.journeys.console;

import java.io.IOException;
import java.nio.file.Files;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How an auditor finds who did what, and that nothing of it was changed. */
class AuditJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void whoDidWhatIsFoundInWordsAndTheChainIsWhole(Size size) throws IOException {
        station.issue("关于审计演示的通知" + some());
        try (Desk desk = desk(size, "auditor")) {
            desk.logIn("/app/audit").sees("这里只能查看").look("trail");
            desk.page().getByText("更多条件").click();
            choice(desk, "做了什么").selectOption("issue");
            choice(desk, "对什么").selectOption("notice");
            desk.button("查询").click();
            Locator issued = lines(desk)
                    .filter(new Locator.FilterOptions().setHasText("辽宁省科协签发人（辽宁省科学技术协会） 签发通知"))
                    .first();
            // a line is chained a second or two after the act
            assertThat(issued).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
            assertThat(lines(desk).filter(new Locator.FilterOptions().setHasNotText("签发通知")))
                    .hasCount(0);
            issued.locator("summary").click();
            assertThat(issued).containsText("辽科协发");
            desk.look("issued");

            issued.getByText("此对象的全部记录").click();
            desk.sees("批准通知").sees("起草通知").look("about-one-notice");

            Download table = desk.page()
                    .waitForDownload(() -> desk.button("下载已显示的记录（CSV）").click());
            assertThat(Files.readString(table.path()))
                    .contains("\"签发\",\"通知\"")
                    .contains("辽宁省科学技术协会")
                    .contains("辽宁省科协签发人");

            desk.button("开始核验").click();
            assertThat(desk.page().getByText("未发现改动"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            desk.look("whole");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aSearchThatFindsNothingSaysWhatToDo(Size size) {
        try (Desk desk = desk(size, "auditor")) {
            desk.logIn("/app/audit?objectId=does-not-exist").sees("没有符合条件的记录").look("nothing");
            assertThat(lines(desk)).hasCount(0);
        }
    }

    private static Locator choice(Desk desk, String label) {
        return desk.page()
                .locator("label", new Page.LocatorOptions().setHasText(label))
                .locator("select");
    }

    private static Locator lines(Desk desk) {
        return desk.page().locator(".audit-lines > li");
    }
}
