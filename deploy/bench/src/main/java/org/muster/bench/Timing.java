package org.muster.bench;

import java.util.ArrayList;
import java.util.List;

/** How long something took, several times. Also takes other figures, for their median. */
final class Timing {

    private final List<Double> milliseconds = new ArrayList<>();

    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    void run(Work work) throws Exception {
        milliseconds.add(1000 * seconds(work));
    }

    void add(double measured) {
        milliseconds.add(measured);
    }

    double median() {
        return percentile(50);
    }

    double percentile(double percent) {
        double[] sorted =
                milliseconds.stream().mapToDouble(each -> each).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, (int) Math.floor(sorted.length * percent / 100))];
    }
}
