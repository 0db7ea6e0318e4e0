package org.muster.journeys.console;

import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Signing for units without staff, and standing in for a colleague who is away. */
class SigningJourneyTest extends ConsoleJourney {

    private static final List<String> UNITS = List.of("辽宁省农学会", "辽宁省数学会");

    /** The other journeys know nothing of what is arranged here. */
    @AfterEach
    void everybodyActsForThemselves() {
        end("ln-admin", "/api/inbox/arrangements?limit=200");
        end("yyx-clerk", "/api/delegations?limit=200");
    }

    private static void end(String user, String list) {
        for (JsonNode one : station.muster().as(user).get(list)) {
            if (!one.hasNonNull("endedAt") && !one.path("state").asText().equals("OVER")) {
                station.muster()
                        .as(user)
                        .post(list.replaceAll("\\?.*", "/") + one.path("id").asText() + "/end");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anOfficeSignsForManyUnitsAndEndsThat(Size size) {
        String title = "关于代签的通知" + some();
        try (Desk admin = desk(size, "ln-admin");
                Desk clerk = desk(size, "ln-clerk")) {
            admin.logIn("/app/proxy").sees("没有代签安排").look("nothing-arranged");
            admin.button("安排代签").click();
            UNITS.forEach(unit -> choose(admin, unit));
            admin.look("arrange");
            admin.button("安排代签").click();
            admin.sees("已为 2 个单位安排代签").sees("由本单位代签").look("arranged");
            refused(admin);

            station.issue(title);
            clerk.logIn("/app/proxy").sees(title);
            clerk.page().getByText("待代签 2 个单位").first().click();
            clerk.button("阅读全文").first().click();
            clerk.sees("现将有关事项通知如下。").look("to-sign");
            clerk.button("全选").click();
            endFirst(admin);
            clerk.page()
                    .getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)
                    .filter(new Locator.FilterOptions().setHasText("代签所选"))
                    .click();
            clerk.sees("没有代签安排，或已终止").sees("已签收").look("results");
        }
    }

    private static void choose(Desk admin, String unit) {
        admin.field("按名称、代码或拼音查找").fill(unit);
        admin.page().locator(".hits button").first().click();
    }

    /** A unit that is arranged already stays in the form, with the reason. */
    private static void refused(Desk admin) {
        admin.button("安排代签").click();
        choose(admin, UNITS.get(0));
        admin.button("安排代签").click();
        assertThat(admin.page().locator(".fault").first()).isVisible();
        admin.sees("1 个单位未能安排").look("arrange-refused");
        admin.button("取消").click();
    }

    private static void endFirst(Desk admin) {
        admin.button("终止 " + UNITS.get(0)).click();
        admin.sees("终止后立即不能再").look("end");
        inDialog(admin, "终止");
        admin.sees("已终止代签");
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void somebodyWhoIsAwayLetsAColleagueActAndTakesItBack(Size size) {
        String title = "关于委托的通知" + some();
        station.issue(title);
        try (Desk issuer = desk(size, "yyx-clerk");
                Desk deputy = desk(size, "yyx-issuer")) {
            issuer.logIn("/app/proxy?view=delegations");
            issuer.button("委托他人代理").click();
            issuer.button("其他同事（填写账号）").click();
            issuer.field("姓名").fill("江苏同行");
            issuer.page().getByLabel("账号").fill("js-clerk");
            issuer.button("出差").click();
            issuer.button("委托他人代理").click();
            assertThat(issuer.page().locator(".problem").first()).isVisible();
            issuer.look("delegate-refused");
            issuer.button("值班员2（合成）").click();
            issuer.button("委托他人代理").click();
            issuer.sees("已委托给值班员2（合成）").look("delegated");

            deputy.logIn("/app/inbox").sees("您正在代");
            deputy.link(title).first().click();
            deputy.button("签收").click();
            deputy.sees("（代辽宁省医疗保险研究会收发员）").look("stands-in");
            deputy.open("/app/proxy?view=delegations").sees("委托给我的").look("delegated-to-me");

            issuer.page().locator("button[aria-label^=收回委托]").first().click();
            issuer.sees("收回后").look("withdraw");
            inDialog(issuer, "收回委托");
            issuer.sees("委托已收回");
            deputy.open("/app/inbox").sees(title);
            deputy.link(title).first().click();
            assertThat(deputy.button("回复")).hasCount(0);
        }
    }
}
