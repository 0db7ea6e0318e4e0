package org.muster.notice.organisation;

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

    static Place of(Organisation organisation) {
        return new Place(organisation.pos(), organisation.last(), organisation.depth());
    }

    /**
     * The place of the {@code n}-th child ever, counted from 1.
     *
     * @throws ProblemException 422 when the level is full or the tree would become too deep
     */
    Place child(int n) {
        if (depth + 1 >= BITS.length) {
            throw ProblemException.unprocessable("tree-too-deep", BITS.length - 1);
        }
        int bits = BITS[depth + 1];
        long room = (1L << (BITS[depth] - bits)) - 1;
        if (n > room) {
            throw ProblemException.unprocessable("tree-level-full", room);
        }
        long start = pos + ((long) n << bits);
        return new Place(start, start + (1L << bits) - 1, depth + 1);
    }
}
