package org.muster.expert.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** What became of each line of a file. */
final class ImportReport {

    /** Not kept. @param line where the record begins; the header is line 1 */
    record Rejected(long line, String reason) {}

    /** Kept, but perhaps the same person as another expert of the pool: a person has to look, nothing is merged. */
    record Suspected(long line, UUID expert, UUID sameAs) {}

    /** The answer of an import. @param rejectedTotal may be more than are listed */
    record Answer(int created, int updated, int rejectedTotal, List<Rejected> rejected, List<Suspected> suspected) {}

    /** A file with more mistakes than this is better mended before all are listed. */
    private static final int LISTED = 1000;

    private final List<Rejected> rejected = new ArrayList<>();
    private final List<Suspected> suspected = new ArrayList<>();
    private int created;
    private int updated;
    private int rejectedTotal;

    void reject(long line, String reason) {
        rejectedTotal++;
        if (rejected.size() < LISTED) {
            rejected.add(new Rejected(line, reason));
        }
    }

    /** @param sameAs null when nobody is alike */
    void keep(long line, ProfileWriter.Written written, UUID sameAs) {
        if (written.created()) {
            created++;
        } else {
            updated++;
        }
        if (sameAs != null) {
            suspected.add(new Suspected(line, written.id(), sameAs));
        }
    }

    Answer answer() {
        rejected.sort(Comparator.comparingLong(Rejected::line));
        return new Answer(created, updated, rejectedTotal, rejected, suspected);
    }
}
