package org.muster.report.schedules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.Reads;
import org.muster.platform.organisation.Selector;

@Reads("org.muster.response.activated")
record ResponseActivated(UUID responseId, String organisation, boolean drill, LocalDate startedOn, Plan plan) {

    record Plan(DailyReport dailyReport) {}

    /** @param startsOn the date of the first report; null for the day on which the response started or changed */
    record DailyReport(String form, List<Selector> to, Instant dueAt, LocalDate startsOn) {

        boolean isComplete() {
            return form != null && to != null && dueAt != null;
        }
    }

    boolean asksForReports() {
        return plan != null && plan.dailyReport != null;
    }

    boolean isComplete() {
        return responseId != null && organisation != null && startedOn != null && plan.dailyReport.isComplete();
    }
}
