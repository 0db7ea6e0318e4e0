package org.muster.station.backing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BrokerTest {
    @TempDir
    Path directory;

    private Broker broker;

    @BeforeEach
    void start() {
        broker = new Broker(directory, FreePorts.next(), FreePorts.next(), Jdk.current());
        broker.start();
    }

    @AfterEach
    void stop() {
        broker.stop();
    }

    @Test
    void keepsAcknowledgedEventsWhenKilled() throws Exception {
        try (Admin admin = Admin.create(client())) {
            admin.createTopics(List.of(new NewTopic("notices", 1, (short) 1)))
                    .all()
                    .get();
        }
        send("notices");

        for (int death = 0; death < 2; death++) {
            broker.kill();
            assertThat(broker.answers()).isFalse();
            broker.start();
        }

        assertThat(read("notices")).containsExactly("集智");
    }

    @Test
    void createsNoTopicThatNobodyAskedFor() throws Exception {
        assertThatThrownBy(() -> send("notcies"))
                .rootCause()
                .isInstanceOfAny(TimeoutException.class, UnknownTopicOrPartitionException.class);
        try (Admin admin = Admin.create(client())) {
            assertThat(admin.listTopics().names().get()).doesNotContain("notcies");
        }
    }

    private void send(String topic) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers(), "max.block.ms", 3000);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "集智")).get();
        }
    }

    private List<String> read(String topic) {
        try (var consumer = new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            return consumer.poll(Duration.ofSeconds(20)).records(partition).stream()
                    .map(record -> record.value())
                    .toList();
        }
    }

    private Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
