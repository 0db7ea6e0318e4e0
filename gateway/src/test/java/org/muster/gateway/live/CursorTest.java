package org.muster.gateway.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muster.gateway.identity.Caller;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import static org.assertj.core.api.Assertions.assertThat;

/** Two replicas read the same partitions, each in an order of its own and one behind the other; a reader goes to and fro. */
class CursorTest {

    private static final int PARTITIONS = 5;

    private final Tree tree = new Tree();
    private final Viewer desk = viewer(tree);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void showsEverythingOnceWhicheverReplicaItIsReadFrom(long seed) {
        Random random = new Random(seed);
        Replica[] replicas = {new Replica(random, 10_000), new Replica(random, 10_000)};
        List<String> got = new ArrayList<>();
        EventLog.Start start = replicas[0].log.start(null);
        String id = start.id();
        for (int visit = 0; visit < 60; visit++) {
            Replica replica = replicas[random.nextInt(2)];
            Cursor cursor = replica.log.start(id).cursor();
            assertThat(cursor).isNotNull();
            int patience = random.nextInt(12);
            for (int i = 0; i < patience; i++) {
                if (!cursor.hasMore() && !replica.readsOn()) {
                    break;
                }
                while (cursor.hasMore() && random.nextInt(5) > 0) {
                    id = take(cursor.pass(cursor.next(), desk), got, id);
                }
            }
            if (cursor.isLevel() && !cursor.hasMore() && random.nextBoolean()) {
                // a heartbeat
                id = replica.log.now();
            }
        }
        for (Replica replica : replicas) {
            while (replica.readsOn()) {}
        }
        Cursor last = replicas[0].log.start(id).cursor();
        while (last.hasMore()) {
            id = take(last.pass(last.next(), desk), got, id);
        }

        Set<String> all = new HashSet<>(got);
        assertThat(got).hasSameSizeAs(all);
        assertThat(all).hasSize(PARTITIONS * Replica.EACH);
    }

    @Test
    void tellsWhoWasAwayTooLong() {
        Replica replica = new Replica(new Random(7), 20);
        String early = replica.log.now();
        for (int i = 0; i < 20; i++) {
            replica.readsOn();
        }
        assertThat(replica.log.start(early).missed()).isFalse();
        replica.readsOn();

        EventLog.Start late = replica.log.start(early);
        assertThat(late.missed()).isTrue();
        assertThat(late.id()).isEqualTo(replica.log.now());
        assertThat(late.cursor().hasMore()).isFalse();
    }

    @Test
    void tellsWhoseIdIsNone() {
        assertThat(new Replica(new Random(7), 20).log.start("nonsense").missed())
                .isTrue();
    }

    @Test
    void losesWhoIsSlowerThanTheLog() {
        Replica replica = new Replica(new Random(7), 20);
        Cursor cursor = replica.log.start(null).cursor();
        for (int i = 0; i < 21; i++) {
            replica.readsOn();
        }

        assertThat(cursor.hasMore()).isTrue();
        assertThat(cursor.next()).isNull();
    }

    private static String take(Buffer frame, List<String> got, String id) {
        if (frame == null) {
            return id;
        }
        String[] lines = frame.toString().split("\n");
        got.add(lines[1]);
        return lines[0].substring(4);
    }

    private static final class Replica {

        static final int EACH = 40;

        final EventLog log;
        private final Random random;
        private final int[] read = new int[PARTITIONS];

        Replica(Random random, int remembered) {
            this.random = random;
            this.log = new EventLog(
                    new EventIds(IntStream.range(0, PARTITIONS)
                            .mapToObj(i -> new TopicPartition("rumours", i))
                            .toList()),
                    new long[PARTITIONS],
                    remembered);
        }

        /** @return false when there is nothing more */
        boolean readsOn() {
            int[] left =
                    IntStream.range(0, PARTITIONS).filter(i -> read[i] < EACH).toArray();
            if (left.length == 0) {
                return false;
            }
            int partition = left[random.nextInt(left.length)];
            int offset = read[partition]++;
            log.append(
                    partition,
                    offset,
                    Shown.RUMOUR_REPORTED,
                    List.of(),
                    List.of(),
                    "data: " + partition + "/" + offset + "\n\n");
            return true;
        }
    }

    private static Viewer viewer(Tree tree) {
        tree.learn(new JsonObject()
                .put("code", "KX-210000")
                .put("kind", "ASSOCIATION")
                .put("groups", new JsonArray())
                .put("pos", 1L)
                .put("last", 9L)
                .put("depth", 1)
                .put("edition", 1L));
        return new Viewer(
                new Caller(
                        "s", "x", "x", "KX-210000", Set.of("fact-checker"), null, "sid", Instant.EPOCH, Instant.EPOCH),
                tree);
    }
}
