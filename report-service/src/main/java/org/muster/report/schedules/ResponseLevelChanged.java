package org.muster.report.schedules;

import java.time.Instant;
import java.util.UUID;

import org.muster.platform.events.Reads;

/** @param plan what the new level switches on; null when nothing was said about it */
@Reads("org.muster.response.level-changed")
record ResponseLevelChanged(
        UUID responseId, String organisation, boolean drill, Instant changedAt, ResponseActivated.Plan plan) {

    boolean asksForReports() {
        return plan != null && plan.dailyReport() != null;
    }

    boolean isComplete() {
        return responseId != null
                && changedAt != null
                && (!asksForReports()
                        || organisation != null && plan.dailyReport().isComplete());
    }
}
