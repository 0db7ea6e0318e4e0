package org.muster.report.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.muster.platform.events.Emits;

@Emits("org.muster.report.submitted")
record ReportSubmitted(
        String reportKey,
        UUID periodId,
        String organisation,
        String formName,
        LocalDate date,
        boolean nil,
        boolean late,
        Instant submittedAt) {}
