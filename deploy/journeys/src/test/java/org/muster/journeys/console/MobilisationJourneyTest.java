package org.muster.journeys.console;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** An initiative from its draft to what was done for it, a pairing, and a meeting that is held. */
class MobilisationJourneyTest extends ConsoleJourney {

    private static final String SOCIETY = "辽宁省医疗保险研究会";

    @ParameterizedTest
    @EnumSource(Size.class)
    void anInitiativeIsDraftedPublishedAndItsCampaignPledgedAndDone(Size size) {
        String title = "科普进社区倡议" + some();
        String address;
        try (Desk drafter = desk(size, "ln-drafter")) {
            drafter.logIn("/app/activities/initiatives/new");
            drafter.field("倡议标题").fill(title);
            drafter.field("倡议内容").fill("我们倡议：组织专家进社区。");
            drafter.button("＋所属各学会").click();
            drafter.look("initiative-new");
            drafter.button("保存").click();
            assertThat(drafter.link("修改")).isVisible();
            address = drafter.page().url().substring(Desk.MUSTER.length());
            somebodyElseWrites(drafter, address);
        }
        String campaign = publishAndStart(size, address);
        pledge(size, address, campaign);
        try (Desk issuer = desk(size, "ln-issuer")) {
            issuer.logIn(campaign).sees("60").sees(SOCIETY).look("campaign-standing");
            issuer.button("结束行动").click();
            inDialog(issuer, "结束行动");
            issuer.sees("行动已结束");
            issuer.open(address);
            issuer.button("结束倡议").click();
            inDialog(issuer, "结束倡议");
            issuer.sees("倡议已结束").look("initiative-closed");
        }
    }

    /** Both versions are shown, and the own one is written over the other only when that is wanted. */
    private static void somebodyElseWrites(Desk drafter, String address) {
        drafter.link("修改").click();
        drafter.field("倡议内容").fill("我们倡议：组织专家进社区、进学校。");
        try (Desk other = desk(drafter.size(), "ln-drafter")) {
            other.logIn(address + "/edit");
            other.field("倡议内容").fill("别人写的倡议。");
            other.button("保存").click();
            other.sees("别人写的倡议。");
        }
        drafter.button("保存").click();
        drafter.sees("别人刚刚改过").sees("别人写的倡议。").look("initiative-conflict");
        drafter.button("用我写的覆盖").click();
        drafter.sees("进学校");
    }

    private static String publishAndStart(Size size, String address) {
        try (Desk issuer = desk(size, "ln-issuer")) {
            issuer.logIn(address);
            issuer.button("发布倡议").click();
            issuer.sees("发布后内容和范围不能再改").look("publish");
            inDialog(issuer, "发布倡议");
            issuer.sees("征集中").look("published");
            issuer.link("发起行动").click();
            issuer.field("行动名称").fill("社区义诊行动");
            issuer.field("行动内容").fill("请承诺义诊服务人次，完成后逐次报告。");
            issuer.look("campaign-new");
            issuer.button("发起行动").click();
            issuer.sees("还没有单位作出承诺");
            return issuer.page().url().substring(Desk.MUSTER.length());
        }
    }

    private static void pledge(Size size, String address, String campaign) {
        try (Desk clerk = desk(size, "yyx-clerk")) {
            clerk.logIn(campaign).sees("本单位的承诺").look("campaign");
            clerk.button("作出承诺").click();
            dialog(clerk).getByLabel("承诺做什么").fill("社区义诊");
            dialog(clerk).getByLabel("数量").fill("100");
            dialog(clerk).getByLabel("最后期限").fill(LocalDate.now().plusDays(30).toString());
            clerk.look("pledge");
            inDialog(clerk, "作出承诺");
            clerk.sees("完成 0／100 人次");
            report(clerk, "-5", "误报");
            assertThat(dialog(clerk).locator(".problem")).isVisible();
            clerk.look("report-refused");
            dialog(clerk).getByLabel("本次新增").fill("60");
            inDialog(clerk, "报告完成");
            clerk.sees("完成 60／100 人次");
            clerk.button("报告记录").click();
            clerk.sees("＋60").look("reported");
            clerk.open(address);
            clerk.button("登记纸质签名").click();
            dialog(clerk).getByLabel("人数").fill("20");
            dialog(clerk).getByLabel("来源").fill("社区活动");
            dialog(clerk).getByLabel("凭证").fill("办公室存档");
            inDialog(clerk, "登记");
            clerk.sees("20 人");
            clerk.button("更正 社区活动").click();
            dialog(clerk).getByLabel("人数").fill("18");
            inDialog(clerk, "登记");
            clerk.sees("已被更正");
            clerk.page().getByText("响应的单位").click();
            clerk.sees("还没有").look("signers");
        }
    }

    private static void report(Desk clerk, String amount, String note) {
        clerk.button("报告完成 社区义诊").click();
        dialog(clerk).getByLabel("本次新增").fill(amount);
        dialog(clerk).getByLabel("说明").fill(note);
        inDialog(clerk, "报告完成");
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aPairingIsProposedAgreedLivedAndEnded(Size size) {
        String subject = "慢病管理科普" + some();
        try (Desk clerk = desk(size, "sy-clerk")) {
            clerk.logIn("/app/activities?show=pairings").look("pairings");
            clerk.link("提出对口联系").click();
            clerk.field("受助方").fill(SOCIETY);
            clerk.page().locator(".hits button").first().click();
            clerk.field("对口内容").fill(subject);
            clerk.field("止").fill(LocalDate.now().minusDays(1).toString());
            clerk.field("起").fill(LocalDate.now().minusDays(9).toString());
            clerk.button("提出").click();
            assertThat(clerk.page().locator(".problem").first()).isVisible();
            clerk.look("pairing-refused");
            clerk.field("止").fill(LocalDate.now().plusDays(100).toString());
            clerk.button("提出").click();
            clerk.sees("尚未同意").look("proposed");
        }
        try (Desk clerk = desk(size, "yyx-clerk")) {
            clerk.logIn("/app/activities?show=pairings").sees("待本单位同意");
            clerk.link(subject).click();
            clerk.sees("请答复").look("to-agree");
            clerk.button("同意").click();
            clerk.sees("进行中");
            clerk.button("登记联系").click();
            dialog(clerk).getByLabel("联系内容").fill("电话沟通讲座安排。");
            clerk.look("log-contact");
            inDialog(clerk, "登记");
            clerk.sees("电话沟通讲座安排。").look("agreed");
            because(clerk, "结束对口联系", "原因", "任务完成。");
            clerk.sees("任务完成。").look("ended");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aMeetingIsEnteredCountedAndMinuted(Size size) {
        String title = "视频调度会" + some();
        String address = called(title);
        try (Desk guest = desk(size, "yyx-clerk");
                Desk caller = desk(size, "ln-clerk")) {
            guest.logIn(address).sees("签到").look("about-to-begin");
            caller.logIn(address);
            assertThat(caller.button("提交纪要")).hasCount(0);
            guest.button("签到").click();
            guest.sees("已签到");
            guest.button("登记到会人数").click(new Locator.ClickOptions().setTimeout(60_000));
            dialog(guest).getByLabel("人数").fill("12");
            guest.look("headcount");
            inDialog(guest, "登记");
            guest.sees("已登记").look("counted");

            caller.open(address).sees("到会 12 人").look("attendance-held");
            caller.button("提交纪要").click();
            dialog(caller).getByLabel("会议纪要").fill("会议部署了近期任务。");
            caller.look("minutes");
            inDialog(caller, "提交纪要");
            caller.sees("会议部署了近期任务。").look("held");
            // whoever still has the old page open is told
            guest.button("登记到会人数").click();
            inDialog(guest, "登记");
            assertThat(dialog(guest).locator(".problem")).isVisible();
            guest.look("count-refused");
        }
    }

    /** Of 辽宁省科协 with its societies; it begins as soon as everybody has found their seats. @return its page */
    private static String called(String title) {
        Instant soon = Instant.now().plusSeconds(25);
        return "/app/activities/meetings/"
                + station.muster()
                        .as("ln-clerk")
                        .post(
                                "/api/meetings",
                                Map.of(
                                        "title",
                                        title,
                                        "kind",
                                        "OTHER",
                                        "startsAt",
                                        soon.toString(),
                                        "endsAt",
                                        soon.plus(1, ChronoUnit.HOURS).toString(),
                                        "link",
                                        "https://meeting.example.org/2",
                                        "agenda",
                                        "部署任务。",
                                        "to",
                                        List.of(Map.of("below", "KX-210000", "kinds", List.of("SOCIETY")))))
                        .path("id")
                        .asText();
    }
}
