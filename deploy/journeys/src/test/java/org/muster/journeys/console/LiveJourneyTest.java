package org.muster.journeys.console;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muster.journeys.console.Desk.Size;

import static org.assertj.core.api.Assertions.assertThat;

/** What happens elsewhere is seen where somebody looks, without loading the page again. */
class LiveJourneyTest extends ConsoleJourney {

    @ParameterizedTest
    @EnumSource(Size.class)
    void aNoticeComesIntoTheOpenInboxAndItsSignatureToItsIssuer(Size size) {
        String title = "关于实时更新的通知" + some();
        try (Desk clerk = desk(size, "yyx-clerk");
                Desk issuer = desk(size, "ln-issuer")) {
            clerk.logIn("/app/inbox").look("inbox-before");
            station.issue(title);
            clerk.sees(title).look("inbox-after");

            issuer.logIn("/app/notices");
            issuer.link(title).first().click();
            issuer.sees("未签收").look("coverage-before");
            assertThat(signed(issuer)).isZero();
            station.sign("yyx-clerk", title);
            issuer.page().waitForCondition(() -> signed(issuer) == 1);
            issuer.look("coverage-after");
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void aResponseIsAnnouncedOnWhateverScreenIsOpenAndWhatIsTypedStays(Size size) {
        String event = "应急演练" + some();
        try (Desk desk = desk(size, "ln-drafter")) {
            desk.logIn("/app/notices/new");
            desk.field("标题").fill("尚未写完的通知");
            station.activateDrill(event);
            desk.sees("应急响应已启动：" + event).look("response-announced");
            assertThat(desk.field("标题").inputValue()).isEqualTo("尚未写完的通知");
            desk.button("关闭").click();
            assertThat(desk.page().getByText(event).count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void anOpinionComesIntoTheOpenListOfThoseWhoCollectThem(Size size) {
        String title = "建议社区增设废弃口罩收集容器" + some();
        try (Desk manager = desk(size, "ln-experts")) {
            manager.logIn("/app/opinions").look("opinions-before");
            station.muster().as("expert1").post("/api/opinions", Map.of("title", title, "text", "应日产日清，定时消毒，避免二次传播。"));
            manager.sees(title).look("opinions-after");
        }
    }

    /** The third figure, without its share of all. */
    private static int signed(Desk desk) {
        Object count = desk.page().locator("dl.figures dd").nth(2).evaluate("figure => figure.firstChild.textContent");
        return Integer.parseInt(count.toString().strip());
    }
}
