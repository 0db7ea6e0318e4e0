package org.muster.report.counters;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.report.testing.Liaoning;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.field;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Desk.path;
import static org.muster.report.testing.Desk.period;

@QuarkusTest
class CounterChannelsTest {

    private static final AtomicInteger DAYS = new AtomicInteger();

    /** Of its own for each test, because counters are kept per day. */
    private LocalDate day;

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    @BeforeEach
    void nextDay() {
        day = LocalDate.of(2021, 1, 1).plusDays(DAYS.incrementAndGet());
    }

    private static Map<String, Object> fed(String source) {
        Map<String, Object> field = field(source, "INTEGER", "SUM");
        field.put("source", source);
        return field;
    }

    private String asked(String source) {
        return period(form(fed(source)), day, one("KX-210000"), one("XH-210000-YYX"), one("KX-210100"));
    }

    private static ValidatableResponse suggested(String period, String organisation) {
        return as("ln-reporter").get(path(period, organisation)).then().statusCode(200);
    }

    private static void awaitSuggested(String period, String organisation, String source, int n) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> suggested(period, organisation)
                        .body("suggestions.'" + source + "'.value", is(n))
                        .body("suggestions.'" + source + "'.from", is("COUNTER")));
    }

    private ObjectNode notice(String issuer) {
        return TestEvents.example("org.muster.notice.issued")
                .put("noticeId", UUID.randomUUID().toString())
                .put("issuer", issuer)
                .put("issuedOn", day.toString());
    }

    @Test
    void countsANoticeOnceHoweverOftenItsEventComes() throws Exception {
        String period = asked("notices.issued");
        awaitSuggested(period, "KX-210000", "notices.issued", 0);
        TestEvents.send("org.muster.notice.issued", notice("KX-210000"), 3);
        TestEvents.send("org.muster.notice.issued", notice("XH-210000-YYX"), 3);
        awaitSuggested(period, "KX-210000", "notices.issued", 2);
        awaitSuggested(period, "XH-210000-YYX", "notices.issued", 1);
        Thread.sleep(1000);
        awaitSuggested(period, "KX-210000", "notices.issued", 2);
        awaitSuggested(period, "KX-210100", "notices.issued", 0);
    }

    @Test
    void countsNoDrills() {
        String period = asked("notices.issued");
        TestEvents.send("org.muster.notice.issued", notice("KX-210100").put("drill", true));
        TestEvents.send("org.muster.notice.issued", notice("KX-210100"));
        awaitSuggested(period, "KX-210100", "notices.issued", 1);
    }

    @Test
    void countsVerdictsOnTheirDayInShanghai() {
        String period = asked("verdicts.published");
        ObjectNode verdict = TestEvents.example("org.muster.verdict.published")
                .put("verdictId", UUID.randomUUID().toString())
                // half past midnight in Shanghai
                .put("publishedAt", day.minusDays(1) + "T16:30:00Z");
        TestEvents.send("org.muster.verdict.published", verdict, 3);
        awaitSuggested(period, "KX-210000", "verdicts.published", 1);
    }

    @Test
    void setsAMalformedEventAsideAndGoesOn() {
        String period = asked("notices.issued");
        String mark = "broken-" + UUID.randomUUID();
        TestEvents.send("org.muster.notice.issued", notice("KX-210100").put("issuedOn", mark));
        ObjectNode incomplete = notice("KX-210100").put("title", mark + "-incomplete");
        incomplete.remove("issuer");
        TestEvents.send("org.muster.notice.issued", incomplete);
        TestEvents.send("org.muster.notice.issued", notice("KX-210100"));
        awaitSuggested(period, "KX-210100", "notices.issued", 1);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestEvents.records("dead-letters").stream()
                                .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                                .filter(value -> value.contains(mark))
                                .count()
                        == 2);
    }
}
