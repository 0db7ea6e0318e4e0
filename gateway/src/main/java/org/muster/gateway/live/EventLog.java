package org.muster.gateway.live;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.vertx.core.buffer.Buffer;

/**
 * The last events that this replica has read, in the order in which it read them. One thread writes, all may read. Knows
 * of each partition from where on nothing is missing, so that who comes back learns whether something was missed.
 */
final class EventLog {

    private final EventIds ids;
    private final AtomicReferenceArray<LiveEvent> ring;
    private final long[] positions;
    private final long[] completeFrom;
    private long last;

    /** @param start from where each partition is read */
    EventLog(EventIds ids, long[] start, int remembered) {
        this.ids = ids;
        this.ring = new AtomicReferenceArray<>(remembered);
        this.positions = start.clone();
        this.completeFrom = start.clone();
    }

    EventIds ids() {
        return ids;
    }

    /** Notes that the partition was read so far, whether it held something to show or not. */
    synchronized void passed(int partition, long offset) {
        positions[partition] = offset + 1;
    }

    synchronized LiveEvent append(
            int partition, long offset, Shown shown, List<String> about, List<Clause> audience, String data) {
        positions[partition] = offset + 1;
        last++;
        int slot = slot(last);
        LiveEvent gone = ring.get(slot);
        if (gone != null) {
            completeFrom[gone.partition()] = gone.offset() + 1;
        }
        Buffer lines = Buffer.buffer(data);
        LiveEvent event = new LiveEvent(
                last,
                partition,
                offset,
                positions.clone(),
                shown,
                about,
                audience,
                lines,
                Buffer.buffer("id: " + ids.write(positions) + "\n").appendBuffer(lines));
        ring.set(slot, event);
        return event;
    }

    /** @return null when it is not there yet or not any more */
    LiveEvent get(long seq) {
        LiveEvent event = ring.get(slot(seq));
        return event != null && event.seq() == seq ? event : null;
    }

    synchronized long last() {
        return last;
    }

    synchronized String now() {
        return ids.write(positions);
    }

    /**
     * Where a reader begins.
     *
     * @param id what to tell the reader before the first event, null when it has an id already
     * @param missed something happened since the reader was here that is not here any more
     */
    record Start(Cursor cursor, String id, boolean missed) {}

    /** @param seen the id that the reader saw last, null for somebody new */
    synchronized Start start(String seen) {
        Cursor resumed = seen == null ? null : after(seen);
        return resumed == null
                ? new Start(new Cursor(this, last, null), ids.write(positions), seen != null)
                : new Start(resumed, null, false);
    }

    private Cursor after(String id) {
        long[] seen = ids.read(id);
        if (seen == null) {
            return null;
        }
        for (int i = 0; i < seen.length; i++) {
            if (seen[i] < completeFrom[i]) {
                return null;
            }
        }
        return new Cursor(this, Math.max(0, last - ring.length()), seen);
    }

    private int slot(long seq) {
        return (int) (seq % ring.length());
    }
}
