package org.muster.journeys;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.muster.station.client.Muster;
import org.muster.station.client.Muster.User;
import org.muster.station.demo.DemoData;

/** What the chapters of the journey share: the platform, the data, the audience, and the figures to be compared. */
final class Stage {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Muster muster;
    private final DemoData data;
    private final Consumer<String> tell;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Stage(Muster muster, DemoData data, Consumer<String> tell) {
        this.muster = muster;
        this.data = data;
        this.tell = tell;
    }

    User as(String user) {
        return muster.as(user);
    }

    User citizen() {
        return muster.anonymous();
    }

    DemoData data() {
        return data;
    }

    void tell(String words, Object... values) {
        tell.accept(words.formatted(values));
    }

    /** A figure that must come out the same however often processes were killed on the way. */
    void figure(String name, Object value) {
        figures.put(name, value);
        tell("    %s: %s", name, value);
    }

    Map<String, Object> figures() {
        return figures;
    }

    /** @throws AssertionError saying what was expected */
    void check(String what, Object actual, Object expected) {
        if (!Objects.equals(actual, expected)) {
            throw new AssertionError("%s: expected %s but found %s".formatted(what, expected, actual));
        }
    }

    void check(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** What services tell each other by events is there within moments, or a little later when one was killed. */
    <T> T await(String what, Supplier<T> look, Predicate<T> wanted) {
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T seen = look.get();
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > giveUp) {
                throw new AssertionError("Waited in vain until " + what + "; last seen: " + seen);
            }
            try {
                Thread.sleep(300);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
    }
}
