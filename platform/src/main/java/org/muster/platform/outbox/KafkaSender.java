package org.muster.platform.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.muster.platform.events.CloudEvents;
import org.muster.platform.events.EventMetadata;

/**
 * Sends batches with an idempotent producer. When acknowledgements stay out, the producer is thrown away with all it
 * still holds: what it would send later could overtake what is sent again. Not thread-safe.
 */
final class KafkaSender implements AutoCloseable {

    record Outcome(List<Long> acknowledged, Map<Long, String> refused) {

        static final Outcome NOTHING = new Outcome(List.of(), Map.of());
    }

    /** What is under way. */
    record Sending(Map<OutboxRow, Future<RecordMetadata>> answers, Set<String> blocked) {}

    private final Map<String, Object> settings;
    private final String source;
    private final Duration patience;
    private Producer<String, byte[]> producer;

    KafkaSender(String servers, String source, Duration patience) {
        this.source = source;
        this.patience = patience;
        this.settings = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                // a batch is complete when it is handed over: there is nothing to wait for
                ProducerConfig.LINGER_MS_CONFIG, 0,
                ProducerConfig.BATCH_SIZE_CONFIG, 1 << 17,
                ProducerConfig.MAX_BLOCK_MS_CONFIG, 5000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5000,
                // longer than our patience: the producer itself never gives up on one batch while it sends the next
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 600_000,
                ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000,
                ProducerConfig.METADATA_MAX_AGE_CONFIG, 5000);
    }

    /**
     * Sends and waits. What follows a refused event of the same key is not sent, so that the order per key holds.
     *
     * @throws KafkaException when the broker did not acknowledge all in time; then nothing counts as sent
     */
    Outcome send(List<OutboxRow> rows) {
        return acknowledged(begin(rows, new HashSet<>()));
    }

    /**
     * Sends without waiting; {@link #acknowledged} does.
     *
     * @param blocked topics and keys of refused events; what follows them is left out, and refusals known at once are added
     * @throws KafkaException when the broker takes nothing
     */
    Sending begin(List<OutboxRow> rows, Set<String> blocked) {
        try {
            Map<OutboxRow, Future<RecordMetadata>> answers = new LinkedHashMap<>();
            for (OutboxRow row : rows) {
                if (blocked.contains(row.place())) {
                    continue;
                }
                Future<RecordMetadata> answer = producer().send(record(row));
                answers.put(row, answer);
                // an event that is too large is refused before it leaves the producer
                if (answer.isDone() && isRefused(answer)) {
                    blocked.add(row.place());
                }
            }
            return new Sending(answers, blocked);
        } catch (KafkaException e) {
            discardProducer();
            throw e;
        }
    }

    /** @throws KafkaException when the broker did not acknowledge all in time; then nothing counts as sent */
    Outcome acknowledged(Sending sending) {
        try {
            return collect(sending);
        } catch (KafkaException e) {
            discardProducer();
            throw e;
        }
    }

    private ProducerRecord<String, byte[]> record(OutboxRow row) {
        EventMetadata metadata = new EventMetadata(row.eventId(), row.type(), source, row.createdAt());
        return CloudEvents.write(row.topic(), row.key(), metadata, row.data(), Map.of());
    }

    private static boolean isRefused(Future<RecordMetadata> answer) {
        try {
            answer.get();
            return false;
        } catch (ExecutionException e) {
            return isFinal(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Outcome collect(Sending sending) {
        long deadline = System.nanoTime() + patience.toNanos();
        List<Long> acknowledged = new ArrayList<>(sending.answers().size());
        Map<Long, String> refused = new HashMap<>();
        sending.answers().forEach((row, answer) -> {
            try {
                answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                acknowledged.add(row.id());
            } catch (ExecutionException e) {
                if (!isFinal(e.getCause())) {
                    throw new KafkaException(
                            "Kafka did not take an event: " + e.getCause().getMessage(), e.getCause());
                }
                refused.put(row.id(), e.getCause().getMessage());
                sending.blocked().add(row.place());
            } catch (TimeoutException e) {
                throw new KafkaException("Kafka did not acknowledge within " + patience);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new KafkaException("Interrupted while waiting for Kafka", e);
            }
        });
        return new Outcome(acknowledged, refused);
    }

    private static boolean isFinal(Throwable failure) {
        return failure instanceof RecordTooLargeException || failure instanceof RecordBatchTooLargeException;
    }

    private Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    private void discardProducer() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @Override
    public void close() {
        discardProducer();
    }
}
