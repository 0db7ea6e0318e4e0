package org.muster.platform.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.muster.platform.problem.ProblemException;

import com.fasterxml.jackson.core.type.TypeReference;

/** Sends a dead letter to its topic again with a header that says for whom; every other reader passes it over. */
@ApplicationScoped
class Replay {

    private static final String FOR = "muster_replay_for";
    private static final int PATIENCE_MILLIS = 5000;

    private final String service;
    private final String servers;

    Replay(
            @ConfigProperty(name = "quarkus.application.name") String service,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.service = service;
        this.servers = servers;
    }

    boolean isForAnother(ConsumerRecord<String, byte[]> record) {
        Header reader = record.headers().lastHeader(FOR);
        return reader != null && !service.equals(new String(reader.value(), StandardCharsets.UTF_8));
    }

    ProducerRecord<String, byte[]> record(ResultSet letter) throws SQLException {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(letter.getString("topic"), letter.getString("key"), letter.getBytes("data"));
        headers(letter.getString("headers")).forEach((name, value) -> {
            if (!name.equals(FOR)) {
                record.headers().add(name, Base64.getDecoder().decode(value));
            }
        });
        record.headers().add(FOR, service.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    /** @throws ProblemException 503 when the broker does not take it in time */
    void send(ProducerRecord<String, byte[]> record) {
        // a producer of its own: an operator replays now and then, and a producer costs threads and memory
        Producer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.LINGER_MS_CONFIG, 0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS),
                new StringSerializer(),
                new ByteArraySerializer());
        try {
            producer.send(record).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new ProblemException(503, "broker-away");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(503, "broker-away");
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private static Map<String, String> headers(String json) {
        try {
            return CloudEvents.JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalStateException("The headers of a dead letter are not as they were written", e);
        }
    }
}
