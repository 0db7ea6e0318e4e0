package org.muster.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.muster.station.testing.EventRecords;
import org.muster.station.testing.MusterBacking;
import org.muster.station.testing.Tokens;

/** Five thousand who watch what happens: what they cost in memory, and how soon an event has reached all of them. */
public final class LiveBench {

    private static final int LISTENERS = 5_000;
    private static final int EVENTS = 20;
    private static final Duration LONGER_THAN_A_HEARTBEAT = Duration.ofSeconds(20);

    private final RunningService gateway;
    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", MusterBacking.bootstrapServers(), "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
    private final Verdicts verdicts = new Verdicts();

    private LiveBench(RunningService gateway) {
        this.gateway = gateway;
    }

    public static void main(String[] args) throws Exception {
        new MusterBacking().start();
        topics();
        try (Nginx service = Nginx.ofFiles();
                RunningService gateway = RunningGateway.before(service.port(), RunningGateway.asInAStation())) {
            LiveBench bench = new LiveBench(gateway);
            bench.organisation("KX-000000", 1, 1000, 0);
            bench.organisation("KX-210000", 100, 199, 1);
            bench.warmUp();
            bench.measure();
            bench.verdicts.print();
        }
        System.exit(0);
    }

    private static void topics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", MusterBacking.bootstrapServers()))) {
            admin.createTopics(
                            List.of(new NewTopic("organisations", 1, (short) 1), new NewTopic("notices", 3, (short) 1)))
                    .all()
                    .get();
        }
    }

    /** Until streams open and events arrive, with a few. */
    private void warmUp() throws Exception {
        for (int tries = 1; ; tries++) {
            try (Listeners few = Listeners.come(200, gateway.port(), Tokens.of("ln-clerk"))) {
                for (int i = 0; i < 20; i++) {
                    few.await(notice(), Duration.ofSeconds(1));
                }
                return;
            } catch (IllegalStateException notYet) {
                if (tries == 30) {
                    throw notYet;
                }
                Thread.sleep(1000);
            }
        }
    }

    private void measure() throws Exception {
        double before = residentAfterCollecting();
        double began = System.nanoTime();
        try (Listeners listeners = Listeners.come(LISTENERS, gateway.port(), Tokens.of("ln-clerk"))) {
            verdicts.figure(LISTENERS + " streams open after", (System.nanoTime() - began) / 1e9, "s");
            listeners.await("nothing of the kind", LONGER_THAN_A_HEARTBEAT);
            double after = residentAfterCollecting();
            verdicts.figure("resident before", before, "MiB");
            verdicts.within("more with " + LISTENERS + " idle streams", after - before, "MiB", 150);
            Timing reached = new Timing();
            int deaf = 0;
            for (int i = 0; i < EVENTS; i++) {
                long start = System.nanoTime();
                deaf += LISTENERS - listeners.await(notice(), Duration.ofSeconds(10));
                reached.add((System.nanoTime() - start) / 1e6);
                Thread.sleep(500);
            }
            verdicts.within("listeners whom an event did not reach", deaf, "", 0);
            verdicts.figure("an event has reached all, median", reached.median(), "ms");
            verdicts.within("an event has reached all, worst of " + EVENTS, reached.percentile(100), "ms", 1000);
            verdicts.figure("resident afterwards", residentAfterCollecting(), "MiB");
        }
    }

    /** What the process really has, once its heap holds nothing that it does not need. */
    private double residentAfterCollecting() throws Exception {
        Path jcmd = Path.of(gateway.handle().info().command().orElseThrow()).resolveSibling("jcmd");
        new ProcessBuilder(jcmd.toString(), Long.toString(gateway.handle().pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        return Files.readAllLines(
                        Path.of("/proc", Long.toString(gateway.handle().pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private void organisation(String code, long pos, long last, int depth) throws Exception {
        send("organisations", "org.muster.organisation.changed", code, """
                {"code":"%s","name":"%s","kind":"ASSOCIATION","pos":%d,"last":%d,"depth":%d,"edition":1}""".formatted(code, code, pos, last, depth));
    }

    /** To everybody. @return its id */
    private String notice() throws Exception {
        String id = UUID.randomUUID().toString();
        send("notices", "org.muster.notice.issued", id, """
                {"noticeId":"%s","number":"〔2020〕3号","title":"关于做好疫情防控工作的通知","issuer":"KX-000000","issuedOn":"2020-01-30",
                 "recipients":2,"audience":[{"from":1,"to":1000,"depthFrom":0}]}""".formatted(id));
        return id;
    }

    private void send(String topic, String type, String key, String data) throws Exception {
        producer.send(EventRecords.of(topic, type, key, data.getBytes(StandardCharsets.UTF_8)))
                .get();
    }
}
