package org.muster.outreach.answers;

/**
 * Turns the likeness of two claims into the probability that they are the same one. The curve was fitted to real
 * rewordings and to the nearest wrong neighbours of real claims; {@code CalibrationTest} fits it anew and compares.
 */
final class Confidence {

    static final double SLOPE = 24.3;

    /** Where "the same claim" and "another claim" are equally likely; what is less alike is no answer. */
    static final double MIDDLE = 0.515;

    /** Of two texts that are the same but for their spelling; nobody has looked at them. */
    private static final double MOST = 0.99;

    private Confidence() {}

    static double of(double likeness) {
        double probability = 1 / (1 + Math.exp(-SLOPE * (likeness - MIDDLE)));
        return Math.round(Math.min(MOST, probability) * 100) / 100.0;
    }
}
