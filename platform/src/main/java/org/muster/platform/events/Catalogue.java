package org.muster.platform.events;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The event catalogue: every event and topic of the platform, read from the tables in {@code events/}. Immutable. */
public final class Catalogue {

    /**
     * An event the platform knows.
     *
     * @param key the data field whose value is the Kafka key: events with the same key stay in order
     */
    public record Entry(
            String type,
            String meaning,
            String producer,
            String topic,
            String key,
            List<String> consumers,
            String since) {}

    /** A Kafka topic. A compacted one keeps the newest event of each key for ever and so can fill a new projection. */
    public record Topic(String name, int partitions, boolean compacted) {}

    private static final Catalogue SHIPPED = new Catalogue();

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Topic> topics = new LinkedHashMap<>();

    private Catalogue() {
        rows("catalogue.csv")
                .forEach(row -> entries.put(
                        row.get("type"),
                        new Entry(
                                row.get("type"),
                                row.get("meaning"),
                                row.get("producer"),
                                row.get("topic"),
                                row.get("key"),
                                words(row.get("consumers")),
                                row.get("since"))));
        rows("topics.csv")
                .forEach(row -> topics.put(
                        row.get("topic"),
                        new Topic(
                                row.get("topic"),
                                Integer.parseInt(row.get("partitions")),
                                row.get("cleanup").equals("compact"))));
    }

    public static Catalogue shipped() {
        return SHIPPED;
    }

    /** Fails for a type that is not listed: such an event would reach nobody. */
    public Entry entry(String type) {
        Entry entry = entries.get(type);
        if (entry == null) {
            throw new IllegalArgumentException("Event type " + type + " is not in the event catalogue; add it there");
        }
        return entry;
    }

    /** The entry of a producer's record, found by its {@link Emits}. */
    public Entry entryOf(Class<?> emitted) {
        Emits emits = emitted.getAnnotation(Emits.class);
        if (emits == null) {
            throw new IllegalArgumentException(emitted.getName() + " lacks @Emits and cannot be an event");
        }
        return entry(emits.value());
    }

    public Collection<Entry> entries() {
        return entries.values();
    }

    public Collection<Topic> topics() {
        return topics.values();
    }

    /** The JSON Schema of the event's data. */
    public String schema(String type) {
        return text(type + ".schema.json");
    }

    /** Example data of the event, valid against {@link #schema}; producers and consumers test with the same one. */
    public String example(String type) {
        return text(type + ".example.json");
    }

    private static List<String> words(String list) {
        return list.isBlank() ? List.of() : Arrays.asList(list.trim().split("\\s+"));
    }

    private static List<CSVRecord> rows(String name) {
        try (Reader reader = new InputStreamReader(open(name), StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(reader)
                    .getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Catalogue.class.getResourceAsStream("/events/" + name);
        if (in == null) {
            throw new IllegalArgumentException("The event catalogue has no " + name);
        }
        return in;
    }
}
