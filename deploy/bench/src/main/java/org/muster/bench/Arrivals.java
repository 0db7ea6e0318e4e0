package org.muster.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.muster.station.testing.MusterBacking;

/** A consumer that notes when each event of a topic came. */
final class Arrivals implements AutoCloseable {

    /** An event with the moment at which the consumer had it. */
    record Arrived(ConsumerRecord<String, byte[]> event, Instant at) {

        double after(Instant moment) {
            return Duration.between(moment, at).toNanos() / 1e6;
        }

        /** Since what the event says of itself. */
        double afterItsTime() {
            byte[] time = event.headers().lastHeader("ce_time").value();
            return after(Instant.parse(new String(time, StandardCharsets.UTF_8)));
        }
    }

    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private volatile boolean stopped;

    Arrivals(String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, MusterBacking.bootstrapServers()),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList());
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
        thread = new Thread(this::listen, "arrivals");
        thread.start();
    }

    private void listen() {
        while (!stopped) {
            for (ConsumerRecord<String, byte[]> event : consumer.poll(Duration.ofMillis(500))) {
                arrived.add(new Arrived(event, Instant.now()));
            }
        }
        consumer.close();
    }

    /** Waits for the event with this key; what came before it is forgotten. */
    Arrived of(String key) throws InterruptedException {
        while (true) {
            Arrived next = arrived.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("No event came for " + key);
            }
            if (next.event().key().equals(key)) {
                return next;
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
