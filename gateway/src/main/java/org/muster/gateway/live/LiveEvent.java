package org.muster.gateway.live;

import java.util.List;

import io.vertx.core.buffer.Buffer;

/**
 * Something that happened, ready to be shown.
 *
 * @param seq its place in this replica's log
 * @param partition its partition's place in the layout
 * @param positions of all partitions when this event had been read, see {@link EventIds}
 * @param about the organisations it is about
 * @param audience to whom it was addressed
 * @param data the lines behind the id
 * @param frame id and data, as all who have seen everything before it get it
 */
record LiveEvent(
        long seq,
        int partition,
        long offset,
        long[] positions,
        Shown shown,
        List<String> about,
        List<Clause> audience,
        Buffer data,
        Buffer frame) {}
