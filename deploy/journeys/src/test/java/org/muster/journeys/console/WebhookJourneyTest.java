package org.muster.journeys.console;

import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How an administrator has another system told of what happens, and sees what came of it. */
class WebhookJourneyTest extends ConsoleJourney {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @ParameterizedTest
    @EnumSource(Size.class)
    void aWebhookIsMadeTriedPausedGivenANewSecretAndDeleted(Size size) {
        String host = UUID.randomUUID().toString().substring(0, 8) + ".invalid";
        try (Desk desk = desk(size, "ln-admin")) {
            desk.logIn("/app/webhooks").look("webhooks");
            desk.link("新增推送").click();
            desk.page().getByLabel("接收地址").fill("http://127.0.0.1/events");
            desk.page().getByLabel("收到或发出通知").check();
            desk.button("新增推送").click();
            assertThat(desk.page().locator(".problem").first()).isVisible();
            desk.look("address-unfit");
            desk.page().getByLabel("接收地址").fill("https://" + host + "/events");
            desk.page().getByLabel("用途（选填）").fill("值班大屏");
            desk.button("新增推送").click();
            desk.sees("只显示这一次").look("secret-once");
            String secret = dialog(desk).locator("code").innerText();
            assertThat(secret).isNotBlank();
            inDialog(desk, "已保存好");
            assertThat(desk.page().locator(".facts-list")).containsText(host);
            assertThat(desk.page().getByText(secret)).hasCount(0);

            desk.button("发送测试").click();
            Locator sent = desk.page().locator(".deliveries > li").first();
            // its host does not exist: the page itself learns of it
            assertThat(sent).containsText("已试", SOON);
            assertThat(sent).containsText("测试");
            assertThat(sent).containsText("找不到这个主机名");
            desk.look("attempt-failed");

            desk.button("暂停").click();
            assertThat(desk.page().locator(".facts-list")).containsText("已暂停");
            assertThat(desk.button("发送测试")).hasCount(0);
            desk.look("paused");
            desk.button("恢复").click();
            assertThat(desk.page().locator(".facts-list")).containsText("正常");

            desk.button("更换密钥").click();
            desk.sees("一天之内新旧密钥都可用").look("rotate-asked");
            inDialog(desk, "更换密钥");
            desk.sees("只显示这一次");
            assertThat(dialog(desk).locator("code").innerText()).isNotEqualTo(secret);
            inDialog(desk, "已保存好");
            assertThat(desk.page().locator(".facts-list")).containsText("旧密钥");

            desk.button("删除").click();
            desk.sees("发送记录会一并删除");
            inDialog(desk, "删除");
            assertThat(desk.page().locator(".toast")).containsText("已删除");
            assertThat(desk.page().getByText(host)).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anAuditorLooksAndClerksDoNot(Size size) {
        try (Desk auditor = desk(size, "auditor")) {
            auditor.logIn("/app/webhooks").look("for-auditors");
            assertThat(auditor.link("新增推送")).hasCount(0);
        }
        try (Desk clerk = desk(size, "ln-clerk")) {
            clerk.logIn("/app/inbox").look("inbox").open("/app/webhooks").sees("您好");
            assertThat(clerk.page()).hasURL(Desk.MUSTER + "/");
        }
    }
}
