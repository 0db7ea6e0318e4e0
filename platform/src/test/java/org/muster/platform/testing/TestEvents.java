package org.muster.platform.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.muster.platform.events.Catalogue;
import org.muster.platform.events.CloudEvents;
import org.muster.platform.events.EventMetadata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Sends events to the real broker as another service would, and reads what the service under test sent. */
public final class TestEvents {

    /** An event read from Kafka. */
    public record Received(EventMetadata metadata, String key, JsonNode data) {}

    private TestEvents() {}

    /** The catalogue's example, to be changed field by field and sent. */
    public static ObjectNode example(String type) {
        try {
            return (ObjectNode) CloudEvents.JSON.readTree(Catalogue.shipped().example(type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends as often as wanted with one and the same id; returns when the broker has acknowledged. */
    public static UUID send(String type, JsonNode data, int times) {
        UUID id = UUID.randomUUID();
        Catalogue.Entry entry = Catalogue.shipped().entry(type);
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (int i = 0; i < times; i++) {
                producer.send(CloudEvents.write(
                                entry.topic(),
                                data.path(entry.key()).asText(),
                                new EventMetadata(id, type, "/" + entry.producer(), Instant.now()),
                                CloudEvents.JSON.writeValueAsBytes(data),
                                Map.of()))
                        .get();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        return id;
    }

    public static UUID send(String type, JsonNode data) {
        return send(type, data, 1);
    }

    /** A record that need not be a CloudEvent at all. */
    public static void sendRaw(String topic, String key, byte[] value) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            producer.send(new ProducerRecord<>(topic, key, value)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** All events of the type now in its topic, from its beginning. */
    public static List<Received> received(String type, Predicate<JsonNode> wanted) {
        List<Received> found = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record :
                records(Catalogue.shipped().entry(type).topic())) {
            try {
                EventMetadata metadata = CloudEvents.metadata(record);
                JsonNode data = CloudEvents.JSON.readTree(record.value());
                if (metadata.type().equals(type) && wanted.test(data)) {
                    found.add(new Received(metadata, record.key(), data));
                }
            } catch (Exception e) {
                // other tests send malformed records on purpose
            }
        }
        return found;
    }

    /** Every record now in the topic. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic) {
        List<ConsumerRecord<String, byte[]>> all = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers()), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(all::add);
            }
        }
        return all;
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", servers()), new StringSerializer(), new ByteArraySerializer());
    }

    private static String servers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
