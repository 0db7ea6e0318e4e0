package org.muster.expert.matching;

import java.util.Comparator;

/** An expert with the score for one need. */
record Candidate(Facts expert, Score score) {

    /** Best first; equal scores in the order of their ids, so that the list is the same whenever it is asked for. */
    static final Comparator<Candidate> BEST_FIRST = Comparator.<Candidate>comparingInt(
                    candidate -> -candidate.score.points())
            .thenComparing(candidate -> candidate.expert.id());
}
