package org.muster.gateway.live;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

import org.apache.kafka.common.TopicPartition;

/**
 * The ids of events: how far each partition had been read. One stream is made of many partitions, and replicas read them
 * in different orders, so no single offset says what somebody has seen; all of them together do, to any replica.
 */
final class EventIds {

    private final List<TopicPartition> layout;
    private final int fingerprint;

    /** @param layout all partitions that are read, in an order that every replica gives them */
    EventIds(List<TopicPartition> layout) {
        this.layout = List.copyOf(layout);
        CRC32 crc = new CRC32();
        crc.update(layout.toString().getBytes(StandardCharsets.UTF_8));
        this.fingerprint = (int) crc.getValue();
    }

    List<TopicPartition> layout() {
        return layout;
    }

    /** @param positions of each partition, the offset to be read next */
    String write(long[] positions) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + positions.length * 9).putInt(fingerprint);
        for (long position : positions) {
            long left = position;
            while (left >= 0x80) {
                bytes.put((byte) (left & 0x7f | 0x80));
                left >>>= 7;
            }
            bytes.put((byte) left);
        }
        bytes.flip();
        return StandardCharsets.US_ASCII
                .decode(Base64.getUrlEncoder().withoutPadding().encode(bytes))
                .toString();
    }

    /** @return null when it is no id, or one of another layout */
    long[] read(String id) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(id));
            if (bytes.getInt() != fingerprint) {
                return null;
            }
            long[] positions = new long[layout.size()];
            for (int i = 0; i < positions.length; i++) {
                positions[i] = position(bytes);
            }
            return bytes.hasRemaining() ? null : positions;
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            return null;
        }
    }

    private static long position(ByteBuffer bytes) {
        long position = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            byte next = bytes.get();
            position |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return position;
            }
        }
        throw new IllegalArgumentException("No position is that far");
    }
}
