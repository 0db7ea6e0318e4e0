package org.muster.journeys.console;

import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** The duty desk: swaps, shifts, handovers, reachability checks and the roster. */
class DutyJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void aSwapIsDeclinedThenAcceptedUndoneAndWithdrawn(Size size) {
        askToSwap(size, "值班员3（合成）");
        try (Desk desk = desk(size, "ln-issuer")) {
            // who stands behind in that shift cannot take its other seat
            desk.logIn("/app/duty");
            desk.button("同意").click();
            assertThat(desk.page().locator(".problem").first()).isVisible();
            desk.look("swap-refused");
            desk.button("拒绝").click();
            desk.sees("已拒绝");
        }
        askToSwap(size, "值班员4（合成）");
        try (Desk desk = desk(size, "ln-drafter")) {
            desk.logIn("/app/duty");
            desk.button("同意").click();
            desk.sees("已同意换班").look("swap-accepted");
            desk.page()
                    .locator(".toast")
                    .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("撤销"))
                    .click();
            desk.sees("已取消换班");
        }
        try (Desk desk = desk(size, "ln-clerk")) {
            desk.logIn("/app/duty");
            desk.button("撤回").click();
            desk.sees("没有换班请求").look("swap-withdrawn");
        }
    }

    private void askToSwap(Size size, String colleague) {
        try (Desk desk = desk(size, "ln-clerk")) {
            desk.logIn("/app/duty").sees("我的班次");
            named(desk, "^换班 .*主班$").last().click();
            dialog(desk).locator("select").selectOption(new SelectOption().setLabel(colleague));
            dialog(desk).getByLabel("原因").fill("孩子发烧，需去医院。");
            desk.look("swap-asked");
            inDialog(desk, "发出请求");
            desk.sees("请 " + colleague + " 替");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aDutyOfficerReplacesSomebodyForOnceAndRestoresThePlan(Size size) {
        try (Desk desk = desk(size, "ln-duty")) {
            desk.logIn("/app/duty?view=shifts");
            named(desk, "^改派 .*备班$").last().click();
            dialog(desk).locator("select").selectOption(new SelectOption().setLabel("暂无人（留空）"));
            dialog(desk).getByLabel("原因").fill("出差");
            desk.look("override");
            inDialog(desk, "改派");
            desk.sees("已改派");
            named(desk, "^恢复 ").last().scrollIntoViewIfNeeded();
            desk.look("overridden");
            named(desk, "^恢复 ").last().click();
            desk.sees("已恢复原值班人");
            desk.button("后两周").click();
            desk.look("later-shifts");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aShiftThatRunsIsReplacedFromNowOnAndWhatHasPassedStays(Size size) {
        try (Desk desk = desk(size, "ln-duty")) {
            desk.logIn("/app/duty?view=shifts");
            Locator running = desk.page().locator(".roster > li.today").last();
            Locator replace = running.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText("改派"));
            Locator restore = running.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText("恢复"));
            assertThat(restore).hasCount(0);
            replace.first().click();
            dialog(desk).locator("select").selectOption(new SelectOption().setLabel("暂无人（留空）"));
            dialog(desk).getByLabel("原因").fill("突发高烧");
            inDialog(desk, "改派");
            desk.sees("已改派");
            assertThat(restore).hasCount(1);
            desk.look("override-of-a-running-shift");
            restore.click();
            desk.sees("已恢复原值班人");
            assertThat(restore).hasCount(0);
            desk.look("restored-while-running");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aHandoverIsWrittenAndAcknowledgedByTheNextShift(Size size) {
        String text = "沈阳两家单位尚未签收，请继续电话催办。" + some();
        try (Desk desk = desk(size, "ln-duty")) {
            desk.logIn("/app/duty?view=handovers");
            desk.field("交接事项").fill(text);
            desk.look("handover");
            desk.button("交班").click();
            desk.sees(text).sees("接班人尚未阅读");
        }
        try (Desk desk = desk(size, "ln-clerk")) {
            desk.logIn("/app/duty").sees("待接班确认").look("to-acknowledge");
            desk.page()
                    .locator("li", new Page.LocatorOptions().setHasText(text))
                    .getByRole(AriaRole.BUTTON)
                    .click();
            desk.sees("已确认接班");
            desk.open("/app/duty?view=handovers").sees(text).look("handovers");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aCheckIsAnsweredAndShowsOrganisationsOnly(Size size) {
        try (Desk desk = desk(size, "ln-duty")) {
            desk.logIn("/app/duty?view=checks").look("checks");
            boolean runs = desk.page().locator(".tag.warm").count() > 0;
            if (!runs) {
                startCheck(desk);
                desk.sees("已发起").look("check-started");
                desk.button("← 全部抽查").click();
            }
            startCheck(desk);
            assertThat(dialog(desk).locator(".problem")).isVisible();
            desk.look("check-refused");
        }
        try (Desk desk = desk(size, "yyx-clerk")) {
            desk.logIn("/app/duty?view=checks").sees("本单位：").look("asked");
            Locator answer = desk.button("在岗应答").first();
            if (answer.isVisible()) {
                answer.click();
                desk.sees("本单位：已应答");
            }
        }
        try (Desk desk = desk(size, "ln-duty")) {
            desk.logIn("/app/duty?view=checks");
            named(desk, "^结果 ").first().click();
            desk.button("已应答").click();
            desk.sees("辽宁省医疗保险研究会").look("check-result");
        }
    }

    private void startCheck(Desk desk) {
        desk.button("发起抽查").click();
        inDialog(desk, "发起");
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anAdministratorEntersAPersonPlansARotationAndEndsBoth(Size size) {
        String name = "试" + some();
        try (Desk desk = desk(size, "ln-admin")) {
            desk.logIn("/app/duty?view=roster").look("roster");
            desk.button("＋ 登记人员").click();
            desk.field("姓名").fill(name);
            desk.field("电话").fill("不是号码");
            desk.button("保存").click();
            assertThat(desk.page().locator(".fault").first()).isVisible();
            desk.look("person-refused");
            desk.page().locator("input[type=tel]").fill("13900000009");
            desk.button("保存").click();
            desk.sees("已保存");
            desk.button("＋ 安排轮值").click();
            desk.field("轮值名称").fill("夜间备勤" + name);
            desk.button("＋" + name).click();
            desk.look("rotation");
            desk.button("保存").click();
            desk.sees("轮值已安排");
            desk.button("修改 夜间备勤" + name).click();
            desk.sees("自哪天起").look("rotation-change");
            desk.button("取消").click();
            changedByTwo(desk, size, name);
            desk.button("离岗 " + name).click();
            inDialog(desk, "离岗");
            desk.sees("已离岗");
            desk.button("结束 夜间备勤" + name).click();
            inDialog(desk, "结束");
            desk.sees("轮值已结束").look("ended");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aPersonOnDutyGetsAPrivateCalendarAddressAndEndsIt(Size size) {
        try (Desk desk = desk(size, "ln-clerk")) {
            desk.logIn("/app/duty");
            desk.button("把我的班次放进手机日历").click();
            inDialog(desk, "生成地址");
            assertThat(desk.field("订阅地址")).hasValue(Pattern.compile(".*/api/public/calendars/.+"));
            desk.look("calendar");
            desk.button("停用").click();
            desk.sees("该地址已停用");
        }
        try (Desk desk = desk(size, "ln-reviewer")) {
            desk.logIn("/app/duty").sees("您不在值班名册上").look("not-on-roster");
        }
    }

    /** Whoever saves second sees both versions and takes the other's. */
    private static void changedByTwo(Desk desk, Size size, String name) {
        desk.button("修改 " + name).click();
        Locator phone = desk.page().locator("input[type=tel]");
        assertThat(phone).hasValue("13900000009");
        phone.fill("13900000008");
        try (Desk other = desk(size, "ln-duty")) {
            other.logIn("/app/duty?view=roster");
            other.button("修改 " + name).click();
            assertThat(other.page().locator("input[type=tel]")).hasValue("13900000009");
            other.page().locator("input[type=tel]").fill("13900000007");
            other.button("保存").click();
            other.sees("已保存");
        }
        desk.button("保存").click();
        desk.sees("别人刚刚改过").look("person-conflict");
        desk.button("改用对方的").click();
        assertThat(phone).hasValue("13900000007");
        desk.button("取消").click();
    }

    private static Locator named(Desk desk, String pattern) {
        return desk.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile(pattern)));
    }
}
