package org.muster.journeys.console;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.options.FilePayload;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What happens to notices beside the straight way: two drafters, files, a correction and a revocation. */
class NoticeDeskJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void twoDraftersLoseNothingAndFilesComeAndGo(Size size) {
        String title = "关于两人拟稿的通知" + mark();
        try (Desk one = desk(size, "ln-drafter");
                Desk other = desk(size, "ln-drafter")) {
            one.logIn("/app/notices/new");
            one.field("机关代字").fill("辽科协函");
            one.field("标题").fill(title);
            one.button("＋所属各学会").click();
            one.field("正文").fill("第一稿。");
            one.button("保存草稿").click();
            one.sees("规范检查").sees(Pattern.compile("共 1\\d\\d 个单位"));
            other.logIn(one.page().url().substring(Desk.MUSTER.length()));
            other.field("正文").fill("别人写的一稿。");
            other.button("保存草稿").click();
            assertThat(other.page().getByText("已保存").first()).isVisible();

            one.field("正文").fill("我写的一稿。");
            one.button("保存草稿").click();
            one.sees("别人刚刚改过").sees("别人写的一稿。").look("conflict");
            assertThat(one.field("正文")).hasValue("我写的一稿。");
            one.button("改用对方的").click();
            assertThat(one.field("正文")).hasValue("别人写的一稿。");
            one.button("撤销").click();
            assertThat(one.field("正文")).hasValue("我写的一稿。");
            one.button("保存草稿").click();
            assertThat(one.page().getByText("已保存").first()).isVisible();
            files(one);
        }
    }

    private static void files(Desk desk) {
        desk.page()
                .locator("input[type=file]")
                .setInputFiles(
                        new FilePayload("联系表.txt", "text/plain", "王一 024-1234".getBytes(StandardCharsets.UTF_8)));
        Download download =
                desk.page().waitForDownload(() -> desk.link("联系表.txt").click());
        assertThat(download.suggestedFilename()).isEqualTo("联系表.txt");
        assertThat(download.failure()).isNull();
        desk.button("移除附件 联系表.txt").scrollIntoViewIfNeeded();
        desk.look("attached");
        desk.button("移除附件 联系表.txt").click();
        assertThat(desk.link("联系表.txt")).hasCount(0);
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anIssuedNoticeIsCorrectedAndAnotherRevoked(Size size) {
        String wrong = "关于更正演示的通知" + mark();
        String gone = "关于撤销演示的通知" + mark();
        station.issue(wrong);
        station.issue(gone);
        try (Desk desk = desk(size, "ln-issuer")) {
            open(desk.logIn("/app/notices"), wrong);
            because(desk, "更正", "原因", "报送时限有误。");
            desk.sees("已生成更正稿").look("correction");
            desk.open("/app/notices");
            open(desk, gone);
            desk.button("撤销").click();
            dialog(desk).getByLabel("原因").fill("内容重复。");
            desk.look("revoke");
            inDialog(desk, "撤销");
            desk.sees("已撤销").look("revoked");
            assertThat(desk.button("更正")).hasCount(0);
        }
        try (Desk desk = desk(size, "yyx-clerk")) {
            desk.logIn("/app/inbox");
            desk.link(gone).first().click();
            desk.sees("已撤销").look("told");
        }
    }

    private static void open(Desk desk, String title) {
        desk.link(title).first().click();
        desk.exactLink("文件").click();
    }

    private static String mark() {
        return UUID.randomUUID().toString().substring(0, 5);
    }
}
