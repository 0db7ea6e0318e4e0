package org.muster.platform.operations;

import java.time.Duration;
import java.util.List;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class StandingResourceTest {

    @Inject
    Jdbi jdbi;

    @Test
    void tellsHowEverythingStandsInWords() {
        standing("zh")
                .body("service", equalTo("platform-test"))
                .body("lines.kind", hasItems("health", "database", "outbox", "parked", "kafka", "topic"))
                .body("lines.kind", hasItems("dead-letters", "memory", "disk", "audit"))
                .body("lines.says", everyItem(not(blankOrNullString())))
                .body("lines.says", everyItem(not(containsString("{"))))
                .body("lines.title", hasItem("待发事件"))
                .body("lines.find { it.kind == 'topic' && it.about == 'opinions' }.figures.lag", lessThan(1000));
        standing("en").body("lines.title", hasItem("Events to send"));
    }

    @Test
    void saysWhatToDoAboutEventsThatDoNotLeave() {
        long stuck = jdbi.withHandle(
                handle -> handle.createQuery("""
                        insert into outbox (event_id, type, topic, key, data, parked_at, reason)
                        values (gen_random_uuid(), 'org.muster.need.opened', 'needs', 'stuck', '{}', now(), 'too large')
                        returning id""").mapTo(Long.class).one());
        try {
            standing("en")
                    .body("state", equalTo("ACT"))
                    .body("lines[0].state", equalTo("ACT"))
                    .body("lines.find { it.kind == 'parked' }.state", equalTo("ACT"))
                    .body("lines.find { it.kind == 'parked' }.says", containsString("purge what is of no use"));
        } finally {
            jdbi.useHandle(handle -> handle.execute("delete from outbox where id = ?", stuck));
        }
    }

    @Test
    void answersInTimeWhenTheDatabaseIsAway() throws Exception {
        MusterBacking.postgres().kill();
        try {
            long start = System.nanoTime();
            standing("en")
                    .body("state", equalTo("ACT"))
                    .body("lines.findAll { it.state == 'ACT' }.about", hasItem("database"))
                    .body("lines.find { it.kind == 'kafka' }.state", equalTo("OK"));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        } finally {
            MusterBacking.postgres().start();
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> standing("en").body("lines.find { it.kind == 'database' }.state", equalTo("OK")));
    }

    @Test
    void callsASilenceWhatIsUsuallyBusy() {
        Flow busy = flow(
                "generate_series(1, 14) d cross join generate_series(1, 5)",
                "now() - d * interval '1 day' - interval '10 minutes'");
        assertThat(busy.usualHour()).isEqualTo(5);
        assertThat(busy.state()).isEqualTo(State.ACT);
        Flow quietHour = flow(
                "generate_series(0, 14) d cross join generate_series(1, 5) cross join (values (10), (180)) m (minutes)"
                        + " where d > 0 or minutes > 60",
                "now() - d * interval '1 day' - minutes * interval '1 minute'");
        assertThat(List.of(quietHour.lastHour(), quietHour.lastSixHours())).containsExactly(0L, 5L);
        assertThat(quietHour.state()).isEqualTo(State.WATCH);
        assertThat(flow("generate_series(1, 14) d", "now() - d * interval '1 day' - interval '10 minutes'")
                        .state())
                .as("too little to tell")
                .isEqualTo(State.OK);
        assertThat(flow(
                                "generate_series(0, 14) d cross join generate_series(1, 5)",
                                "now() - d * interval '1 day' - interval '10 minutes'")
                        .state())
                .isEqualTo(State.OK);
    }

    private Flow flow(String rows, String at) {
        return Flow.of(jdbi, "select " + at + " as at from " + rows);
    }

    private static ValidatableResponse standing(String language) {
        return given().auth()
                .oauth2(Tokens.of("operator"))
                .header("Accept-Language", language)
                .get("/api/operations/platform-test")
                .then()
                .statusCode(200);
    }
}
