package org.muster.gateway.live;

import java.util.List;
import java.util.stream.IntStream;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class EventIdsTest {

    private final EventIds ids = new EventIds(partitions(3));

    @Test
    void sayHowFarEachPartitionWasRead() {
        long[] positions = {0, 127, 1L << 40};

        assertThat(ids.read(ids.write(positions))).isEqualTo(positions);
    }

    @Test
    void areUnderstoodByEveryReplica() {
        assertThat(new EventIds(partitions(3)).read(ids.write(new long[] {1, 2, 3})))
                .containsExactly(1, 2, 3);
    }

    @Test
    void countNoMoreWhenTheTopicsChanged() {
        assertThat(new EventIds(partitions(4)).read(ids.write(new long[] {1, 2, 3})))
                .isNull();
    }

    @Test
    void fitIntoAHeader() {
        EventIds many = new EventIds(partitions(84));

        assertThat(many.write(
                        IntStream.range(0, 84).mapToLong(i -> 10_000_000_000L).toArray()))
                .hasSizeLessThan(800);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "AAAA", "AAAAAAAAAAAA", "%%%", "7", "_____________________________________________"})
    void areNothingElse(String id) {
        assertThat(ids.read(id)).isNull();
    }

    private static List<TopicPartition> partitions(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new TopicPartition("notices", i))
                .toList();
    }
}
