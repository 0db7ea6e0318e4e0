package org.muster.gateway.live;

import io.vertx.core.buffer.Buffer;

/**
 * How far somebody has read in a replica's log. Whoever came from another replica, or from before, has seen some of what
 * lies ahead and gets it not a second time; such a reader's ids are its own until the replica is level with them.
 */
final class Cursor {

    private final EventLog log;
    private long last;
    private long[] seen;

    Cursor(EventLog log, long last, long[] seen) {
        this.log = log;
        this.last = last;
        this.seen = seen;
    }

    /** It was read in the log already, before it was offered. */
    boolean isPast(LiveEvent event) {
        return event.seq() <= last;
    }

    boolean isNext(LiveEvent event) {
        return event.seq() == last + 1;
    }

    boolean hasMore() {
        return last < log.last();
    }

    /** @return null when it is not there any more: the reader was too slow */
    LiveEvent next() {
        return log.get(last + 1);
    }

    /** Whether the ids of the replica are this reader's too. */
    boolean isLevel() {
        return seen == null;
    }

    /**
     * Goes one on.
     *
     * @return what to send, null when the viewer has seen it before or may not see it
     */
    Buffer pass(LiveEvent event, Viewer viewer) {
        last = event.seq();
        if (seen == null) {
            return viewer.sees(event) ? event.frame() : null;
        }
        boolean isNew = event.offset() >= seen[event.partition()];
        level(event.positions());
        if (!isNew || !viewer.sees(event)) {
            return null;
        }
        return seen == null
                ? event.frame()
                : Buffer.buffer("id: " + log.ids().write(seen) + "\n").appendBuffer(event.data());
    }

    private void level(long[] replica) {
        boolean ahead = false;
        for (int i = 0; i < seen.length; i++) {
            ahead |= seen[i] > replica[i];
            seen[i] = Math.max(seen[i], replica[i]);
        }
        if (!ahead) {
            seen = null;
        }
    }
}
