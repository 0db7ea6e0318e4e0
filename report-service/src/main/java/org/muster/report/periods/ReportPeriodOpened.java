package org.muster.report.periods;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.muster.platform.events.Emits;
import org.muster.platform.organisation.AudienceClause;

/** @param audience who is to report, for those who know the tree but not the audience */
@Emits("org.muster.report-period.opened")
record ReportPeriodOpened(
        UUID periodId,
        UUID form,
        String formName,
        LocalDate date,
        String organisation,
        Instant dueAt,
        int expected,
        UUID responseId,
        boolean drill,
        List<AudienceClause> audience) {}
