package org.muster.expert.standby;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.expert.testing.AnExpert;
import org.muster.expert.testing.As;
import org.muster.expert.testing.Rows;
import org.muster.platform.testing.TestEvents;
import org.muster.platform.testing.TreeFixture;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

/** Pools on standby, told through the real broker by the events of the catalogue. */
@QuarkusTest
class StandbyTest {

    private static final String ACTIVATED = "org.muster.response.activated";
    private static final String CHANGED = "org.muster.response.level-changed";
    private static final String OVER = "org.muster.response.stood-down";

    private String response;
    private String category;

    @BeforeEach
    void arrange() {
        TreeFixture.load();
        response = UUID.randomUUID().toString();
        category = "医疗救护" + response.substring(0, 8);
        AnExpert.who().with("category", category).inThePool();
    }

    private ObjectNode activated(String... pools) {
        ObjectNode event = TestEvents.example(ACTIVATED);
        event.put("responseId", response);
        var named = event.withObject("/plan").putArray("pools");
        List.of(pools).forEach(named::add);
        return event;
    }

    private ObjectNode changed(int seconds, String... pools) {
        ObjectNode event = TestEvents.example(CHANGED);
        event.put("responseId", response)
                .put("changedAt", Instant.now().plusSeconds(seconds).toString());
        var named = event.withObject("/plan").putArray("pools");
        List.of(pools).forEach(named::add);
        return event;
    }

    private ObjectNode over() {
        ObjectNode event = TestEvents.example(OVER);
        event.put("responseId", response).put("stoodDownAt", Instant.now().toString());
        return event;
    }

    private Map<String, Object> standby() {
        return As.manager()
                .get("/api/pools/standbys")
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.response == '" + response + "' }");
    }

    private void awaitLevel(String level) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(standby()).isNotNull().containsEntry("level", level));
    }

    private void awaitTaken(UUID event) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Rows.count("select count(*) from inbox where event_id = ?", event))
                        .isEqualTo(1));
    }

    @Test
    void putsTheNamedPoolsOnStandbyOnceHoweverOftenItIsTold() {
        UUID event = TestEvents.send(ACTIVATED, activated(category, "没有这个专家库"), 3);

        awaitLevel("I");
        assertThat(standby())
                .containsEntry("organisation", "KX-210000")
                .containsEntry("drill", false)
                .containsEntry(
                        "pools",
                        List.of(Map.of("name", category, "experts", 1), Map.of("name", "没有这个专家库", "experts", 0)));
        As.manager()
                .get("/api/pools")
                .then()
                .body("find { it.organisation == 'KX-210000' }.standby.response", hasItem(response));
        assertThat(Rows.count("select count(*) from inbox where event_id = ?", event))
                .isEqualTo(1);
        assertThat(Rows.count("select count(*) from standby where response = ?::uuid", response))
                .isEqualTo(1);
    }

    @Test
    void followsTheLevelAndEndsWithTheStandDown() {
        TestEvents.send(ACTIVATED, activated(category));
        awaitLevel("I");
        TestEvents.send(CHANGED, changed(5));
        awaitLevelless();
        TestEvents.send(CHANGED, changed(10, category));
        awaitLevel("II");
        awaitTaken(TestEvents.send(OVER, over(), 3));

        assertThat(standby()).isNull();
        As.manager()
                .get("/api/pools")
                .then()
                .body("find { it.organisation == 'KX-210000' }.standby.response", not(hasItem(response)));
    }

    /** The new level names no pool. */
    private void awaitLevelless() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(standby()).isNull());
    }

    @Test
    void comesToTheSameWhenItIsToldOutOfOrder() {
        awaitTaken(TestEvents.send(CHANGED, changed(10, category)));
        awaitTaken(TestEvents.send(CHANGED, changed(5, "早先的专家库")));
        awaitTaken(TestEvents.send(ACTIVATED, activated("最初的专家库")));

        awaitLevel("II");
        assertThat(standby()).containsEntry("pools", List.of(Map.of("name", category, "experts", 1)));
    }

    @Test
    void putsNothingOnStandbyWhenTheStandDownWasToldFirst() {
        awaitTaken(TestEvents.send(OVER, over()));
        awaitTaken(TestEvents.send(ACTIVATED, activated(category)));
        awaitTaken(TestEvents.send(CHANGED, changed(10, category)));

        assertThat(standby()).isNull();
        assertThat(Rows.count(
                        "select count(*) from standby where response = ?::uuid and ended_at is not null", response))
                .isEqualTo(1);
    }

    @Test
    void marksADrill() {
        TestEvents.send(ACTIVATED, activated(category).put("drill", true));

        awaitLevel("I");
        assertThat(standby()).containsEntry("drill", true);
        assertThat(standby().get("event").toString()).startsWith("【演练】");
    }

    @Test
    void setsAMalformedEventAsideAndGoesOn() {
        ObjectNode broken = activated(category);
        broken.remove("level");
        TestEvents.send(ACTIVATED, broken);
        awaitTaken(TestEvents.send(ACTIVATED, activated(category)));

        awaitLevel("I");
    }

    @Test
    void isForExpertManagersOfThoseItConcerns() {
        awaitTaken(TestEvents.send(ACTIVATED, activated(category)));
        awaitLevel("I");

        As.user("expert1").get("/api/pools/standbys").then().statusCode(403);
        As.nobody().get("/api/pools/standbys").then().statusCode(401);
        As.neighbour().get("/api/pools/standbys").then().statusCode(200).body("response", not(hasItem(response)));
    }
}
