package org.muster.bench;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.Random;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.muster.station.testing.MusterBacking;

/** The way of an event from its transaction to a consumer, against a producer that sends the same record directly. */
public final class OutboxBench {

    private static final String TOPIC = "organisations";
    /** Whoever holds it relays; held here, nobody does. */
    private static final long LEADER_LOCK = 0x6d75737465724f42L;

    private static final int EVENTS = 60_000;
    /** Until both sides run what is long compiled. */
    private static final int WARM_UP = 5;

    private static final int WRITERS = 16;
    private static final double SECONDS = 4;

    private final RunningService service;
    private final Verdicts verdicts = new Verdicts();
    private final Random random = new Random(7);

    private OutboxBench(RunningService service) {
        this.service = service;
    }

    public static void main(String[] args) throws Exception {
        try (RunningService service = RunningService.start("notice-service", "-Xmx512m")) {
            LoadedCountry.load(service);
            OutboxBench bench = new OutboxBench(service);
            ConsumerRecord<String, byte[]> example = bench.latency();
            bench.drain(example);
            bench.writers();
            bench.verdicts.print();
        }
        System.exit(0);
    }

    private ConsumerRecord<String, byte[]> latency() throws Exception {
        Timing direct = new Timing();
        Timing relayed = new Timing();
        ConsumerRecord<String, byte[]> example = null;
        try (Arrivals arrivals = new Arrivals(TOPIC);
                KafkaProducer<String, byte[]> producer = producer(0)) {
            for (int n = 0; n < 250; n++) {
                pause();
                create("KX-S" + n);
                Arrivals.Arrived arrived = arrivals.of("KX-S" + n);
                example = arrived.event();
                double came = arrived.after(lastStatement("KX-S" + n));
                pause();
                producer.send(copy(example, "direct-" + n));
                double sent = arrivals.of("direct-" + n).afterItsTime();
                if (n >= 50) {
                    relayed.add(came);
                    direct.add(sent);
                }
            }
        }
        verdicts.compared("commit to consumer, median / direct producer", relayed.median(), direct.median(), "ms");
        verdicts.within("the same, difference", relayed.median() - direct.median(), "ms", 5);
        return example;
    }

    /** The last that the transaction wrote before its commit is the line in the audit trail. */
    private static Instant lastStatement(String code) throws Exception {
        return Instant.parse(
                Database.rows("select to_json(at at time zone 'UTC') #>> '{}' || 'Z' from audit where object_id = '"
                                + code + "'")
                        .get(0)[0]);
    }

    /** Not in step with anything that looks at fixed times. */
    private void pause() throws InterruptedException {
        Thread.sleep(20 + random.nextInt(60));
    }

    private void create(String code) throws Exception {
        service.post(
                "cast-admin",
                "/api/organisations",
                "application/json",
                BodyPublishers.ofString("{\"code\":\"" + code + "\",\"name\":\"测试协会" + code
                        + "\",\"kind\":\"ASSOCIATION\",\"parent\":\"KX-000000\"}"));
    }

    private void drain(ConsumerRecord<String, byte[]> example) throws Exception {
        Timing direct = new Timing();
        Timing relay = new Timing();
        try (Connection leader = Database.open();
                KafkaProducer<String, byte[]> producer = producer(5)) {
            for (int round = -WARM_UP; round < 5; round++) {
                Timing measuredDirect = round < 0 ? new Timing() : direct;
                Timing measuredRelay = round < 0 ? new Timing() : relay;
                measuredDirect.run(() -> {
                    for (int n = 0; n < EVENTS; n++) {
                        producer.send(copy(example, "direct-" + n));
                    }
                    producer.flush();
                });
                leader.createStatement().execute("select pg_advisory_lock(" + LEADER_LOCK + ")");
                fill();
                leader.createStatement().execute("select pg_advisory_unlock(" + LEADER_LOCK + ")");
                measuredRelay.run(OutboxBench::drained);
            }
        }
        verdicts.atLeast(
                "relay drain / direct idempotent producer",
                EVENTS / relay.median(),
                EVENTS / direct.median(),
                "/ms",
                0.8);
    }

    /** With copies of an event that the service itself wrote. */
    private void fill() throws Exception {
        create("KX-F" + System.nanoTime());
        Database.execute("""
                insert into outbox (event_id, type, topic, key, data)
                select gen_random_uuid(), o.type, o.topic, o.key || n, o.data
                from (select * from outbox limit 1) o cross join generate_series(1, %d) n""".formatted(EVENTS));
        Database.execute("analyze outbox");
    }

    /** What the service writes when an organisation signs, with and without an event in the same transaction. */
    private void writers() throws Exception {
        String notice = new NoticeDesk(service).issued("写入", 6);
        Signatures signatures = Signatures.of(service, notice, 400_000);
        Replay append =
                ServerLog.listen("insert into outbox", () -> create("KX-W1")).only("insert into outbox");
        Timing without = new Timing();
        Timing appended = new Timing();
        Timing relayed = new Timing();
        try (Connection leader = Database.open()) {
            for (int round = 0; round < 4; round++) {
                double bare = Clients.rate(WRITERS, SECONDS, n -> signatures.signing());
                leader.createStatement().execute("select pg_advisory_lock(" + LEADER_LOCK + ")");
                double kept = Clients.rate(WRITERS, SECONDS, n -> signatures.signingAnd(append));
                leader.createStatement().execute("select pg_advisory_unlock(" + LEADER_LOCK + ")");
                drained();
                double sent = Clients.rate(WRITERS, SECONDS, n -> signatures.signingAnd(append));
                drained();
                if (round > 0) {
                    without.add(bare);
                    appended.add(kept);
                    relayed.add(sent);
                }
            }
        }
        verdicts.atLeast("writers' commits with an event / without", appended.median(), without.median(), "/s", 0.9);
        verdicts.compared(
                "the same while relay and broker share the processors", relayed.median(), without.median(), "/s");
    }

    private static void drained() throws Exception {
        while (Database.number("select count(*) from (select 1 from outbox limit 1) waiting") > 0) {
            Thread.sleep(10);
        }
    }

    private static ProducerRecord<String, byte[]> copy(ConsumerRecord<String, byte[]> event, String key) {
        ProducerRecord<String, byte[]> copy = new ProducerRecord<>(TOPIC, key, event.value());
        for (Header header : event.headers()) {
            copy.headers().add(header);
        }
        copy.headers().remove("ce_time");
        copy.headers().add("ce_time", Instant.now().toString().getBytes());
        return copy;
    }

    private static KafkaProducer<String, byte[]> producer(int linger) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        MusterBacking.bootstrapServers(),
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        1 << 17,
                        ProducerConfig.LINGER_MS_CONFIG,
                        linger),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
