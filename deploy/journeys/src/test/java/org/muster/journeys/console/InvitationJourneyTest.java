package org.muster.journeys.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;
import org.muster.station.client.Muster;

import com.microsoft.playwright.Locator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** From a need to an expert who has agreed, with and without a login. */
class InvitationJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void aCandidateIsInvitedAndAnswersByLinkWithoutALogin(Size size) {
        String title = "发热门诊远程会诊" + UUID.randomUUID().toString().substring(0, 5);
        LocalDate day = LocalDate.now().plusDays(ThreadLocalRandom.current().nextInt(10, 300));
        String need = need(title, day);
        try (Desk manager = desk(size, "ln-experts");
                Desk expert = desk(size, "nobody")) {
            manager.logIn("/app/needs/" + need).sees("候选专家").look("candidates");
            Locator candidate = manager.page().locator(".candidate").first();
            candidate.getByText("邀请").click();
            dialog(manager).getByLabel("给专家的话").fill("请协助会诊一天。");
            inDialog(manager, "邀请");
            assertThat(candidate).containsText("待答复");
            manager.page().getByText("没有列出某位专家").click();
            assertThat(manager.page().locator(".exclusions")).containsText("已邀请，等待答复");
            manager.look("not-listed");
            String link = link(manager, title);

            expert.open("/app/invitation#gone").sees("请核对链接是否完整").look("unknown");
            expert.page().navigate("about:blank");
            expert.page().navigate(link);
            expert.sees(title).sees("辽宁省科学技术协会邀请您").look("asked");
            expert.button("改个时间").click();
            dialog(expert).getByLabel("开始日期").fill(day.plusDays(1).toString());
            dialog(expert).getByLabel("结束日期").fill(day.plusDays(1).toString());
            dialog(expert).getByLabel("说明（可不填）").fill("当天有门诊。");
            expert.look("counter");
            inDialog(expert, "提出改期");
            expert.sees("等待邀请单位确认").look("countered");

            manager.page().reload();
            manager.sees("专家提出的时间").sees("当天有门诊").look("countered");
            manager.button("同意改期").click();
            manager.sees("已同意").look("agreed");
            expert.page().reload();
            expert.sees("您已接受邀请");
        }
    }

    private static String need(String title, LocalDate day) {
        Muster muster = station.muster();
        String need = muster.as("dw1-clerk")
                .post(
                        "/api/needs",
                        Map.of(
                                "title",
                                title,
                                "description",
                                "请专家远程会诊发热病人。",
                                "disciplines",
                                List.of("3202415"),
                                "seats",
                                1,
                                "startOn",
                                day.toString(),
                                "endOn",
                                day.plusDays(2).toString()))
                .path("id")
                .asText();
        muster.as("ln-experts").post("/api/needs/" + need + "/validation", Map.of());
        return need;
    }

    /** Shown once, to be sent to the expert. */
    private static String link(Desk manager, String title) {
        manager.open("/app/invitations");
        manager.link(title).first().click();
        manager.button("免登录链接").click();
        inDialog(manager, "生成链接");
        Locator link = dialog(manager).locator("textarea");
        assertThat(link).isVisible();
        manager.look("link");
        String address = link.inputValue();
        assertThat(address).startsWith(Desk.MUSTER + "/app/invitation#");
        dialog(manager).getByText("取消").click();
        return address;
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anExpertSeesTheOwnRecordAndAManagerThePools(Size size) {
        try (Desk desk = desk(size, "expert1")) {
            desk.logIn("/app/profile").sees("所属专家库").sees("主要学科").look("profile");
        }
        try (Desk desk = desk(size, "ln-experts")) {
            desk.logIn("/app/pools").sees("在库").look("pools");
        }
    }
}
