package org.muster.station.backing;

import java.time.Duration;

/** A server that is one process on this machine, in the steps that whoever supervises it takes one by one. */
public interface LocalServer extends Server {

    /** Makes what the first start needs. Does nothing when it is there. */
    void prepare();

    /** Starts the process without waiting for it. */
    Process launch();

    /** Whether it does its work right now. */
    boolean answers();

    ServerProcess process();

    int port();

    default String name() {
        return process().name();
    }

    @Override
    default void start() {
        prepare();
        if (process().running().isEmpty()) {
            launch();
        }
        Wait.until(name() + " answers on port " + port(), Duration.ofMinutes(3), process(), this::answers);
    }

    @Override
    default void stop() {
        process().stop(Duration.ofSeconds(20));
    }

    @Override
    default void kill() {
        process().kill();
    }
}
