package org.muster.journeys.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** What makes a day at a desk easier: keys instead of the mouse, and paper. */
class DeskComfortJourneyTest extends ConsoleJourney {

    @Test
    void aClerkReachesOpensAndSignsByKeyboardAlone() {
        String title = "关于快捷键演示的通知" + some();
        station.issue(title);
        try (Desk desk = desk(Size.OFFICE, "yyx-clerk")) {
            desk.logIn("/app/tasks").sees("按 ? 看快捷键");
            desk.page().locator("body").press("g");
            desk.page().locator("body").press("1");
            desk.page().waitForURL("**/app/inbox");
            assertThat(desk.link(title)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
            desk.page().locator("body").press("?");
            desk.sees("在输入框里打字时").look("keys");
            desk.page().keyboard().press("Escape");
            assertThat(dialog(desk)).hasCount(0);

            Locator row = desk.link(title);
            for (int i = 0; i < 50 && !isFocused(row); i++) {
                desk.page().keyboard().press("j");
            }
            desk.page().keyboard().press("j");
            desk.page().keyboard().press("k");
            assertThat(row).isFocused();
            desk.page().keyboard().press("o");
            assertThat(desk.button("签收")).isVisible();
            desk.page().keyboard().press("s");
            assertThat(desk.button("签收")).isFocused();
            desk.look("about-to-sign");
            desk.page().keyboard().press("Enter");
            desk.sees("已签收");

            // who types means letters
            desk.page().keyboard().press("/");
            desk.page().waitForURL("**/app/search");
            Locator field = desk.page().locator("main input[type=search]").first();
            field.fill("");
            field.pressSequentially("gj1?");
            assertThat(field).hasValue("gj1?");
            assertThat(desk.page()).hasURL(Desk.MUSTER + "/app/search");
            assertThat(dialog(desk)).hasCount(0);
        }
    }

    private static boolean isFocused(Locator row) {
        return (boolean) row.evaluate("one => one === document.activeElement");
    }

    @Test
    void shortcutsAreFoundInTheMenuAndCanBeSwitchedOff() {
        try (Desk desk = desk(Size.OFFICE, "yyx-clerk")) {
            desk.logIn("/app/inbox").look("inbox");
            desk.page().locator(".who").click();
            desk.button("键盘快捷键").click();
            desk.page().getByLabel("启用快捷键").uncheck();
            inDialog(desk, "关闭");
            desk.page().locator("body").press("g");
            desk.page().locator("body").press("3");
            desk.look("keys-off");
            assertThat(desk.page()).hasURL(Desk.MUSTER + "/app/inbox");
            desk.page().locator("body").press("?");
            desk.page().getByLabel("启用快捷键").check();
            desk.page().keyboard().press("Escape");
            desk.page().locator("body").press("g");
            desk.page().locator("body").press("3");
            desk.page().waitForURL("**/app/tasks");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void whatIsPrintedIsBlackAndNothingButThePage(Size size) {
        String title = "关于打印演示的通知" + some();
        station.issue(title);
        String period = station.openReport();
        try (Desk desk = desk(size, "ln-clerk")) {
            desk.logIn("/app/notices").link(title).click();
            desk.sees("送达").look("coverage").prints("coverage");
            desk.exactLink("未签收").click();
            desk.sees("辽宁省数学会").prints("outstanding");
            desk.exactLink("文件").click();
            desk.sees("现将有关事项通知如下").prints("notice");
            desk.open("/app/duty?view=shifts").look("shifts").prints("roster");
        }
        try (Desk desk = desk(size, "ln-reviewer")) {
            desk.logIn("/app/reports/" + period + "/rollup").look("rollup").prints("rollup");
        }
    }
}
