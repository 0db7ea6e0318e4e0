package org.muster.gateway.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Reads what happens from Kafka, all partitions of all topics of {@link Shown}, on one thread. Each replica reads
 * everything, so it belongs to no group: it starts a little before now, and what it has read it remembers itself. The
 * tree is read whole before anything is shown. Kafka may come later than the gateway and go away again.
 */
@ApplicationScoped
class LiveFeed {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);
    private static final String TREE = "organisations";
    private static final Duration POLL = Duration.ofMillis(500);

    private final LiveConfig config;
    private final String servers;
    private final Tree tree;
    private final LiveStreams streams;
    private final Thread thread = new Thread(this::run, "live-feed");
    private volatile boolean over;
    private volatile KafkaConsumer<String, byte[]> consumer;

    LiveFeed(
            LiveConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers,
            Tree tree,
            LiveStreams streams) {
        this.config = config;
        this.servers = servers;
        this.tree = tree;
        this.streams = streams;
    }

    void start(@Observes StartupEvent started) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent stopped) {
        over = true;
        KafkaConsumer<String, byte[]> current = consumer;
        if (current != null) {
            current.wakeup();
        }
    }

    private void run() {
        while (!over) {
            try (KafkaConsumer<String, byte[]> fresh =
                    new KafkaConsumer<>(settings(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer = fresh;
                read();
            } catch (InterruptException | WakeupException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Live updates pause, reading again in a second: %s", e.getMessage());
                streams.readFrom(null);
            }
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                "bootstrap.servers",
                servers,
                "client.id",
                "gateway-live",
                "enable.auto.commit",
                false,
                "allow.auto.create.topics",
                false,
                "auto.offset.reset",
                "latest",
                "metadata.max.age.ms",
                5000,
                // the tree of a whole country is read in large pieces, an event at once
                "fetch.max.bytes",
                4 * 1024 * 1024,
                "default.api.timeout.ms",
                15_000);
    }

    /** Until there are other partitions than before. */
    private void read() {
        Set<TopicPartition> all = partitions();
        List<TopicPartition> layout = all.stream()
                .filter(partition -> !partition.topic().equals(TREE))
                .sorted(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
                .toList();
        List<TopicPartition> ofTree =
                all.stream().filter(partition -> partition.topic().equals(TREE)).toList();
        if (layout.isEmpty() || ofTree.isEmpty()) {
            return;
        }
        readTree(ofTree);
        follow(layout, all);
    }

    private void readTree(List<TopicPartition> ofTree) {
        consumer.assign(ofTree);
        consumer.seekToBeginning(ofTree);
        Map<TopicPartition, Long> end = consumer.endOffsets(ofTree);
        while (ofTree.stream().anyMatch(partition -> consumer.position(partition) < end.get(partition))) {
            consumer.poll(POLL).forEach(this::learn);
        }
    }

    private void follow(List<TopicPartition> layout, Set<TopicPartition> all) {
        Map<TopicPartition, Long> end = consumer.endOffsets(layout);
        long[] from = from(layout, end);
        Reading reading = new Reading(new EventLog(new EventIds(layout), from, config.remembered()), streams);
        // the tree goes on from where it stands
        consumer.assign(all);
        for (int i = 0; i < from.length; i++) {
            consumer.seek(layout.get(i), from[i]);
        }
        boolean shown = false;
        Instant look = Instant.now().plus(config.topicsLookedFor());
        while (!over) {
            if (!shown && layout.stream().allMatch(partition -> consumer.position(partition) >= end.get(partition))) {
                shown = true;
                reading.show();
                LOG.infof("Live updates are read from %d partitions", layout.size());
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.topic().equals(TREE)) {
                    learn(record);
                } else {
                    reading.take(record);
                }
            }
            if (Instant.now().isAfter(look)) {
                look = Instant.now().plus(config.topicsLookedFor());
                if (!partitions().equals(all)) {
                    LOG.info("There are other topics than before; live updates are read anew");
                    streams.readFrom(null);
                    return;
                }
            }
        }
    }

    private long[] from(List<TopicPartition> layout, Map<TopicPartition, Long> end) {
        long since = Instant.now().minus(config.rereadOf()).toEpochMilli();
        Map<TopicPartition, Long> asked = new HashMap<>();
        layout.forEach(partition -> asked.put(partition, since));
        Map<TopicPartition, OffsetAndTimestamp> recent = consumer.offsetsForTimes(asked);
        return layout.stream()
                .mapToLong(partition -> recent.get(partition) == null
                        ? end.get(partition)
                        : recent.get(partition).offset())
                .toArray();
    }

    private Set<TopicPartition> partitions() {
        Set<String> topics = Shown.topics();
        return consumer.listTopics().entrySet().stream()
                .filter(topic -> topic.getKey().equals(TREE) || topics.contains(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void learn(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                tree.forget(record.key());
            } else {
                tree.learn(Reading.json(record));
            }
        } catch (RuntimeException e) {
            LOG.warnf("Organisation %s is unreadable and passed over: %s", record.key(), e.getMessage());
        }
    }
}
