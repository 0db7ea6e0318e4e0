package org.muster.journeys.rules;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.muster.platform.events.Catalogue;
import org.muster.platform.events.Emits;
import org.muster.platform.events.Reads;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;

import static org.assertj.core.api.Assertions.assertThat;

/** The event catalogue says what the code does: who emits, who reads, on which topics. */
class CatalogueAgainstCodeTest {

    private final JavaClasses code = Code.production();

    @Test
    void everyEventIsEmittedByItsProducerAndByNobodyElse() {
        Map<String, Set<String>> emitted = new TreeMap<>();
        for (JavaClass type : code) {
            type.tryGetAnnotationOfType(Emits.class)
                    .ifPresent(emits -> emitted.computeIfAbsent(emits.value(), key -> new TreeSet<>())
                            .add(service(type)));
        }
        Map<String, Set<String>> listed = new TreeMap<>();
        Catalogue.shipped().entries().forEach(entry -> listed.put(entry.type(), Set.of(entry.producer())));
        assertThat(emitted).isEqualTo(listed);
    }

    @Test
    void everyConsumerIsListedAndEveryListedConsumerReads() {
        Map<String, Set<String>> read = new TreeMap<>();
        for (JavaClass type : code) {
            type.tryGetAnnotationOfType(Reads.class)
                    .filter(reads -> !type.getPackageName().startsWith("org.muster.platform"))
                    .ifPresent(reads -> read.computeIfAbsent(reads.value(), key -> new TreeSet<>())
                            .add(service(type)));
        }
        // the tree is read by the platform itself, in every service that has the channel
        for (String service : Code.SERVICES) {
            if (topics(service).contains("organisations")) {
                read.computeIfAbsent("org.muster.organisation.changed", key -> new TreeSet<>())
                        .add(service + "-service");
            }
        }
        Map<String, Set<String>> listed = new TreeMap<>();
        Catalogue.shipped().entries().stream()
                .filter(entry -> !entry.consumers().isEmpty())
                .forEach(entry -> listed.put(entry.type(), new TreeSet<>(entry.consumers())));
        assertThat(read).isEqualTo(listed);
    }

    @Test
    void everyServiceListensToTheTopicsOfWhatItReads() {
        for (String service : Code.SERVICES) {
            Set<String> wanted = Catalogue.shipped().entries().stream()
                    .filter(entry -> entry.consumers().contains(service + "-service"))
                    .map(Catalogue.Entry::topic)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(topics(service)).as(service).isEqualTo(wanted);
        }
    }

    private static String service(JavaClass type) {
        return type.getPackageName().split("\\.")[2] + "-service";
    }

    private static Set<String> topics(String service) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(
                    Code.text(Code.service(service).resolve("src/main/resources/application.properties"))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return properties.stringPropertyNames().stream()
                .filter(key -> key.matches("mp\\.messaging\\.incoming\\..+\\.topic"))
                .map(properties::getProperty)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
