package org.muster.report.briefs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.report.testing.Liaoning;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.muster.report.testing.Desk.as;
import static org.muster.report.testing.Desk.field;
import static org.muster.report.testing.Desk.form;
import static org.muster.report.testing.Desk.one;
import static org.muster.report.testing.Desk.path;
import static org.muster.report.testing.Desk.period;
import static org.muster.report.testing.Opinions.awaitItem;
import static org.muster.report.testing.Opinions.items;
import static org.muster.report.testing.Opinions.opinion;

@QuarkusTest
class OpinionChannelTest {

    @BeforeAll
    static void tree() {
        Liaoning.load();
    }

    @Test
    void takesAnOpinionInOnceAndCountsItOnceHoweverOftenItsEventComes() throws Exception {
        LocalDate day = LocalDate.of(2019, 5, 5);
        Map<String, Object> fed = field("opinions", "INTEGER", "SUM");
        fed.put("source", "opinions.given");
        String period = period(form(fed), day, one("KX-210000"));
        ObjectNode opinion = opinion("KX-210000", "张三（合成）").put("givenAt", day + "T02:00:00Z");
        TestEvents.send("org.muster.opinion.given", opinion, 3);
        // told once more with another event id, as a replay might
        TestEvents.send("org.muster.opinion.given", opinion);
        assertThat(awaitItem(opinion))
                .containsEntry("title", opinion.path("title").asText())
                .containsEntry("text", opinion.path("text").asText())
                .containsEntry("expertName", "张三（合成）");
        Thread.sleep(1500);
        assertThat(items("ln-analyst"))
                .filteredOn(
                        item -> item.get("id").equals(opinion.path("opinionId").asText()))
                .hasSize(1);
        as("ln-reporter").get(path(period, "KX-210000")).then().body("suggestions.opinions.value", is(1));
    }

    @Test
    void setsAMalformedOpinionAsideAndGoesOn() {
        ObjectNode broken = opinion("KX-210000", "某人");
        broken.remove("text");
        TestEvents.send("org.muster.opinion.given", broken);
        TestEvents.sendRaw("opinions", "x", new byte[] {1, 2, 3});
        awaitAfter();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> TestEvents.records("dead-letters").stream()
                        .map(record -> new String(record.value(), StandardCharsets.UTF_8))
                        .anyMatch(
                                value -> value.contains(broken.path("opinionId").asText())));
        assertThat(items("ln-analyst"))
                .noneMatch(
                        item -> item.get("id").equals(broken.path("opinionId").asText()));
    }

    private static void awaitAfter() {
        ObjectNode next = opinion("KX-210000", "后来者");
        TestEvents.send("org.muster.opinion.given", next);
        awaitItem(next);
    }
}
