package org.muster.notice.organisation;

import java.util.Arrays;

import org.muster.platform.organisation.Organisation;
import org.muster.platform.problem.ProblemException;

/**
 * A place in the pre-order of the tree: a number and the last number below it. The root's width of 2^62 is divided
 * level by level, so that a new organisation never renumbers its neighbours: 4,095 children on the first two levels,
 * 1,023 on the next, 511 on the two after that, 1,023 at the bottom.
 */
record Place(long pos, long last, int depth) {

    /** Bits of a place's width by depth. */
    private static final int[] BITS = {62, 50, 38, 28, 19, 10, 0};

    static final Place ROOT = new Place(0, (1L << BITS[0]) - 1, 0);

    static final int DEEPEST = BITS.length - 1;

    /** For statements that give places to many at once. */
    static Integer[] bits() {
        return Arrays.stream(BITS).boxed().toArray(Integer[]::new);
    }

    /** How many children one of this depth can have, counted over all it ever had. */
    static long room(int depth) {
        return (1L << (BITS[depth] - BITS[depth + 1])) - 1;
    }

    static Place of(Organisation organisation) {
        return new Place(organisation.pos(), organisation.last(), organisation.depth());
    }

    /**
     * The place of the {@code n}-th child ever, counted from 1.
     *
     * @throws ProblemException 422 when the level is full or the tree would become too deep
     */
    Place child(int n) {
        if (depth >= DEEPEST) {
            throw ProblemException.unprocessable("tree-too-deep", DEEPEST);
        }
        int bits = BITS[depth + 1];
        if (n > room(depth)) {
            throw ProblemException.unprocessable("tree-level-full", room(depth));
        }
        long start = pos + ((long) n << bits);
        return new Place(start, start + (1L << bits) - 1, depth + 1);
    }
}
