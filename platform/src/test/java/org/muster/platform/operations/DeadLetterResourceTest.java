package org.muster.platform.operations;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.muster.platform.events.TestConsumer;
import org.muster.platform.testing.TestEvents;
import org.muster.station.testing.Tokens;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

@QuarkusTest
class DeadLetterResourceTest {

    private static final String LETTERS = "/api/operations/platform-test/dead-letters";
    private static final String PARKED = "/api/operations/platform-test/parked-events";
    private static final String TYPE = "org.muster.opinion.given";

    @Inject
    TestConsumer consumer;

    @Inject
    Jdbi jdbi;

    @Test
    void showsWhyAnEventFailedAndReplaysItWhenTheCauseIsGone() {
        String opinion = UUID.randomUUID().toString();
        consumer.refuse(opinion);
        UUID event = TestEvents.send(TYPE, TestEvents.example(TYPE).put("opinionId", opinion));
        String letter = awaitLetter(opinion);
        operator()
                .queryParam("limit", 200)
                .get(LETTERS)
                .then()
                .statusCode(200)
                .body(found(letter) + ".reason", containsString("the desk is closed"))
                .body(found(letter) + ".topic", equalTo("opinions"))
                .body(found(letter) + ".type", equalTo(TYPE))
                .body(found(letter) + ".eventId", equalTo(event.toString()))
                .body(found(letter) + ".data", nullValue());
        assertThat(consumer.titlesOf(opinion)).isEmpty();

        consumer.accept(opinion);
        operator().post(LETTERS + "/{id}/replay", letter).then().statusCode(200).body("replayedAt", notNullValue());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> consumer.titlesOf(opinion).size() == 1);
        await().untilAsserted(() -> operator()
                .queryParam("replayed", true)
                .queryParam("limit", 200)
                .get(LETTERS)
                .then()
                .body(found(letter) + ".handledAt", notNullValue()));
        operator().post(LETTERS + "/{id}/replay", letter).then().statusCode(404);
        assertThat(audited("replay", letter)).isOne();
    }

    @Test
    void whatFailsAgainIsANewDeadLetter() {
        String key = "broken-" + UUID.randomUUID();
        TestEvents.sendRaw("opinions", key, "not an event".getBytes(StandardCharsets.UTF_8));
        String first = awaitLetter(key);
        operator().post(LETTERS + "/{id}/replay", first).then().statusCode(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> !awaitLetter(key).equals(first));
        purge(awaitLetter(key));
    }

    @Test
    void aReplayIsForThisServiceOnly() {
        String key = "broken-" + UUID.randomUUID();
        TestEvents.sendRaw("opinions", key, "not an event".getBytes(StandardCharsets.UTF_8));
        String letter = awaitLetter(key);
        // as it stands when another service had failed on it
        jdbi.useHandle(handle -> handle.execute("update dead_letter set headers = '{}' where id = ?::uuid", letter));
        operator().post(LETTERS + "/{id}/replay", letter).then().statusCode(200);
        await().untilAsserted(() -> assertThat(TestEvents.records("opinions"))
                .filteredOn(record -> key.equals(record.key()) && header(record) != null)
                .isNotEmpty()
                .allSatisfy(record -> assertThat(header(record)).isEqualTo("platform-test")));
        await().atMost(Duration.ofSeconds(30)).until(() -> !awaitLetter(key).equals(letter));
        purge(awaitLetter(key));
    }

    @Test
    void purgesWhatIsOfNoUse() {
        String key = "broken-" + UUID.randomUUID();
        TestEvents.sendRaw("opinions", key, "not an event".getBytes(StandardCharsets.UTF_8));
        String letter = awaitLetter(key);
        purge(letter);
        assertThat(letter(key)).isNull();
        operator().delete(LETTERS + "/{id}", letter).then().statusCode(404);
        assertThat(audited("purge", letter)).isOne();
    }

    @Test
    void retriesAndPurgesParkedEvents() {
        long retried = parked();
        long purged = parked();
        operator()
                .get(PARKED)
                .then()
                .statusCode(200)
                .body("find { it.id == " + retried + " }.reason", equalTo("too large"));
        operator().post(PARKED + "/{id}/retry", retried).then().statusCode(204);
        operator().delete(PARKED + "/{id}", purged).then().statusCode(204);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> rows("outbox where id in (" + retried + "," + purged + ")") == 0);
        operator().post(PARKED + "/{id}/retry", retried).then().statusCode(404);
        operator().delete(PARKED + "/{id}", purged).then().statusCode(404);
    }

    @Test
    void refusesEverybodyWhoIsNoOperator() {
        String id = UUID.randomUUID().toString();
        for (Map.Entry<String, String> call : Map.of(
                        LETTERS,
                        "GET",
                        LETTERS + "/" + id + "/replay",
                        "POST",
                        LETTERS + "/" + id,
                        "DELETE",
                        PARKED,
                        "GET",
                        PARKED + "/1/retry",
                        "POST",
                        PARKED + "/1",
                        "DELETE",
                        "/api/operations/platform-test",
                        "GET")
                .entrySet()) {
            given().request(call.getValue(), call.getKey()).then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.of("ln-admin"))
                    .request(call.getValue(), call.getKey())
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/role-missing"));
        }
        operator().get("/api/operations/report-service/dead-letters").then().statusCode(404);
        operator().post(LETTERS + "/not-an-id/replay").then().statusCode(404);
    }

    private static void purge(String letter) {
        operator().delete(LETTERS + "/{id}", letter).then().statusCode(204);
    }

    private static String awaitLetter(String key) {
        await().atMost(Duration.ofSeconds(30)).until(() -> letter(key) != null);
        return letter(key);
    }

    /** The waiting one of that key. */
    private static String letter(String key) {
        return operator().queryParam("limit", 200).get(LETTERS).path("find { it.key == '" + key + "' }?.id");
    }

    private static String found(String letter) {
        return "find { it.id == '" + letter + "' }";
    }

    private static String header(ConsumerRecord<String, byte[]> record) {
        var reader = record.headers().lastHeader("muster_replay_for");
        return reader == null ? null : new String(reader.value(), StandardCharsets.UTF_8);
    }

    private long parked() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        insert into outbox (event_id, type, topic, key, data, parked_at, reason)
                        values (gen_random_uuid(), 'org.muster.need.opened', 'needs', gen_random_uuid(), '{}', now(), 'too large')
                        returning id""").mapTo(Long.class).one());
    }

    private long audited(String action, String letter) {
        return rows("audit where action = '" + action + "' and object_id = '" + letter + "'");
    }

    private long rows(String which) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + which)
                .mapTo(Long.class)
                .one());
    }

    private static RequestSpecification operator() {
        return given().auth().oauth2(Tokens.of("operator"));
    }
}
