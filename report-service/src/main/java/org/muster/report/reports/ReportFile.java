package org.muster.report.reports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.muster.platform.problem.ProblemException;
import org.muster.report.periods.Place;
import org.muster.report.periods.ReportPeriod;

/** All versions of one unit's report of one period, oldest first, and the unit's place in the period. */
record ReportFile(ReportPeriod period, Place place, List<Report> versions) {

    Optional<Report> latest() {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    /** The version that counts. */
    Optional<Report> inForce() {
        return versions.stream().filter(report -> report.state.counts()).findFirst();
    }

    /** @throws ProblemException 404 when nothing was written yet */
    Report requireLatest() {
        return latest().orElseThrow(
                        () -> ProblemException.notFound("report", period.id() + "/" + place.organisation()));
    }

    /**
     * The draft to write into: the open one, or a new one where nothing was written yet or the last version was returned.
     *
     * @throws ProblemException 409 when a version counts and no correction was begun
     */
    Report draft() {
        if (versions.isEmpty()) {
            return Report.first(period, place);
        }
        Report latest = requireLatest();
        return latest.state == ReportState.RETURNED
                ? latest.next(
                        place,
                        inForce().filter(report -> report.reviewedAt != null).isPresent())
                : latest;
    }

    /** What a reviewer looks at: the version that counts, even while a correction is being written. */
    Report reviewed() {
        return inForce().orElseGet(this::requireLatest);
    }

    /** A correction is as late as what it corrects; everything else as the clock says. */
    boolean isLate(Instant at) {
        return inForce().map(report -> report.late).orElse(at.isAfter(place.dueAt()));
    }

    /** The newest superseded version. */
    Optional<Report> superseded() {
        return versions.stream()
                .filter(report -> report.state == ReportState.SUPERSEDED)
                .reduce((older, newer) -> newer);
    }
}
