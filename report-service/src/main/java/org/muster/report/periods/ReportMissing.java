package org.muster.report.periods;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.muster.platform.events.Emits;

@Emits("org.muster.report.missing")
record ReportMissing(
        String reportKey,
        UUID periodId,
        String organisation,
        String formName,
        LocalDate date,
        Instant dueAt,
        boolean drill) {

    static ReportMissing of(ReportPeriod period, String organisation, Instant dueAt) {
        return new ReportMissing(
                period.id + "/" + organisation,
                period.id,
                organisation,
                period.formVersion.name(),
                period.date,
                dueAt,
                period.drill);
    }
}
