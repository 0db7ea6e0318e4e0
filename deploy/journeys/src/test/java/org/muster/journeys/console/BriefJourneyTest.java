package org.muster.journeys.console;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;
import org.muster.station.client.Muster;

import com.fasterxml.jackson.databind.JsonNode;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** From an expert's opinion to what became of it: brief, instruction, tasks, and back to the expert. */
class BriefJourneyTest extends ConsoleJourney {

    private static final String SECRET = "请有关部门研究落实";

    @ParameterizedTest
    @EnumSource(Size.class)
    void anOpinionBecomesABriefIsInstructedOnAndItsAuthorIsTold(Size size) {
        String title = "关于加强基层发热门诊的建议" + UUID.randomUUID().toString().substring(0, 5);
        try (Desk expert = desk(size, "expert1")) {
            give(expert, title);
            arrived(title);
            String brief = brief(size, title);
            String instruction = instruct(size, brief);
            carryOut(instruction);
            seeItDone(size, instruction);
            told(expert, title);
        }
    }

    private static void give(Desk expert, String title) {
        expert.logIn("/app/opinions").look("opinions");
        expert.exactLink("提建议").click();
        expert.field("题目").fill(title);
        expert.page().getByLabel("内容").fill("基层发热门诊人手不足。\n建议由省级学会派出专家定点帮扶。");
        expert.page().waitForTimeout(600);
        expert.open("/app/opinions/new").sees("已恢复上次没有写完的内容").look("resumed");
        assertThat(expert.field("题目")).hasValue(title);
        expert.button("提交建议").click();
        expert.sees("建议已提交").sees("正在等待选用").look("given");
    }

    private static void arrived(String title) {
        await(
                "the opinion as material for briefs",
                () -> station.muster()
                        .as("ln-analyst")
                        .get("/api/briefs/items?unused=true")
                        .findValuesAsText("title")
                        .contains(title));
    }

    private static String brief(Size size, String title) {
        try (Desk desk = desk(size, "ln-analyst")) {
            desk.logIn("/app/briefs").look("briefs");
            desk.button("素材").click();
            desk.sees(title).look("material");
            desk.exactLink("起草专报").first().click();
            desk.field("题目").fill(title + "专报");
            desk.button("保存草稿").click();
            desk.sees("草稿已保存");
            desk.button("编发").click();
            inDialog(desk, "编发");
            assertThat(dialog(desk)).containsText("专报没有内容");
            desk.look("refused");
            dialog(desk).getByText("取消").click();
            desk.exactLink("修改").click();
            desk.page().getByLabel(title).check();
            desk.field("摘要").fill("基层发热门诊人手不足，应由省级学会帮扶。");
            desk.page()
                    .getByLabel("建议", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                    .fill("一、由省级学会派出专家定点帮扶。");
            desk.look("draft");
            somebodyElseWrites(desk, title);
            desk.button("编发").click();
            inDialog(desk, "编发");
            desk.sees("已编发").sees("署名").look("issued");
            desk.button("登记报送").click();
            dialog(desk).getByLabel("报送给谁").fill("省委办公厅");
            dialog(desk).getByLabel("怎样报送的").fill("机要交换");
            inDialog(desk, "登记报送");
            desk.sees("省委办公厅").look("submitted");
            return desk.page().url().replaceAll(".*/", "");
        }
    }

    /** Two people write on one draft: nothing that was typed is lost, and both versions are shown. */
    private static void somebodyElseWrites(Desk desk, String title) {
        String address = desk.page().url().substring(Desk.MUSTER.length());
        try (Desk other = desk(desk.size(), "ln-analyst")) {
            other.logIn(address);
            other.field("题目").fill(title + "（另一稿）");
            other.field("建议").fill("别人的建议。");
            other.button("保存草稿").click();
            other.sees("草稿已保存");
        }
        desk.button("保存草稿").click();
        desk.sees("别人刚刚改过").sees("别人的建议。").look("conflict");
        assertThat(desk.field("摘要")).hasValue("基层发热门诊人手不足，应由省级学会帮扶。");
        desk.button("用我写的覆盖").click();
        desk.sees("草稿已保存").sees("定点帮扶");
    }

    private static String instruct(Size size, String brief) {
        try (Desk desk = desk(size, "ln-office")) {
            desk.logIn("/app/briefs/" + brief).sees("登记批示").look("brief");
            desk.exactLink("登记批示").click();
            desk.field("批示领导").fill("省政府分管领导");
            desk.page().getByLabel("批示内容").fill(SECRET + "。");
            desk.field("要做什么").fill("选派专家帮扶基层发热门诊");
            choose(desk, "江苏省科");
            desk.field("或写期限").fill("近期");
            desk.button("登记").click();
            desk.sees("“江苏省科学技术协会”不是“辽宁省科学技术协会”").look("refused");
            desk.page().locator(".chip.on").click();
            choose(desk, "辽宁省医疗保险");
            desk.button("登记").click();
            desk.sees("批示已登记").sees("辽宁省医疗保险研究会").look("recorded");
            return desk.page().url().replaceAll(".*/", "");
        }
    }

    private static void choose(Desk desk, String unit) {
        desk.field("承办单位").fill(unit);
        desk.page().locator(".hits button").first().click();
    }

    private static void carryOut(String instruction) {
        Muster.User clerk = station.muster().as("yyx-clerk");
        await("the task of the instruction", () -> task(clerk, instruction).isPresent());
        clerk.post(
                "/api/tasks/" + task(clerk, instruction).orElseThrow() + "/completion", Map.of("result", "已选派专家三名。"));
    }

    private static Optional<String> task(Muster.User clerk, String instruction) {
        for (JsonNode task : clerk.get("/api/tasks?limit=50")) {
            if (task.toString().contains(instruction)) {
                return Optional.of(task.path("id").asText());
            }
        }
        return Optional.empty();
    }

    private static void seeItDone(Size size, String instruction) {
        Muster.User office = station.muster().as("ln-office");
        await(
                "the end of the instruction",
                () -> office.get("/api/instructions/" + instruction)
                        .path("state")
                        .asText()
                        .equals("CLOSED"));
        try (Desk desk = desk(size, "ln-office")) {
            desk.logIn("/app/instructions").look("instructions");
            desk.open("/app/instructions/" + instruction)
                    .sees("完成 1 / 1")
                    .sees("已选派专家三名")
                    .look("done");
        }
        try (Desk desk = desk(size, "ln-analyst")) {
            desk.logIn("/app/instructions/" + instruction).sees("完成 1 / 1").look("withheld");
            assertThat(desk.page().content()).doesNotContain(SECRET);
        }
    }

    private static void told(Desk expert, String title) {
        Muster.User author = station.muster().as("expert1");
        await("what the expert is told", () -> {
            for (JsonNode opinion : author.get("/api/opinions?limit=50")) {
                if (opinion.path("title").asText().equals(title)) {
                    return opinion.path("state").asText().equals("CLOSED");
                }
            }
            return false;
        });
        expert.open("/app/opinions");
        expert.link(title).first().click();
        expert.sees("省政府分管领导作出批示").sees("编入《科技工作者建议》第").sees("批示事项已办结").look("told");
    }
}
