package org.muster.platform.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How far the service is behind on each topic it reads, and whether anybody reads at all. */
@ApplicationScoped
class ConsumerWatch implements Watch {

    private static final long WATCH_LAG = 1_000;
    private static final long ACT_LAG = 100_000;
    private static final int PATIENCE_MILLIS = 1_500;

    private final String group;
    private final String servers;
    private Admin admin;

    ConsumerWatch(
            @ConfigProperty(name = "mp.messaging.connector.smallrye-kafka.group.id") String group,
            @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.group = group;
        this.servers = servers;
    }

    @Override
    public List<Finding> look() {
        try {
            return findings();
        } catch (ExecutionException | TimeoutException e) {
            return List.of(Finding.of("kafka", State.ACT, Map.of("reason", reason(e))));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka", e);
        }
    }

    private List<Finding> findings() throws ExecutionException, InterruptedException, TimeoutException {
        KafkaFuture<ConsumerGroupDescription> described =
                admin().describeConsumerGroups(List.of(group)).describedGroups().get(group);
        Map<TopicPartition, OffsetAndMetadata> read =
                soon(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        var ends = soon(admin().listOffsets(
                        read.keySet().stream().collect(Collectors.toMap(place -> place, place -> OffsetSpec.latest())))
                .all());
        int members = members(described);
        Map<String, Long> lags = new TreeMap<>();
        read.forEach((place, offset) -> lags.merge(
                place.topic(),
                Math.max(0, ends.get(place).offset() - (offset == null ? 0 : offset.offset())),
                Long::sum));
        List<Finding> findings = new ArrayList<>();
        findings.add(Finding.of("kafka", State.OK, Map.of("readers", members)));
        lags.forEach((topic, lag) -> findings.add(topic(topic, lag, members)));
        return findings;
    }

    /** Nobody has ever read for a group the broker does not know. */
    private static int members(KafkaFuture<ConsumerGroupDescription> described)
            throws InterruptedException, TimeoutException {
        try {
            return soon(described).members().size();
        } catch (ExecutionException e) {
            return 0;
        }
    }

    private static Finding topic(String topic, long lag, int members) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("topic", topic);
        figures.put("lag", lag);
        figures.put("readers", members);
        if (lag >= ACT_LAG || lag > 0 && members == 0) {
            return new Finding("topic", topic, State.ACT, figures);
        }
        return new Finding("topic", topic, lag >= WATCH_LAG ? State.WATCH : State.OK, figures);
    }

    private static <T> T soon(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static String reason(Exception e) {
        return e instanceof TimeoutException
                ? "no answer"
                : String.valueOf(e.getCause().getMessage());
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS,
                    AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000));
        }
        return admin;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(java.time.Duration.ZERO);
        }
    }
}
