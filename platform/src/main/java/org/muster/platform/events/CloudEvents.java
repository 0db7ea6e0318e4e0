package org.muster.platform.events;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Reads and writes CloudEvents 1.0 in Kafka's binary mode: attributes in {@code ce_} headers, JSON data as the value. */
public final class CloudEvents {

    /** For event data only: tolerant of fields a newer producer added. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CloudEvents() {}

    public static ProducerRecord<String, byte[]> write(
            String topic, String key, EventMetadata metadata, byte[] data, Map<String, String> extensions) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, data);
        Headers headers = record.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", metadata.id().toString());
        put(headers, "ce_type", metadata.type());
        put(headers, "ce_source", metadata.source());
        put(headers, "ce_time", metadata.time().toString());
        put(headers, "content-type", "application/json");
        extensions.forEach((name, value) -> put(headers, name, value));
        return record;
    }

    /** @throws MalformedEvent when a required attribute is missing or unreadable */
    public static EventMetadata metadata(ConsumerRecord<String, byte[]> record) {
        Headers headers = record.headers();
        if (!"1.0".equals(get(headers, "ce_specversion"))) {
            throw new MalformedEvent("not a CloudEvent 1.0: header ce_specversion is missing or different");
        }
        try {
            return new EventMetadata(
                    UUID.fromString(required(headers, "ce_id")),
                    required(headers, "ce_type"),
                    required(headers, "ce_source"),
                    Instant.parse(required(headers, "ce_time")));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedEvent("unreadable CloudEvents header: " + e.getMessage(), e);
        }
    }

    private static String required(Headers headers, String name) {
        String value = get(headers, name);
        if (value == null || value.isBlank()) {
            throw new MalformedEvent("header " + name + " is missing");
        }
        return value;
    }

    private static String get(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
