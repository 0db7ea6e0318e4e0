package org.muster.station.checks;

/** Why the station does not start: one sentence that says what is wrong and what to do. */
public final class Refusal extends RuntimeException {
    public Refusal(String sentence) {
        super(sentence, null, false, false);
    }
}
