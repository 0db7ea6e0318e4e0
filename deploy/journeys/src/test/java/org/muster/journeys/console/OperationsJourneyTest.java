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

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(40_000);

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
    void aServiceThatHangsIsSeenWithoutAReloadAndSoIsItsReturn(Size size) throws Exception {
        try (Desk desk = desk(size, "operator")) {
            desk.logIn("/app/operations").sees("科普与辟谣服务");
            Locator outreach = desk.link("科普与辟谣服务");
            try (AutoCloseable hanging = station.hang("outreach-service")) {
                assertThat(outreach).containsText("需处置", SOON);
                desk.look("service-hangs");
                outreach.click();
                assertThat(desk.page().locator(".problem").first()).isVisible();
                desk.look("what-to-do");
                // the others are told about all the same
                desk.open("/app/operations").sees("通知与动员服务");
                assertThat(desk.link("通知与动员服务")).not().containsText("unknown");
            }
            assertThat(outreach).not().containsText("需处置", SOON);
            desk.look("service-back");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aServiceWhoseProcessIsGoneIsSeenWithWhatToDoAndSoIsItsReturn(Size size) {
        try (Desk desk = desk(size, "operator")) {
            desk.logIn("/app/operations").sees("科普与辟谣服务");
            Locator outreach = desk.link("科普与辟谣服务");
            station.kill("outreach-service");
            assertThat(outreach).containsText("需处置", SOON);
            outreach.click();
            assertThat(desk.page().locator(".problem").first()).containsText("outreach-service");
            desk.look("service-gone").open("/app/operations");
            // the station has started it again meanwhile
            assertThat(outreach)
                    .not()
                    .containsText("需处置", new LocatorAssertions.ContainsTextOptions().setTimeout(120_000));
            desk.look("service-came-back");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anEventThatKafkaRefusesIsHeldUntilTheCauseIsGoneAndItIsSentAgain(Size size) throws Exception {
        try (Desk desk = desk(size, "operator")) {
            desk.logIn("/app/operations").sees("科普与辟谣服务");
            try (SmallTopic small = new SmallTopic("rumours")) {
                station.ask("听说" + UUID.randomUUID() + "可以预防，是真的吗？" + "请核实。".repeat(40));
                assertThat(desk.link("科普与辟谣服务")).containsText("需处置", SOON);
                desk.link("科普与辟谣服务").click();
                assertThat(refused(desk).first()).isVisible();
                desk.look("refused-event");
            }
            // what was asked by others meanwhile may wait behind it
            while (refused(desk).count() > 0) {
                int before = refused(desk).count();
                refused(desk)
                        .first()
                        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("重发"))
                        .click();
                desk.sees("请先排除 Kafka 拒收的原因").look("retry-asked");
                inDialog(desk, "重发");
                await("sent again", () -> refused(desk).count() < before);
            }
            desk.sees("没有被拒收的事件").look("sent-again");
        }
    }

    private static Locator refused(Desk desk) {
        return desk.page().locator("section[aria-label=被拒收的事件]").getByRole(AriaRole.LISTITEM);
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
