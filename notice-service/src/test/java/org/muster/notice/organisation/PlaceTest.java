package org.muster.notice.organisation;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.muster.platform.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PlaceTest {

    @Test
    void liesWithinItsParentAndBesideItsSiblings() {
        Random random = new Random(7);
        for (int round = 0; round < 2000; round++) {
            Place parent = Place.ROOT;
            int depth = 1 + random.nextInt(6);
            for (int level = 0; level < depth; level++) {
                int n = 1 + random.nextInt(511);
                Place child = parent.child(n);
                Place next = n < 511 ? parent.child(n + 1) : null;
                assertThat(child.pos()).isGreaterThan(parent.pos());
                assertThat(child.last()).isLessThanOrEqualTo(parent.last()).isGreaterThanOrEqualTo(child.pos());
                assertThat(child.depth()).isEqualTo(parent.depth() + 1);
                if (next != null) {
                    assertThat(next.pos()).isGreaterThan(child.last());
                }
                parent = child;
            }
        }
    }

    @Test
    void holdsTheCountry() {
        Place village = Place.ROOT
                .child(4095)
                .child(4095)
                .child(1023)
                .child(511)
                .child(511)
                .child(1023);
        assertThat(village.pos()).isEqualTo(village.last()).isLessThanOrEqualTo(Place.ROOT.last());
    }

    @Test
    void refusesOneChildTooMany() {
        assertThatThrownBy(() -> Place.ROOT.child(4096))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.slug()).isEqualTo("tree-level-full"));
    }

    @Test
    void refusesALevelTooMany() {
        Place deepest = Place.ROOT.child(1).child(1).child(1).child(1).child(1).child(1);
        assertThatThrownBy(() -> deepest.child(1))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.slug()).isEqualTo("tree-too-deep"));
    }
}
