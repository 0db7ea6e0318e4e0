package org.muster.platform.outbox;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.muster.platform.events.TestConsumer;
import org.muster.platform.testing.TestEvents;
import org.muster.station.testing.MusterBacking;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class OutboxTest {

    private static final String TYPE = "org.muster.opinion.given";

    @Inject
    Outbox outbox;

    @Inject
    OutboxRelay relay;

    @Inject
    OutboxAdmin admin;

    @Inject
    TestConsumer consumer;

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void refusesAnEventOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(OpinionGiven.titled(UUID.randomUUID(), "无事务")))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void sendsNothingThatWasRolledBack() {
        UUID id = UUID.randomUUID();
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(OpinionGiven.titled(id, "回滚"));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessageContaining("changed my mind");
        UUID marker = UUID.randomUUID();
        append(OpinionGiven.titled(marker, "之后"));
        await().until(() -> !sent(marker).isEmpty());
        assertThat(sent(id)).isEmpty();
    }

    @Test
    void keepsTheOrderOfEventsWithTheSameKey() {
        UUID id = UUID.randomUUID();
        List<String> titles =
                IntStream.range(0, 500).mapToObj(n -> "第" + n + "条").toList();
        titles.forEach(title -> append(OpinionGiven.titled(id, title)));
        await().until(() -> consumer.titlesOf(id.toString()).size() == titles.size());
        assertThat(consumer.titlesOf(id.toString())).isEqualTo(titles);
    }

    @Test
    void sendsAgainWhatWasSentButNotDeletedAndTheConsumerTakesItOnce() {
        UUID id = UUID.randomUUID();
        // a relay that dies between send and delete: its transaction is rolled back after Kafka has the event
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    outbox.append(OpinionGiven.titled(id, "两次"));
                    try (KafkaSender sender = sender()) {
                        sender.send(rowsOf(id));
                    }
                    throw new IllegalStateException("killed");
                }))
                .hasMessageContaining("killed");
        await().until(() -> sent(id).size() == 1);
        UUID eventId = sent(id).get(0).metadata().id();
        appendAs(eventId, OpinionGiven.titled(id, "两次"));
        await().until(() -> sent(id).size() == 2);
        UUID marker = UUID.randomUUID();
        append(OpinionGiven.titled(marker, "之后"));
        await().until(() -> !consumer.titlesOf(marker.toString()).isEmpty());
        assertThat(consumer.titlesOf(id.toString())).containsExactly("两次");
    }

    @Test
    void twoRelaysAtOnceSendEveryEventOnceAndInOrder() {
        UUID id = UUID.randomUUID();
        CompletableFuture<?>[] rivals = IntStream.range(0, 2)
                .mapToObj(n -> CompletableFuture.runAsync(() -> {
                    try (KafkaSender sender = sender()) {
                        for (int i = 0; i < 100; i++) {
                            relay.relayOnce(sender);
                        }
                    }
                }))
                .toArray(CompletableFuture[]::new);
        List<String> titles =
                IntStream.range(0, 300).mapToObj(n -> "第" + n + "条").toList();
        titles.forEach(title -> append(OpinionGiven.titled(id, title)));
        CompletableFuture.allOf(rivals).join();
        await().until(() -> sent(id).size() >= titles.size() && rowsOf(id).isEmpty());
        assertThat(sent(id))
                .extracting(event -> event.data().path("title").asText())
                .isEqualTo(titles);
    }

    @Test
    void keepsEventsWhileTheBrokerIsGoneForAMinute() throws Exception {
        UUID before = UUID.randomUUID();
        append(OpinionGiven.titled(before, "之前"));
        await().until(() -> !consumer.titlesOf(before.toString()).isEmpty());
        MusterBacking.broker().kill();
        UUID id = UUID.randomUUID();
        List<String> titles = List.of("一", "二", "三");
        try {
            titles.forEach(title -> append(OpinionGiven.titled(id, title)));
            Thread.sleep(Duration.ofMinutes(1).toMillis());
            assertThat(admin.waiting()).isGreaterThanOrEqualTo(3);
            assertThat(admin.oldest()).isGreaterThan(Duration.ofSeconds(50));
        } finally {
            MusterBacking.broker().start();
        }
        await().atMost(Duration.ofSeconds(90))
                .until(() -> consumer.titlesOf(id.toString()).size() == 3);
        assertThat(consumer.titlesOf(id.toString())).isEqualTo(titles);
    }

    @Test
    void parksAnEventKafkaRefusesAndLetsTheOperatorDecide() {
        UUID tooLarge = UUID.randomUUID();
        append(new OpinionGiven(
                tooLarge,
                UUID.randomUUID(),
                "专家",
                "KX-210000",
                "过大",
                "字".repeat(600_000),
                OpinionGiven.titled(tooLarge, "").givenAt()));
        append(OpinionGiven.titled(tooLarge, "其后"));
        await().until(() -> admin.parked().stream().anyMatch(row -> row.key().equals(tooLarge.toString())));
        OutboxAdmin.Parked parked = admin.parked().stream()
                .filter(row -> row.key().equals(tooLarge.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(parked.reason()).contains("bytes");
        assertThat(sent(tooLarge)).as("what comes after it waits").isEmpty();

        assertThat(admin.purge(parked.id())).isTrue();
        await().until(() -> sent(tooLarge).size() == 1);
        assertThat(admin.purge(parked.id())).as("a second time").isFalse();
        assertThat(admin.retry(parked.id())).isFalse();
    }

    private KafkaSender sender() {
        return new KafkaSender(servers, "/platform-test", Duration.ofSeconds(10));
    }

    private List<TestEvents.Received> sent(UUID id) {
        return TestEvents.received(TYPE, data -> data.path("opinionId").asText().equals(id.toString()));
    }

    private void append(OpinionGiven event) {
        QuarkusTransaction.requiringNew().run(() -> outbox.append(event));
    }

    private void appendAs(UUID eventId, OpinionGiven event) {
        QuarkusTransaction.requiringNew().run(() -> {
            outbox.append(event);
            jdbi.useHandle(handle -> handle.execute(
                    "update outbox set event_id = ? where key = ?",
                    eventId,
                    event.opinionId().toString()));
        });
    }

    private List<OutboxRow> rowsOf(UUID key) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from outbox where key = ?")
                .bind(0, key.toString())
                .map(OutboxRow::read)
                .list());
    }
}
