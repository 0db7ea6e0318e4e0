package org.muster.gateway.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.muster.station.testing.EventRecords;
import org.muster.station.testing.MusterBacking;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import static org.awaitility.Awaitility.await;

/** Sends to the real broker what services send, about the tree of the demo users. */
final class Happenings implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
            Map.of("bootstrap.servers", MusterBacking.bootstrapServers(), "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());

    static Happenings begin() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", MusterBacking.bootstrapServers()))) {
            var there = admin.listTopics().names().get();
            admin.createTopics(Stream.concat(Stream.of("organisations"), Shown.topics().stream())
                            .filter(topic -> !there.contains(topic))
                            .map(topic -> new NewTopic(topic, topic.equals("organisations") ? 1 : 3, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
        Happenings happenings = new Happenings();
        happenings.tree();
        return happenings;
    }

    /** Until the gateway has found all topics and shows what is sent. */
    void areSeenBy(LiveStreams streams) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> streams.log() != null
                        && streams.log().ids().layout().size()
                                == 3 * Shown.topics().size());
    }

    private void tree() {
        organisation("KX-000000", "ASSOCIATION", 1, 1000, 0);
        organisation("KX-210000", "ASSOCIATION", 100, 199, 1);
        organisation("KX-210100", "ASSOCIATION", 110, 119, 2);
        organisation("KX-210200", "ASSOCIATION", 120, 129, 2);
        organisation("XH-210000-YYX", "SOCIETY", 150, 159, 2);
        organisation("DW-YYX-1", "MEMBER_UNIT", 151, 151, 3);
        organisation("DW-YYX-2", "MEMBER_UNIT", 152, 152, 3);
        organisation("KX-320000", "ASSOCIATION", 200, 299, 1);
    }

    void organisation(String code, String kind, long pos, long last, int depth) {
        send(
                "organisations",
                "org.muster.organisation.changed",
                code,
                new JsonObject()
                        .put("code", code)
                        .put("name", code)
                        .put("kind", kind)
                        .put("pos", pos)
                        .put("last", last)
                        .put("depth", depth)
                        .put("edition", 1));
    }

    /** @return the id of the notice */
    String notice(String issuer, JsonObject... audience) {
        String id = UUID.randomUUID().toString();
        send(
                "notices",
                "org.muster.notice.issued",
                id,
                new JsonObject()
                        .put("noticeId", id)
                        .put("number", "〔2020〕3号")
                        .put("title", "关于做好疫情防控工作的通知")
                        .put("issuer", issuer)
                        .put("issuedOn", "2020-01-30")
                        .put("recipients", 2)
                        .put("audience", new JsonArray(List.of(audience))));
        return id;
    }

    static JsonObject below(long from, long to, String... kinds) {
        JsonObject clause = new JsonObject().put("from", from).put("to", to).put("depthFrom", 0);
        return kinds.length == 0 ? clause : clause.put("kinds", new JsonArray(List.of(kinds)));
    }

    /** For whoever may see a notice at all: what was sent before it has been shown when this is. */
    String noticeToAll() {
        return notice("KX-000000", below(1, 1000));
    }

    /** A notice to everybody whose hint has so many bytes. */
    void large(int bytes) {
        String id = UUID.randomUUID() + "x".repeat(bytes);
        send(
                "notices",
                "org.muster.notice.issued",
                "large",
                new JsonObject()
                        .put("noticeId", id)
                        .put("issuer", "KX-000000")
                        .put("audience", new JsonArray().add(below(1, 1000))));
    }

    /** An event of one organisation's. @return its id */
    String of(Shown shown, String organisation) {
        String id = UUID.randomUUID().toString();
        JsonObject data = new JsonObject().put(shown.id(), id);
        if (shown.about() != null) {
            data.put(shown.about(), shown.about().endsWith("s") ? new JsonArray().add(organisation) : organisation);
        }
        if (shown.title() != null) {
            data.put(shown.title(), "标题");
        }
        send(shown.topic(), shown.type(), id, data);
        return id;
    }

    void send(String topic, String type, String key, JsonObject data) {
        try {
            producer.send(record(topic, type, key, data)).get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ProducerRecord<String, byte[]> record(String topic, String type, String key, JsonObject data) {
        byte[] value = data == null
                ? "no JSON".getBytes(StandardCharsets.UTF_8)
                : data.toBuffer().getBytes();
        return EventRecords.of(topic, type, key, value);
    }

    @Override
    public void close() {
        producer.close();
    }
}
