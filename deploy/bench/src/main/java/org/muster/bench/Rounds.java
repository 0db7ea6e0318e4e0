package org.muster.bench;

/** So many rounds of a measurement, or fewer when they take too long. */
final class Rounds {

    private static final int FEWEST = 5;
    private static final long LONGEST = 15_000_000_000L;

    private final int most;
    private final long start = System.nanoTime();
    private int done;

    Rounds(int most) {
        this.most = most;
    }

    boolean next() {
        if (done >= most || done >= FEWEST && System.nanoTime() - start > LONGEST) {
            return false;
        }
        done++;
        return true;
    }
}
