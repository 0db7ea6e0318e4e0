package org.muster.platform.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.muster.platform.testing.TestEvents;
import org.muster.station.testing.MusterBacking;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@QuarkusTest
class EventsTest {

    private static final String TYPE = "org.muster.opinion.given";

    @Inject
    TestConsumer consumer;

    @Inject
    MeterRegistry meters;

    @Test
    void handlesAnEventDeliveredThreeTimesOnce() {
        String id = UUID.randomUUID().toString();
        TestEvents.send(TYPE, opinion(id, "三次"), 3);
        awaitThatTheChannelGoesOn();
        assertThat(consumer.titlesOf(id)).containsExactly("三次");
    }

    @Test
    void readsAnEventWithFieldsItDoesNotKnow() {
        String id = UUID.randomUUID().toString();
        TestEvents.send(TYPE, opinion(id, "新字段").put("addedInVersionTwo", 2));
        await().until(() -> consumer.titlesOf(id).equals(java.util.List.of("新字段")));
    }

    @Test
    void putsMalformedRecordsIntoTheDeadLettersWithTheReasonAndGoesOn() {
        String key = "broken-" + UUID.randomUUID();
        TestEvents.sendRaw("opinions", key, "not an event".getBytes(StandardCharsets.UTF_8));
        awaitThatTheChannelGoesOn();
        await().untilAsserted(() -> assertThat(TestEvents.records("dead-letters"))
                .filteredOn(record -> key.equals(record.key()))
                .singleElement()
                .satisfies(record ->
                        assertThat(header(record, "dead-letter-reason")).contains("ce_specversion")));
    }

    @Test
    void putsUnreadableDataIntoTheDeadLetters() {
        String id = UUID.randomUUID().toString();
        ObjectNode data = opinion(id, "坏数据");
        data.putObject("title").put("not", "a text");
        TestEvents.send(TYPE, data);
        awaitThatTheChannelGoesOn();
        await().untilAsserted(() -> assertThat(TestEvents.records("dead-letters"))
                .filteredOn(record -> id.equals(record.key()))
                .singleElement()
                .satisfies(record ->
                        assertThat(header(record, "dead-letter-reason")).contains("OpinionGiven")));
        assertThat(consumer.titlesOf(id)).isEmpty();
    }

    @Test
    void countsAndIgnoresTypesItHasNoHandlerFor() throws Exception {
        double before = ignored();
        // an event of another type on the consumer's topic, as a newer producer would send
        ObjectNode data = opinion(UUID.randomUUID().toString(), "别的类型");
        try (var producer = new org.apache.kafka.clients.producer.KafkaProducer<>(
                java.util.Map.<String, Object>of("bootstrap.servers", MusterBacking.bootstrapServers()),
                new org.apache.kafka.common.serialization.StringSerializer(),
                new org.apache.kafka.common.serialization.ByteArraySerializer())) {
            producer.send(CloudEvents.write(
                            "opinions",
                            data.path("opinionId").asText(),
                            new EventMetadata(
                                    UUID.randomUUID(),
                                    "org.muster.opinion.withdrawn",
                                    "/test",
                                    java.time.Instant.now()),
                            CloudEvents.JSON.writeValueAsBytes(data),
                            java.util.Map.of()))
                    .get();
        }
        await().until(() -> ignored() == before + 1);
        awaitThatTheChannelGoesOn();
    }

    @Test
    void waitsForTheDatabaseInsteadOfGivingUp() throws Exception {
        String id = UUID.randomUUID().toString();
        long deadBefore = TestEvents.records("dead-letters").size();
        MusterBacking.postgres().kill();
        try {
            TestEvents.send(TYPE, opinion(id, "数据库停机"));
            Thread.sleep(5000);
        } finally {
            MusterBacking.postgres().start();
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> consumer.titlesOf(id).size() == 1);
        assertThat(TestEvents.records("dead-letters")).hasSize((int) deadBefore);
    }

    private void awaitThatTheChannelGoesOn() {
        // one per partition is enough: the partitions are read by one consumer in one go
        for (int i = 0; i < 12; i++) {
            String marker = UUID.randomUUID().toString();
            TestEvents.send(TYPE, opinion(marker, "标记"));
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !consumer.titlesOf(marker).isEmpty());
        }
    }

    private double ignored() {
        return meters.counter("muster.events.ignored", "type", "org.muster.opinion.withdrawn")
                .count();
    }

    private static ObjectNode opinion(String id, String title) {
        return TestEvents.example(TYPE).put("opinionId", id).put("title", title);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
