package org.muster.journeys;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

import org.muster.station.client.Muster;
import org.muster.station.demo.DemoData;

/** What {@code deploy/try} runs: the journey, told line by line. */
public final class Try {

    private Try() {}

    public static void main(String[] arguments) {
        Muster muster = new Muster(
                URI.create(System.getProperty("muster.gateway", "http://localhost:8080")),
                URI.create(System.getProperty("muster.issuer", "http://localhost:8180/realms/muster")),
                Duration.ofMinutes(2));
        try {
            new MainJourney(
                            muster,
                            new DemoData(Path.of(System.getProperty("muster.root", "."))),
                            Duration.ofSeconds(45),
                            System.out::println)
                    .run();
            System.out.println("\nThe journey is complete.");
        } catch (AssertionError | RuntimeException e) {
            System.err.println("\nThe journey stopped: " + e.getMessage());
            System.exit(1);
        }
    }
}
