package org.muster.station.backing;

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
    default void kill() {
        process().kill();
    }
}
