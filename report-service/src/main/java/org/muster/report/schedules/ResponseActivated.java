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

    record DailyReport(String form, List<Selector> to, Instant dueAt) {}

    boolean asksForReports() {
        return plan != null && plan.dailyReport != null;
    }

    boolean isComplete() {
        DailyReport daily = plan.dailyReport;
        return responseId != null
                && organisation != null
                && startedOn != null
                && daily.form != null
                && daily.to != null
                && daily.dueAt != null;
    }
}
