package org.muster.station.backing;

/** A server that can be brought to life, ended, and killed; each returns when it is done. */
public interface Server {

    /** On the same port and data as before, if there was a before. Does nothing when it is running. */
    void start();

    void stop();

    /** kill -9: no chance to clean up. */
    void kill();
}
