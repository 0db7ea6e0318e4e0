package org.muster.journeys;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** An event that nobody can read, in the running station's Kafka. */
public final class SpoiltEvent {

    private SpoiltEvent() {}

    /** An opinion that breaks off; report-service reads opinions. */
    public static void sendOpinion(String key) {
        ProducerRecord<String, String> broken = new ProducerRecord<>("opinions", key, "{\"opinionId\": ");
        Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", UUID.randomUUID().toString(),
                        "ce_type", "org.muster.opinion.given",
                        "ce_source", "/expert-service",
                        "ce_time", Instant.now().toString())
                .forEach((name, value) -> broken.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:19092"), new StringSerializer(), new StringSerializer())) {
            producer.send(broken);
        }
    }
}
