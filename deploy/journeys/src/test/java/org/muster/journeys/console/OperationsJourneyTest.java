package org.muster.journeys.console;

import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.SpoiltEvent;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** How an operator learns that something is wrong, and decides about an event that could not be handled. */
class OperationsJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void anEventThatCannotBeReadIsSeenReplayedAndPurged(Size size) {
        String key = "opinion-" + UUID.randomUUID().toString().substring(0, 8);
        try (Desk desk = desk(size, "operator")) {
            desk.logIn("/app/operations").sees("通知与动员服务").sees("网关").look("services");
            SpoiltEvent.sendOpinion(key);
            // without a reload: the page asks by itself
            Locator report = desk.link("报送与智库服务");
            assertThat(report).containsText("死信", new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
            desk.look("dead-letter-told");
            report.click();
            assertThat(letter(desk, key)).containsText("data is not a readable");
            desk.look("dead-letter");

            letter(desk, key)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("重放"))
                    .click();
            desk.sees("请先排除失败原因").look("replay-asked");
            dialog(desk)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("重放"))
                    .click();
            assertThat(desk.page().locator(".toast")).containsText("已重放");
            desk.button("已重放").click();
            assertThat(letter(desk, key)).containsText("还没有处理成功");
            desk.look("replayed");

            // it failed again, as was said
            desk.button("待处理").click();
            assertThat(letter(desk, key)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            letter(desk, key)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("清除"))
                    .click();
            desk.sees("无法撤销").look("purge-asked");
            dialog(desk)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("清除"))
                    .click();
            assertThat(desk.page().locator(".toast")).containsText("已清除");
            assertThat(letter(desk, key)).hasCount(0);
            desk.look("purged");
        }
    }

    private static Locator letter(Desk desk, String key) {
        return desk.page().getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(key));
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void withoutANetworkTheLastStandingStaysAndSaysHowOldItIs(Size size) {
        try (Desk desk = desk(size, "operator")) {
            desk.logIn("/app/operations").sees("通知与动员服务");
            desk.withoutNetwork(true);
            desk.button("立即刷新").click();
            assertThat(desk.page().getByText("刷新没有成功"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
            desk.sees("通知与动员服务").look("stale");
            desk.withoutNetwork(false);
            desk.button("立即刷新").click();
            assertThat(desk.page().getByText("刷新没有成功"))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aClerkIsNotShownHowTheServicesStand(Size size) {
        try (Desk desk = desk(size, "yyx-clerk")) {
            // what still loads when one leaves would never be counted as done
            desk.logIn("/app/inbox").look("inbox").open("/app/operations/report-service");
            desk.sees("您好").look("not-for-clerks");
            assertThat(desk.page()).hasURL(Desk.MUSTER + "/");
        }
    }
}
