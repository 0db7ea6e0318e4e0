package org.muster.station;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Shows the events of a key as they stand in Kafka and, for an organisation, the row each service made of them. */
final class Look {

    private final Home home;
    private final PrintStream out;

    Look(Home home, PrintStream out) {
        this.home = home;
        this.out = out;
    }

    int at(String key) {
        int events = 0;
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + Layout.KAFKA_PORT),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics(Duration.ofSeconds(10)).values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> !partition.topic().startsWith("__"))
                    .sorted(Comparator.comparing(TopicPartition::toString))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    if (key.equals(record.key())) {
                        show(record);
                        events++;
                    }
                }
            }
        }
        out.printf("%d event%s with the key %s%n%n", events, events == 1 ? "" : "s", key);
        Service.all().filter(service -> service != Service.GATEWAY).forEach(service -> row(service, key));
        return events == 0 ? 1 : 0;
    }

    private void show(ConsumerRecord<String, String> record) {
        out.printf("topic %s, partition %d, offset %d%n", record.topic(), record.partition(), record.offset());
        for (Header header : record.headers()) {
            out.printf("  %s: %s%n", header.key(), new String(header.value(), StandardCharsets.UTF_8));
        }
        out.printf("  %s%n", record.value());
    }

    private void row(Service service, String code) {
        String url = "jdbc:postgresql://127.0.0.1:" + Layout.POSTGRES_PORT + "/" + service.database();
        String password = new KeptSecrets(home.secrets()).get(service.database() + ".password");
        try (Connection connection = DriverManager.getConnection(url, service.database(), password);
                PreparedStatement statement = connection.prepareStatement(
                        "select code, name, kind, parent, pos, last, edition from organisation where code = ?")) {
            statement.setString(1, code);
            ResultSet row = statement.executeQuery();
            if (row.next()) {
                out.printf(
                        "%-16s %s %s, %s below %s, place %d to %d, edition %d%n",
                        service.module(),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7));
            }
        } catch (SQLException e) {
            out.printf("%-16s cannot be read: %s%n", service.module(), e.getMessage());
        }
    }
}
