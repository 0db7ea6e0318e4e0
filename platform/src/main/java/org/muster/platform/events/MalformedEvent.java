package org.muster.platform.events;

/** The record can never be handled, however often it is tried; it goes to the dead letters with this reason. */
public class MalformedEvent extends RuntimeException {
    public MalformedEvent(String reason) {
        super(reason);
    }

    public MalformedEvent(String reason, Throwable cause) {
        super(reason, cause);
    }
}
