package org.muster.gateway.live;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Makes hints of what was read, puts them into the log and shows them. What cannot be understood is shown to nobody. */
final class Reading {

    private static final Logger LOG = Logger.getLogger(Reading.class);
    private static final int LONGEST_TITLE = 120;

    private final EventLog log;
    private final LiveStreams streams;
    private final Map<TopicPartition, Integer> places = new HashMap<>();

    Reading(EventLog log, LiveStreams streams) {
        this.log = log;
        this.streams = streams;
        List<TopicPartition> layout = log.ids().layout();
        for (int i = 0; i < layout.size(); i++) {
            places.put(layout.get(i), i);
        }
    }

    void show() {
        streams.readFrom(log);
    }

    void take(ConsumerRecord<String, byte[]> record) {
        int partition = places.get(new TopicPartition(record.topic(), record.partition()));
        Shown shown = Shown.of(type(record));
        if (shown == null || !shown.topic().equals(record.topic()) || record.value() == null) {
            log.passed(partition, record.offset());
            return;
        }
        try {
            JsonObject data = json(record);
            List<String> about = about(shown, data);
            List<Clause> audience = Clause.of(data.getJsonArray("audience"));
            String lines = "data: " + hint(shown, data, about).encode() + "\n\n";
            streams.publish(() -> log.append(partition, record.offset(), shown, about, audience, lines));
        } catch (RuntimeException e) {
            log.passed(partition, record.offset());
            LOG.debugf("%s-%d@%d is shown to nobody: %s", record.topic(), record.partition(), record.offset(), e);
        }
    }

    static JsonObject json(ConsumerRecord<String, byte[]> record) {
        return new JsonObject(Buffer.buffer(record.value()));
    }

    private static JsonObject hint(Shown shown, JsonObject data, List<String> about) {
        JsonObject hint = new JsonObject().put("type", shown.type()).put("id", data.getString(shown.id()));
        if (shown.about() != null && data.getValue(shown.about()) instanceof String) {
            hint.put("organisation", about.get(0));
        }
        if (shown.title() != null && data.getValue(shown.title()) instanceof String title) {
            hint.put("title", title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) + "…" : title);
        }
        if (data.getValue("drill") instanceof Boolean drill && drill) {
            hint.put("drill", true);
        }
        return hint;
    }

    /** @throws IllegalArgumentException when it does not say what it is about, or not what it is */
    private static List<String> about(Shown shown, JsonObject data) {
        if (!(data.getValue(shown.id()) instanceof String)) {
            throw new IllegalArgumentException(shown.id() + " is missing");
        }
        if (shown.about() == null) {
            return List.of();
        }
        Object about = data.getValue(shown.about());
        if (about instanceof String one) {
            return List.of(one);
        }
        if (about instanceof JsonArray several) {
            return several.stream().map(String.class::cast).toList();
        }
        throw new IllegalArgumentException(shown.about() + " is missing");
    }

    private static String type(ConsumerRecord<String, byte[]> record) {
        Header type = record.headers().lastHeader("ce_type");
        return type == null || type.value() == null ? null : new String(type.value(), StandardCharsets.UTF_8);
    }
}
