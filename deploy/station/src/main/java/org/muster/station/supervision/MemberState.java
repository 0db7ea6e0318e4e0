package org.muster.station.supervision;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How one process of the station fares.
 *
 * @param since when the process that runs now was started
 * @param lastEnd why the one before it ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemberState(String name, State state, Long pid, int port, Instant since, int restarts, String lastEnd) {

    public enum State {
        /** Not started yet, because it needs others first. */
        WAITING,
        /** The process runs and has not answered yet. */
        STARTING,
        READY,
        /** It was ready; it runs, but does not answer at the moment. */
        SILENT,
        /** It ended and will be started again. */
        ENDED,
        /** It was stopped on purpose. */
        STOPPED
    }

    static MemberState waiting(String name, int port) {
        return new MemberState(name, State.WAITING, null, port, null, 0, null);
    }

    MemberState started(long pid, Instant at) {
        return new MemberState(name, State.STARTING, pid, port, at, restarts, lastEnd);
    }

    MemberState ended(String reason) {
        return new MemberState(name, State.ENDED, null, port, null, restarts + 1, reason);
    }

    MemberState now(State state) {
        return new MemberState(name, state, state == State.STOPPED ? null : pid, port, since, restarts, lastEnd);
    }
}
