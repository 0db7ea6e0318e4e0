package org.muster.journeys.console;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** How a reviewer says what is reported, and asks for a day's report by hand. */
class FormJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void aFormIsMadeUsedChangedAndRetired(Size size) {
        String some = some();
        String name = "志愿者日报" + some;
        try (Desk desk = desk(size, "ln-reviewer")) {
            desk.logIn("/app/forms").look("forms");
            desk.link("新建报表").click();
            desk.field("报表名称").fill(name);
            desk.page().getByLabel("填什么").fill("当日上岗志愿者（人）" + some);
            desk.button("＋增加一项").click();
            desk.page().getByLabel("填什么").nth(1).fill("临时项");
            desk.button("移除 临时项").click();
            desk.button("撤销").click();
            desk.page().getByLabel("填什么").nth(1).fill("存在的困难" + some);
            desk.page().locator("fieldset").nth(1).getByText("文字").click();
            desk.look("new-form");
            // what was typed outlives a closed window
            desk.open("/app/forms/new");
            assertThat(desk.field("报表名称")).hasValue(name);
            desk.button("保存").click();
            desk.sees("这份报表还没有用过").look("form");

            desk.link("开启报送").click();
            desk.page().getByLabel("截止时间").first().fill("2020-01-01T18:00");
            desk.sees("这个时间已经过了").look("too-late");
            desk.page()
                    .getByLabel("截止时间")
                    .first()
                    .fill(LocalDateTime.now(ZoneId.of("Asia/Shanghai"))
                            .plusHours(3)
                            .truncatedTo(ChronoUnit.MINUTES)
                            .toString());
            desk.button("＋下一级全部单位").click();
            desk.sees("应报单位即固定").look("open");
            desk.button("立即开启").click();
            assertThat(desk.page().locator(".toast")).containsText("已开启，应报");
            desk.look("opened");

            desk.open("/app/forms").link(name).click();
            desk.sees("个单位").look("used");
            desk.link("修改填报项").click();
            desk.sees("从下一次报送起生效");
            desk.button("＋增加一项").click();
            desk.page().getByLabel("填什么").last().fill("需要的物资" + some);
            desk.button("保存").click();
            desk.sees("第 2 版").sees("需要的物资");
            desk.button("停用").click();
            desk.sees("停用后不能恢复").look("retire-asked");
            inDialog(desk, "停用");
            desk.sees("已停用");
            assertThat(desk.link("开启报送")).hasCount(0);
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void whatAnotherFormAsksAlreadyIsNotAskedTwice(Size size) {
        String question = "已发放口罩" + some();
        try (Desk desk = desk(size, "ln-reviewer")) {
            desk.logIn("/app/forms/new");
            desk.field("报表名称").fill("甲" + question);
            desk.page().getByLabel("填什么").fill(question);
            desk.button("保存").click();
            desk.sees("这份报表还没有用过");
            desk.open("/app/forms/new").field("报表名称").fill("乙" + question);
            desk.page().getByLabel("填什么").fill(question);
            desk.button("保存").click();
            assertThat(desk.page().locator(".problem").first()).containsText("甲" + question);
            desk.look("asked-already");
        }
        try (Desk clerk = desk(size, "ln-clerk")) {
            clerk.logIn("/app/inbox").look("inbox").open("/app/forms").sees("您好");
        }
    }
}
