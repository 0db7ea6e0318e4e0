package org.muster.journeys.console;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Response plans, alerts and leading groups. */
class PlanJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void aDrillRunsByItsPlanFromActivationToItsOpenEnds(Size size) {
        try (Desk desk = desk(size, "ln-issuer")) {
            desk.logIn("/app/responses?show=plans").look("plans");
            desk.link("洪涝灾害应急预案（合成）").first().click();
            desk.button("Ⅱ级").click();
            desk.sees("下达任务 2 项").look("plan");
            desk.link("据此启动响应").click();
            desk.field("事件名称").fill("防汛演练" + some());
            desk.field("演练（全程标明，不计入实际统计）").check();
            desk.sees("启动后将").look("activate");
            desk.button("启动").click();
            inDialog(desk, "启动");
            desk.sees("演练，不是真实响应");
            declareAndRaise(desk);
            leadAndStandDown(desk);
        }
    }

    private void declareAndRaise(Desk desk) {
        desk.button("登记政府级别").click();
        dialog(desk).getByLabel("依据").fill("省防指〔2026〕8号");
        desk.look("declare");
        inDialog(desk, "登记政府级别");
        desk.sees("宣布Ⅲ级");
        desk.button("调整级别").click();
        dialog(desk).locator("select").selectOption("I");
        desk.sees("将新下达 1 项任务").look("change");
        inDialog(desk, "调整级别");
        desk.sees("新下达任务 3");
    }

    private void leadAndStandDown(Desk desk) {
        desk.link("成立领导小组").click();
        desk.field("小组名称").fill("防汛演练领导小组");
        desk.field("姓名").first().fill("张三（合成）");
        desk.look("group-new");
        desk.button("保存").click();
        desk.sees("演练，不是真实响应").sees("张三（合成）").look("group");
        desk.link("所属响应").click();
        desk.button("终止响应").click();
        desk.sees("未办结任务").look("open-ends");
        inDialog(desk, "终止响应");
        desk.sees("响应已终止").look("stood-down");
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anAlertThatCameInProposesThePlansThatFit(Size size) {
        try (Desk desk = desk(size, "ln-duty")) {
            desk.logIn("/app/responses?show=alerts");
            Locator file = desk.page().locator("input[type=file]");
            file.setInputFiles(new FilePayload("x.xml", "text/xml", "不是预警".getBytes(StandardCharsets.UTF_8)));
            assertThat(desk.page().locator(".problem").first()).isVisible();
            desk.look("alert-refused");
            file.setInputFiles(new FilePayload("x.xml", "text/xml", exercise().getBytes(StandardCharsets.UTF_8)));
            desk.sees("演练预警").sees("适用的预案").sees("洪涝灾害应急预案（合成）").look("alert");
            desk.link("据此启动响应").first().click();
            assertThat(desk.field("演练（全程标明，不计入实际统计）")).isChecked();
            assertThat(desk.field("事件名称")).not().isEmpty();
            desk.look("activate-by-alert");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aPlanIsWrittenRevisedCopiedBelowAndRetired(Size size) {
        String name = "试用预案" + some();
        try (Desk desk = desk(size, "ln-issuer")) {
            desk.logIn("/app/responses/plans/new");
            desk.field("预案名称").fill(name);
            desk.field("事件种类").fill("危险化学品泄漏");
            desk.button("＋增加任务").click();
            desk.field("做什么").fill("收集所属专家名单。");
            desk.button("＋所属各学会").click();
            desk.look("plan-new");
            desk.button("保存").click();
            desk.sees("收集所属专家名单");
            desk.link("修订预案").click();
            desk.field("几小时内完成").fill("24");
            desk.button("保存").click();
            desk.sees("24 小时内").look("plan-revised");
            revisedByTwo(desk, size, name);
        }
        try (Desk desk = desk(size, "yyx-issuer")) {
            desk.logIn("/app/responses?show=plans");
            desk.link(name).first().click();
            desk.button("复制为本单位预案").click();
            desk.sees("据此启动响应").look("plan-copied");
            retire(desk);
        }
        try (Desk desk = desk(size, "ln-issuer")) {
            desk.logIn("/app/responses?show=plans");
            desk.link(name).first().click();
            retire(desk);
        }
    }

    /** Whoever saves second sees both versions and keeps the own one. */
    private static void revisedByTwo(Desk desk, Size size, String name) {
        desk.link("修订预案").click();
        desk.field("几小时内完成").fill("12");
        try (Desk other = desk(size, "ln-admin")) {
            other.logIn("/app/responses?show=plans");
            other.link(name).first().click();
            other.link("修订预案").click();
            other.field("几小时内完成").fill("6");
            other.button("保存").click();
            other.sees("6 小时内");
        }
        desk.button("保存").click();
        desk.sees("别人刚刚改过").look("plan-conflict");
        assertThat(desk.page().locator(".conflict")).containsText("6 小时内");
        desk.button("用我写的覆盖").click();
        desk.sees("12 小时内");
    }

    private static void retire(Desk desk) {
        desk.button("停用").click();
        inDialog(desk, "停用");
        desk.sees("预案已停用");
    }

    private static String exercise() {
        OffsetDateTime now =
                OffsetDateTime.now(ZoneOffset.ofHours(8)).withSecond(30).truncatedTo(ChronoUnit.SECONDS);
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
                <identifier>21000041600000_%s</identifier><sender>ln-weather@example.org</sender><sent>%s</sent>
                <status>Exercise</status><msgType>Alert</msgType><scope>Public</scope>
                <info><language>zh-CN</language><category>Met</category><event>暴雨</event>
                <urgency>Immediate</urgency><severity>Severe</severity><certainty>Observed</certainty><expires>%s</expires>
                <senderName>辽宁省气象台</senderName><headline>辽宁省气象台发布暴雨预警</headline>
                <area><areaDesc>辽宁省</areaDesc><geocode><valueName>GB/T 2260</valueName><value>210000</value></geocode></area></info>
                </alert>
                """.formatted(UUID.randomUUID(), now.minusHours(1), now.plusDays(1))
                .strip();
    }
}
