package org.muster.journeys.console;

import java.io.IOException;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muster.journeys.OwnStation;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ServiceWorkerPolicy;

/** What the journeys through the console share: one station and one browser serve all their classes. */
abstract class ConsoleJourney {

    static OwnStation station;
    private static Chromium chromium;

    /** Set up by the first class, kept until all have run. */
    @RegisterExtension
    static final BeforeAllCallback SHARED = context -> context.getRoot()
            .getStore(Namespace.create(ConsoleJourney.class))
            .getOrComputeIfAbsent(Stage.class, key -> new Stage(), Stage.class);

    private static final class Stage implements AutoCloseable {

        Stage() {
            try {
                chromium = Chromium.start();
                station = OwnStation.start();
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            station.close();
            chromium.close();
        }
    }

    static Desk desk(Size size, String user) {
        return new Desk(chromium, size, user);
    }

    /** One that keeps the console, as people's phones do. */
    static Desk ownDevice(Size size, String user) {
        return new Desk(chromium, size, user, ServiceWorkerPolicy.ALLOW);
    }

    static Locator dialog(Desk desk) {
        return desk.page().locator("dialog[open]");
    }
}
