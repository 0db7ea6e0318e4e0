package org.muster.notice.organisation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.muster.platform.problem.ProblemException;
import org.muster.platform.problem.Problems;

/** Counts what became of the lines of an import. */
class ImportTally {

    /** A file with more mistakes than this is better mended before all are listed. */
    static final int LISTED = 1000;

    record Rejected(long line, String reason) {}

    /** @param rejectedTotal may be more than are listed */
    record Result(int created, int updated, int unchanged, int rejectedTotal, List<Rejected> rejected) {}

    private final Locale language;
    private final List<Rejected> rejected = new ArrayList<>();
    private int rejectedTotal;
    private int created;
    private int updated;
    private int unchanged;

    ImportTally(Locale language) {
        this.language = language;
    }

    void reject(long line, ProblemException reason) {
        rejectedTotal++;
        if (rejected.size() < LISTED) {
            rejected.add(new Rejected(line, Problems.detail(reason, language)));
        }
    }

    void created(int organisations) {
        created += organisations;
    }

    void updated(int organisations) {
        updated += organisations;
    }

    void unchanged(int organisations) {
        unchanged += organisations;
    }

    Result result() {
        rejected.sort(Comparator.comparingLong(Rejected::line));
        return new Result(created, updated, unchanged, rejectedTotal, rejected);
    }
}
