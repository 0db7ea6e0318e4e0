package org.muster.journeys.console;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Meetings, and initiatives to sign on to. */
class ActivityJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void aMeetingIsCalledAnsweredAndCancelled(Size size) {
        String title = "应急科普调度会" + some();
        try (Desk desk = desk(size, "ln-clerk")) {
            desk.logIn("/app/activities/meetings/new");
            LocalDate day = LocalDate.now().plusDays(3);
            desk.field("会议名称").fill(title);
            desk.field("开始").fill(day + "T09:00");
            desk.field("结束").fill(day + "T10:00");
            desk.field("会议链接").fill("电话会议");
            desk.field("议程").fill("一、通报情况。\n二、部署任务。");
            desk.button("＋所属各学会").click();
            desk.button("召集会议").click();
            assertThat(desk.page().locator(".fault").first()).isVisible();
            desk.look("call-refused");
            desk.page().locator("input[type=url]").fill("https://meeting.example.org/1");
            desk.button("召集会议").click();
            desk.sees("会议已召集").look("called");
        }
        try (Desk desk = desk(size, "yyx-clerk")) {
            desk.logIn("/app/activities").look("meetings");
            desk.link(title).first().click();
            desk.button("本单位参加").click();
            desk.sees("已答复：参加").look("answered");
            desk.button("我报名").click();
            desk.sees("已报名");
        }
        try (Desk desk = desk(size, "ln-clerk")) {
            desk.logIn("/app/activities");
            desk.link(title).first().click();
            desk.sees("1 人报名").look("attendance");
            because(desk, "取消会议", "取消原因", "改为书面通报。");
            desk.sees("取消原因：改为书面通报。").look("cancelled");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anOrganisationSignsOnToAnInitiativeAndTakesItBack(Size size) {
        String title = published();
        try (Desk desk = desk(size, "yyx-clerk")) {
            desk.logIn("/app/activities?show=initiatives").look("initiatives");
            desk.link(title).first().click();
            desk.sees("各级响应").look("initiative");
            desk.button("本单位响应").click();
            assertThat(desk.button("撤回单位响应")).isVisible();
            desk.look("signed-on");
            desk.button("撤回单位响应").click();
            assertThat(desk.button("本单位响应")).isVisible();
        }
    }

    /** Of 辽宁省科协 to its societies. @return the title */
    private static String published() {
        String title = "科技志愿服务倡议" + some();
        String id = station.muster()
                .as("ln-drafter")
                .post(
                        "/api/initiatives",
                        Map.of(
                                "title",
                                title,
                                "body",
                                "我们倡议：科学防护，不信谣、不传谣。",
                                "to",
                                List.of(Map.of("below", "KX-210000", "kinds", List.of("SOCIETY")))))
                .path("id")
                .asText();
        station.muster().as("ln-issuer").post("/api/initiatives/" + id + "/publication");
        return title;
    }
}
