package org.muster.station.testing;

import java.util.Optional;

/**
 * What has been started for this JVM. It is kept in system properties, because the test and the test resource may see
 * our classes through different class loaders.
 */
final class Recorded {
    private static final String PREFIX = "muster.backing.";

    private Recorded() {}

    static void put(String name, Object value) {
        System.setProperty(PREFIX + name, String.valueOf(value));
    }

    static Optional<String> find(String name) {
        return Optional.ofNullable(System.getProperty(PREFIX + name));
    }

    static String get(String name) {
        return find(name)
                .orElseThrow(
                        () -> new IllegalStateException("The backing has not been started; is this a @QuarkusTest?"));
    }

    static int number(String name) {
        return Integer.parseInt(get(name));
    }
}
