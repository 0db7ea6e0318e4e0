package org.muster.journeys.console;

import java.io.IOException;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.muster.journeys.OwnStation;
import org.muster.journeys.console.Desk.Size;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
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

    /** Presses the button of the dialog that is open. */
    static void inDialog(Desk desk, String action) {
        dialog(desk)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(action).setExact(true))
                .click();
    }

    /** Presses the button of the page, says why in the dialog that it opens, and confirms. */
    static void because(Desk desk, String action, String label, String text) {
        desk.button(action).click();
        dialog(desk).getByLabel(label).fill(text);
        inDialog(desk, action);
    }

    /** For a name that no other journey uses. */
    static String some() {
        return UUID.randomUUID().toString().substring(0, 6);
    }

    /** Waits until it is so, for what comes by an event. */
    static void await(String what, BooleanSupplier so) {
        for (int i = 0; i < 60; i++) {
            if (so.getAsBoolean()) {
                return;
            }
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("Not within half a minute: " + what);
    }
}
