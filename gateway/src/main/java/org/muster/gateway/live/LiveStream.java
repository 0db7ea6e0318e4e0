package org.muster.gateway.live;

import java.util.concurrent.ThreadLocalRandom;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * One open stream of somebody's. Runs on the event loop of its connection only. What a slow reader has not taken in waits
 * in the replica's log, which all share, never here.
 */
final class LiveStream {

    private static final Buffer SILENCE = Buffer.buffer(":\n\n");

    /** Hands the connection a little at a time, so that the rest stays in the log. */
    private static final int IN_FLIGHT = 32 * 1024;

    private final Viewer viewer;
    private final HttpServerResponse response;
    private final Cursor cursor;
    private final Runnable cutOff;
    private boolean waiting;
    private long waitingSince;

    /** @param cutOff breaks the connection without waiting until what was written is read */
    LiveStream(Viewer viewer, HttpServerResponse response, Cursor cursor, Runnable cutOff) {
        this.viewer = viewer;
        this.response = response;
        this.cursor = cursor;
        this.cutOff = cutOff;
        response.setWriteQueueMaxSize(IN_FLIGHT);
    }

    Viewer viewer() {
        return viewer;
    }

    /** @param greeting what comes before the first event */
    void begin(String greeting) {
        write(Buffer.buffer(greeting));
        goOn();
    }

    void offer(LiveEvent event) {
        if (waiting || response.ended() || cursor.isPast(event)) {
            return;
        }
        if (cursor.isNext(event)) {
            show(event);
        } else {
            goOn();
        }
    }

    /** @param beat a comment and the id of now, which costs the reader nothing to resume from */
    void beat(Buffer beat, long slowMillis) {
        if (!waiting) {
            write(cursor.isLevel() ? beat : SILENCE);
        } else if (System.currentTimeMillis() - waitingSince > slowMillis) {
            // not ended in good order: that would have to wait behind what is not read either
            cutOff.run();
        }
    }

    /** The reader comes back by itself after a while, not all at the same moment. */
    void end() {
        if (!response.ended() && !response.closed()) {
            // who does not even take in the farewell is cut off like everybody who reads nothing
            startWaiting();
            response.end("retry: " + ThreadLocalRandom.current().nextInt(500, 4000) + "\n\n");
        }
    }

    private void goOn() {
        while (!waiting && !response.closed() && cursor.hasMore()) {
            LiveEvent event = cursor.next();
            if (event == null) {
                end();
                return;
            }
            show(event);
        }
    }

    private void show(LiveEvent event) {
        Buffer frame = cursor.pass(event, viewer);
        if (frame != null) {
            write(frame);
        }
    }

    private void write(Buffer frame) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.write(frame);
        if (response.writeQueueFull()) {
            startWaiting();
            response.drainHandler(drained -> {
                if (!response.ended()) {
                    waiting = false;
                    goOn();
                }
            });
        }
    }

    private void startWaiting() {
        waiting = true;
        waitingSince = System.currentTimeMillis();
    }
}
