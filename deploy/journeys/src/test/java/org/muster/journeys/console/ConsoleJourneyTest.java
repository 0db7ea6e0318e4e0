package org.muster.journeys.console;

import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Each journey once on a phone and once at a desk. */
class ConsoleJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void anIssuersNoticeIsSignedInTwoTapsAndSeenAsSigned(Size size) {
        String title = "关于报送应急科普资源的通知" + some();
        draft(size, title);
        approveAndIssue(size, title);
        signInTwoTaps(size, title);
        seeWhoSigned(size, title);
    }

    private void draft(Size size, String title) {
        try (Desk desk = desk(size, "ln-drafter")) {
            desk.logIn("/app/notices/new").look("draft-empty");
            desk.field("机关代字").fill("辽科协函");
            desk.field("标题").fill(title);
            desk.button("＋所属各学会").click();
            desk.field("正文").fill("为做好应急科普工作，现就有关事项通知如下。\n一、请各学会于本周内报送现有应急科普资源目录。\n二、请指定一名联系人。");
            desk.button("保存草稿").click();
            desk.sees("规范检查").sees(Pattern.compile("共 1\\d\\d 个单位"));
            desk.look("draft-checked");
            desk.field("标题").fill(title + "（修改）");
            desk.field("标题").fill(title);
            assertThat(desk.page().getByText("已保存").first()).isVisible();
            desk.button("送审").click();
            desk.sees("已送审").look("submitted");
        }
    }

    private void approveAndIssue(Size size, String title) {
        try (Desk desk = desk(size, "ln-issuer")) {
            desk.logIn("/app/notices").look("notices");
            desk.link(title).first().click();
            desk.button("批准").click();
            desk.button("签发").click();
            desk.look("issue");
            dialog(desk)
                    .getByText("签发", new Locator.GetByTextOptions().setExact(true))
                    .click();
            desk.sees("已签发").look("coverage");
        }
    }

    /** The second tap signs. */
    private void signInTwoTaps(Size size, String title) {
        try (Desk desk = desk(size, "yyx-clerk")) {
            desk.logIn("/app/inbox").look("inbox");
            assertThat(desk.loaded()).as("bytes of the first load").isBetween(10_000L, 200L * 1024);
            desk.link(title).first().click();
            desk.button("签收").click();
            desk.sees("已签收").look("signed");
            desk.button("答复").click();
            desk.look("reply");
            dialog(desk).getByLabel("答复内容").fill("目录已整理完毕，联系人王一。");
            dialog(desk)
                    .getByText("答复", new Locator.GetByTextOptions().setExact(true))
                    .click();
            desk.sees("已答复");
        }
    }

    private void seeWhoSigned(Size size, String title) {
        try (Desk desk = desk(size, "ln-issuer")) {
            desk.logIn("/app/notices");
            desk.link(title).first().click();
            desk.sees("辽宁省医疗保险研究会");
            desk.exactLink("未签收").click();
            desk.sees("辽宁省数学会").look("outstanding");
            desk.button("催办 辽宁省数学会").click();
            assertThat(desk.page().locator(".toast")).containsText("催办");
            desk.exactLink("转发层级").click();
            desk.sees("辽宁省科学技术协会").look("cascade");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aClerkReturnsWithAReasonAndForwardsWithAPreview(Size size) {
        String returned = "关于退回演示的通知" + some();
        String forwarded = "关于转发演示的通知" + some();
        station.issue(returned);
        station.issue(forwarded);
        try (Desk desk = desk(size, "yyx-clerk")) {
            desk.logIn("/app/inbox");
            desk.link(returned).first().click();
            desk.button("退回").click();
            dialog(desk).getByLabel("退回原因").fill("不属本会职责。");
            dialog(desk)
                    .getByText("退回", new Locator.GetByTextOptions().setExact(true))
                    .click();
            desk.sees("已退回").look("returned");
        }
        try (Desk desk = desk(size, "yyx-issuer")) {
            desk.logIn("/app/inbox");
            desk.link(forwarded).first().click();
            desk.exactLink("转发").click();
            desk.field("机关代字").fill("辽医研字");
            desk.button("＋各会员单位").click();
            desk.look("forward");
            desk.button("生成转发稿并预览范围").click();
            desk.sees("共 12 个单位").look("forward-drafted");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void whoIsAskedToForwardIsToldAndTheIssuerSeesWhoHasNot(Size size) {
        String title = "关于请转发至各会员单位的通知" + some();
        station.issueToBeForwarded(title);
        try (Desk desk = desk(size, "yyx-issuer")) {
            desk.logIn("/app/inbox").sees("待转发");
            desk.link(title).first().click();
            desk.sees("来文要求转发至贵单位的下属单位").look("asked-to-forward");
            desk.exactLink("现在转发").click();
            assertThat(desk.page().getByLabel("要求继续转发至其下属单位")).isVisible();
        }
        try (Desk desk = desk(size, "ln-issuer")) {
            desk.logIn("/app/notices");
            desk.link(title).first().click();
            desk.sees("应转 ").look("forwarding-counted");
            desk.exactLink("未签收").click();
            desk.page().getByLabel("口径").selectOption("FORWARDED");
            desk.sees("辽宁省医疗保险研究会").look("not-forwarded");
            assertThat(desk.page().getByText("辽宁省数学会")).hasCount(0);
        }
        try (Desk desk = desk(size, "ln-drafter")) {
            desk.logIn("/app/notices/new");
            desk.page().getByLabel("要求转发至下属单位").check();
            desk.look("draft-to-be-forwarded");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aTaskIsReportedOnAndCompleted(Size size) {
        station.issue("关于任务演示的通知" + some());
        try (Desk desk = desk(size, "yyx-clerk")) {
            desk.logIn("/app/tasks").look("tasks");
            desk.link("报送应急科普资源目录").first().click();
            desk.button("报进展").click();
            dialog(desk).getByLabel("进展情况").fill("已收集八份。");
            dialog(desk).getByText("提交").click();
            desk.sees("已收集八份").look("progress");
            desk.button("办结").click();
            dialog(desk).getByLabel("办理结果").fill("目录十二份已报送。");
            dialog(desk)
                    .getByText("办结", new Locator.GetByTextOptions().setExact(true))
                    .click();
            desk.sees("目录十二份已报送").look("completed");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aReportTypedWithoutANetworkIsSentOnceWhenItIsBack(Size size) {
        String period = station.openReport();
        try (Desk desk = ownDevice(size, "sy-reporter")) {
            desk.logIn("/app/reports").look("reports");
            desk.page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
            desk.open("/app/reports/" + period).look("empty");
            desk.withoutNetwork(true).open("/app/reports/" + period);
            desk.field("累计确诊").fill("26");
            desk.field("累计治愈").fill("5");
            desk.field("累计死亡").fill("0");
            desk.button("报送").click();
            desk.sees("存在本机等待发送").look("waiting");
            assertThat(station.report(period, "KX-210100").path("state").asText(""))
                    .isIn("", "null");
            desk.withoutNetwork(false);
            desk.sees("已报送").look("sent");
        }
        assertThat(station.report(period, "KX-210100")
                        .path("values")
                        .path("confirmed")
                        .asInt())
                .isEqualTo(26);
        assertThat(station.report(period, "KX-210100").path("version").asInt()).isEqualTo(1);
        try (Desk desk = desk(size, "ln-reviewer")) {
            desk.logIn("/app/reports/" + period + "/rollup").sees("沈阳市科学技术协会").look("rollup");
            desk.link("沈阳市科学技术协会").first().click();
            desk.button("审核通过").click();
            desk.sees("已审核通过").look("accepted");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aDrillIsActivatedAndStoodDown(Size size) {
        try (Desk desk = desk(size, "ln-duty")) {
            desk.logIn("/app/duty").sees("今晚值班").look("duty");
            desk.open("/app/responses/new");
            desk.field("事件名称").fill("地震演练" + some());
            desk.field("演练（全程标明，不计入实际统计）").check();
            desk.button("启动").click();
            desk.look("activate");
            dialog(desk)
                    .getByText("启动", new Locator.GetByTextOptions().setExact(true))
                    .click();
            desk.sees("演练，不是真实响应");
            desk.button("调整级别").click();
            dialog(desk).locator("select").selectOption("II");
            dialog(desk)
                    .getByText("调整级别", new Locator.GetByTextOptions().setExact(true))
                    .click();
            desk.sees("级别已调整").look("changed");
            desk.button("终止响应").click();
            dialog(desk)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("终止响应"))
                    .click();
            desk.sees("响应已终止").look("stood-down");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aRumourGetsAVerdictThatSomebodyElseReviewed(Size size) {
        String claim = "听说喝浓茶能防辐射" + UUID.randomUUID().toString().substring(0, 6);
        station.ask(claim);
        try (Desk desk = desk(size, "ln-checker")) {
            desk.logIn("/app/rumours").look("rumours");
            desk.link(claim).first().click();
            desk.sees("1 人询问").look("rumour");
            desk.exactLink("撰写辟谣结论").click();
            desk.field("解释").fill("浓茶不能防辐射，没有证据支持这一说法。");
            desk.field("依据").fill("关于饮茶与辐射的说明");
            desk.field("发布机构").fill("中国科协");
            desk.look("verdict-draft");
            desk.button("提交复核").click();
            desk.sees("待复核");
        }
        try (Desk desk = desk(size, "ln-editor")) {
            desk.logIn("/app/verdicts");
            desk.link(claim).first().click();
            desk.button("复核通过").click();
            desk.sees("待发布").look("reviewed");
        }
        try (Desk desk = desk(size, "ln-checker")) {
            desk.logIn("/app/verdicts");
            desk.link(claim).first().click();
            desk.button("发布").click();
            dialog(desk)
                    .getByText("发布", new Locator.GetByTextOptions().setExact(true))
                    .click();
            desk.sees("已发布").look("published");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anExpertIsFoundForANeedAndAccepts(Size size) {
        String title = "院感防控指导" + UUID.randomUUID().toString().substring(0, 6);
        try (Desk desk = desk(size, "dw1-clerk")) {
            desk.logIn("/app/needs/new");
            desk.field("需要什么").fill(title);
            desk.field("具体情况").fill("请专家指导防护用品的选用，并远程会诊。");
            desk.field("结束日期").fill(LocalDate.now().plusDays(20).toString());
            desk.field("学科（按名称查找）").fill("流行病");
            desk.page().locator(".hits button").first().click();
            desk.look("need");
            desk.button("提交核实").click();
            desk.sees("待核实");
        }
        try (Desk desk = desk(size, "ln-experts")) {
            desk.logIn("/app/needs").look("needs");
            desk.link(title).first().click();
            desk.button("核实通过").click();
            dialog(desk)
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("核实通过"))
                    .click();
            desk.sees("候选专家").look("candidates");
        }
        station.inviteExpert(title);
        try (Desk desk = desk(size, "expert1")) {
            desk.logIn("/app/invitations").look("invitations");
            desk.link(title).first().click();
            desk.button("接受邀请").click();
            desk.sees("已接受").look("accepted");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aUnitAndADocumentAreFound(Size size) {
        station.issue("关于查找演示的通知");
        try (Desk desk = desk(size, "yyx-clerk")) {
            desk.logIn("/app/organisations");
            desk.field("名称、代码、拼音或拼音首字母").fill("沈阳市科");
            desk.link("沈阳市科学技术协会").first().click();
            desk.sees("上级单位").look("unit");
            desk.open("/app/search");
            desk.field("文号、标题、正文中的词").fill("查找演示");
            desk.button("查找").click();
            desk.link("关于查找演示的通知").first().click();
            desk.sees("现将有关事项通知如下").look("found");
        }
    }

    @Test
    void speaksEnglishAndShowsLargeText() {
        try (Desk desk = desk(Size.PHONE, "ln-clerk")) {
            desk.logIn("/app/inbox");
            desk.button("菜单：辽宁省科协收发员").click();
            desk.button("English").click();
            desk.button("Large text").click();
            desk.look("menu-english-large");
            desk.button("Close").click();
            desk.look("inbox-english-large");
        }
    }

    @Test
    void logsOutHereAndAtTheProvider() {
        try (Desk desk = desk(Size.PHONE, "ln-clerk")) {
            desk.logIn("/app/inbox");
            desk.button("菜单：辽宁省科协收发员").click();
            desk.button("退出登录").click();
            desk.sees("请用本单位的账号登录").look("home");
            desk.open("/app/inbox");
            assertThat(desk.page().locator("#username")).isVisible();
        }
    }
}
