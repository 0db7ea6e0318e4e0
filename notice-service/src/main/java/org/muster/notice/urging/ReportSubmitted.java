package org.muster.notice.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.muster.platform.events.MalformedEvent;
import org.muster.platform.events.Reads;

/** An organisation submitted its report, also late, also as a nil report. */
@Reads("org.muster.report.submitted")
record ReportSubmitted(UUID periodId, String organisation, String formName, LocalDate date, Instant submittedAt) {

    /** @throws MalformedEvent when a field is missing */
    void requireReadable() {
        if (periodId == null || organisation == null || formName == null || date == null || submittedAt == null) {
            throw new MalformedEvent("periodId, organisation, formName, date or submittedAt is missing");
        }
    }
}
