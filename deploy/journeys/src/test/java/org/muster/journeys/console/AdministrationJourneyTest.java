package org.muster.journeys.console;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How an administrator keeps the accounts and the directory of what is hers, and of nothing else. */
class AdministrationJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void aNewColleagueLogsInWithThePasswordThatWasPassedOnUntilTheAccountIsDisabled(Size size) {
        String username = "ln-" + some();
        String password;
        try (Desk desk = desk(size, "ln-admin")) {
            desk.logIn("/app/staff").sees("辽宁省科协收发员").look("accounts");
            desk.link("新增账号").click();
            desk.field("姓名").fill("新来的同事");
            desk.page().getByLabel("登录名").fill("不合格");
            desk.sees("3 至 64 位小写字母").look("username-unfit");
            desk.page().getByLabel("登录名").fill("ln-clerk");
            desk.button("创建账号").click();
            assertThat(desk.page().locator(".problem").first()).containsText("ln-clerk");
            desk.look("username-taken");
            desk.page().getByLabel("登录名").fill(username);
            desk.button("创建账号").click();
            desk.sees("只显示这一次").look("password-once");
            password = dialog(desk).locator("code").innerText();
            inDialog(desk, "已转告");
            assertThat(desk.page().getByText("正常").first()).isVisible();
            desk.look("account");

            desk.page().getByLabel("值班").check();
            desk.button("保存角色").click();
            assertThat(desk.page().locator(".toast")).containsText("角色已保存");
            assertThat(desk.button("保存角色")).hasCount(0);
            desk.button("撤销").click();
            assertThat(desk.page().getByLabel("值班")).not().isChecked();

            try (Desk colleague = desk(size, username)) {
                colleague.open("/app/inbox");
                colleague.page().locator("#username").fill(username);
                colleague.page().locator("#password").fill(password);
                colleague.page().locator("#kc-login").click();
                String own = "Own-" + UUID.randomUUID();
                colleague.page().locator("#password-new").fill(own);
                colleague.page().locator("#password-confirm").fill(own);
                colleague
                        .page()
                        .locator("input[type=submit], button[type=submit]")
                        .first()
                        .click();
                colleague.page().waitForURL(Desk.MUSTER + "/app/inbox");
                colleague.look("first-login");
            }

            desk.button("转到其他单位").click();
            desk.sees("请先交接");
            assertThat(dialog(desk).locator(".primary")).isDisabled();
            dialog(desk).getByLabel("新单位").fill("沈阳市科");
            desk.button("沈阳市科学技术协会").click();
            desk.look("move-asked");
            inDialog(desk, "转到其他单位");
            assertThat(desk.page().locator(".facts-list").first()).containsText("沈阳市科学技术协会");
            desk.look("moved");
            desk.button("撤销").click();
            assertThat(desk.page().locator(".facts-list").first()).containsText("辽宁省科学技术协会");

            desk.button("停用").click();
            desk.sees("会立即退出登录").look("disable-asked");
            inDialog(desk, "停用");
            assertThat(desk.page().locator(".facts-list").first()).containsText("已停用");
            desk.look("disabled");
            assertThat(desk.button("启用")).isVisible();
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void accountsOfOthersAndOnesOwnCannotBeChanged(Size size) throws IOException, InterruptedException {
        String sibling = station.muster()
                .as("cast-admin")
                .get("/api/staff?organisation=KX-320000")
                .path(0)
                .path("id")
                .asText();
        try (Desk desk = desk(size, "ln-admin")) {
            desk.logIn("/app/staff?of=KX-320000");
            assertThat(desk.page().locator(".problem").first()).isVisible();
            desk.look("not-ours").open("/app/staff/" + sibling);
            assertThat(desk.page().locator(".problem").first()).isVisible();
            desk.open("/app/staff").link("辽宁省科协管理员").click();
            desk.sees("这是您自己的账号").look("own-account");
            desk.open("/app/staff").link("审计员").click();
            desk.sees("只能由系统管理员修改");
            assertThat(desk.page().locator("section[aria-label=登录]")).hasCount(0);
        }
        try (Desk clerk = desk(size, "ln-clerk")) {
            clerk.logIn("/app/inbox").look("inbox").open("/app/staff").sees("您好");
            assertThat(clerk.page()).hasURL(Desk.MUSTER + "/");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aUnitIsMadeRenamedAffiliatedMovedClosedAndReopened(Size size) {
        String code = "XH-210000-" + some().toUpperCase();
        String name = "辽宁省" + code.substring(10) + "学会";
        try (Desk desk = desk(size, "ln-admin")) {
            desk.logIn("/app/organisations").look("directory");
            desk.link("新增单位").click();
            desk.field("单位全称").fill(name);
            desk.page().getByLabel("代码").last().fill("XH-210000-YYX");
            desk.button("新增").click();
            assertThat(desk.page().locator(".problem").first()).containsText("XH-210000-YYX");
            desk.look("code-taken");
            desk.page().getByLabel("代码").last().fill(code);
            desk.button("新增").click();
            desk.sees("新增下级单位").look("unit");

            desk.link("更名或变更代码").click();
            desk.sees("还没有改动");
            desk.field("新名称").fill(name + "（筹）");
            desk.page().getByLabel("生效日期").fill(LocalDate.now().plusDays(30).toString());
            desk.sees("到那天零时自动生效").look("rename-planned");
            desk.page().locator(".action-bar .primary").click();
            desk.sees("待生效").look("planned");
            desk.button("取消变更").click();
            inDialog(desk, "取消变更");
            desk.sees("已取消");

            desk.link("调整归口").click();
            desk.sees("还没有改动");
            desk.page().getByLabel("业务主管单位").fill("大连市科");
            desk.button("大连市科学技术协会").click();
            desk.field("分组（选填）").fill("医科；救援");
            desk.sees("业务主管单位由“无”改为“大连市科学技术协会”").look("affiliation");
            desk.page().locator(".action-bar .primary").click();
            assertThat(desk.page().locator(".facts-list").first()).containsText("医科、救援");
            assertThat(desk.page().locator(".facts-list").first()).containsText("大连市科学技术协会");
            desk.look("affiliated");

            desk.link("划转").click();
            desk.page().getByLabel("划转到哪个单位之下").fill("沈阳市科");
            desk.button("沈阳市科学技术协会").click();
            desk.sees("划转到“沈阳市科学技术协会”").look("move");
            desk.page().locator(".action-bar .primary").click();
            assertThat(desk.page().locator(".facts-list").first()).containsText("沈阳市科学技术协会");

            desk.link("新增下级单位").click();
            desk.field("单位全称").fill(name + "分会");
            desk.page().getByLabel("代码").last().fill(code + "-1");
            desk.button("新增").click();
            desk.sees("新增下级单位");
            desk.open("/app/organisations/" + code + "/closure").sees("还有下级单位，请选择");
            desk.look("closing-with-children");
            assertThat(desk.page().locator(".action-bar .primary")).isDisabled();
            desk.page().getByLabel("下级单位划归哪里").fill("沈阳市科");
            desk.button("沈阳市科学技术协会").click();
            desk.page().getByText("我已核对以上影响").click();
            desk.sees("划归“沈阳市科学技术协会”").look("closing");
            desk.page().locator(".action-bar .primary").click();
            assertThat(desk.page().locator(".facts-list").first()).containsText("今天");
            desk.look("closed");
            desk.button("恢复").click();
            desk.sees("从今天起视为没有撤销过");
            assertThat(dialog(desk)).containsText("1 个下级单位连同其下级一并划回");
            assertThat(dialog(desk)).containsText(name + "分会");
            desk.look("reopen-asked");
            inDialog(desk, "恢复");
            assertThat(desk.link("更名或变更代码")).isVisible();
            desk.page().getByText("历史沿革").click();
            desk.look("reopened");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anImportTakesTheGoodLinesAndNamesTheBadOnes(Size size) throws IOException {
        String code = "XH-210000-" + some().toUpperCase();
        try (Desk desk = desk(size, "ln-admin")) {
            desk.logIn("/app/organisations/import").sees("选择 CSV 表格").look("import");
            choose(desk, "code,name\nX,Y\n", "UTF-8");
            desk.sees("缺少这些列：kind、parent").look("columns-missing");
            assertThat(desk.button("开始导入")).isDisabled();
            // as a spreadsheet in China saves it
            choose(
                    desk,
                    "code,name,kind,parent\n%s,导入的学会,SOCIETY,KX-210000\n%s-2,外省的学会,SOCIETY,KX-320000\n%s-3,,SOCIETY,KX-210000\n"
                            .formatted(code, code, code),
                    "GBK");
            desk.sees("共 3 行");
            desk.button("开始导入").click();
            assertThat(desk.page().getByText("部分行有问题"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
            assertThat(desk.page().locator("tbody tr")).hasCount(2);
            assertThat(desk.page().locator("tbody tr").first()).containsText("3");
            desk.look("imported");
            Download bad =
                    desk.page().waitForDownload(() -> desk.button("下载这些行").click());
            assertThat(Files.readString(bad.path())).contains(code + "-2,外省的学会").contains(code + "-3");
            desk.open("/app/organisations/" + code).sees("导入的学会");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void nothingOutsideOnesOwnCanBeAdministered(Size size) {
        try (Desk desk = desk(size, "ln-admin")) {
            desk.logIn("/app/organisations/KX-320000").sees("江苏省科学技术协会").look("sibling");
            assertThat(desk.page().locator(".unit-admin")).hasCount(0);
            desk.open("/app/organisations/KX-320000/renaming");
            desk.field("新名称").fill("不是我的");
            desk.page().locator(".action-bar .primary").click();
            assertThat(desk.page().locator(".problem").first()).isVisible();
            desk.look("refused");
            desk.open("/app/organisations/KX-210000").sees("由上级单位办理").look("own");
        }
    }

    private static void choose(Desk desk, String table, String encoding) {
        desk.page()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("单位.csv", "text/csv", table.getBytes(Charset.forName(encoding))));
    }
}
