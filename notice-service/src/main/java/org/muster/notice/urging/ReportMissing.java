package org.muster.notice.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.muster.platform.events.MalformedEvent;
import org.muster.platform.events.Reads;

/** A report was due and is not there. */
@Reads("org.muster.report.missing")
record ReportMissing(
        UUID periodId, String organisation, String formName, LocalDate date, Instant dueAt, boolean drill) {

    /** @throws MalformedEvent when a field is missing */
    void requireReadable() {
        if (periodId == null || organisation == null || formName == null || date == null || dueAt == null) {
            throw new MalformedEvent("periodId, organisation, formName, date or dueAt is missing");
        }
    }

    Subject subject() {
        return new Subject(SubjectKind.REPORT, periodId, organisation, formName + " " + date, dueAt, null, null, drill);
    }
}
