package org.muster.journeys;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What stands in the running station's Kafka. */
final class Topic {

    private Topic() {}

    /** Reads from the beginning until all these keys came, for two minutes at most. @return those of them that came */
    static Set<String> awaitKeys(String topic, Set<String> wanted) {
        Set<String> came = new TreeSet<>();
        Instant giveUp = Instant.now().plus(Duration.ofMinutes(2));
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:19092"), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic, Duration.ofMinutes(1)).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (came.size() < wanted.size() && Instant.now().isBefore(giveUp)) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    if (wanted.contains(record.key())) {
                        came.add(record.key());
                    }
                });
            }
        }
        return came;
    }
}
