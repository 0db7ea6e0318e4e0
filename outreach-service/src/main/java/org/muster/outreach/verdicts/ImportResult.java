package org.muster.outreach.verdicts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Problems;

/** Counts what an import did with its lines and keeps the reasons of those it rejected. */
final class ImportResult {

    /** What became of a good line. */
    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    /** A file with more mistakes than this is better mended before all are listed. */
    private static final int LISTED = 1000;

    record Rejected(long line, String reason) {}

    /** @param rejectedTotal may be more than are listed */
    record Summary(int created, int updated, int unchanged, int rejectedTotal, List<Rejected> rejected) {}

    private final Locale language;
    private final int[] outcomes = new int[Outcome.values().length];
    private final List<Rejected> rejected = new ArrayList<>();
    private int rejectedTotal;

    ImportResult(Locale language) {
        this.language = language;
    }

    void count(Outcome outcome) {
        outcomes[outcome.ordinal()]++;
    }

    void reject(long line, ProblemException reason) {
        rejectedTotal++;
        if (rejected.size() < LISTED) {
            rejected.add(new Rejected(line, Problems.detail(reason, language)));
        }
    }

    Summary summary() {
        return new Summary(
                outcomes[Outcome.CREATED.ordinal()],
                outcomes[Outcome.UPDATED.ordinal()],
                outcomes[Outcome.UNCHANGED.ordinal()],
                rejectedTotal,
                rejected.stream()
                        .sorted(Comparator.comparingLong(Rejected::line))
                        .toList());
    }
}
