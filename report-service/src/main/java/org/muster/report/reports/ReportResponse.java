package org.muster.report.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.muster.report.forms.FormField;
import org.muster.report.reports.Plausibility.Warning;
import org.muster.report.reports.Prefill.Suggestion;

/**
 * A unit's report as it stands.
 *
 * @param version 0 and no state while nothing was written
 * @param suggestions by key, what is known already
 * @param warnings numbers that deserve a second look
 */
record ReportResponse(
        UUID period,
        String formName,
        LocalDate date,
        boolean drill,
        String organisation,
        Instant dueAt,
        List<FormField> fields,
        int version,
        ReportState state,
        boolean nil,
        boolean late,
        Map<String, Object> values,
        Map<String, String> reasons,
        String note,
        String author,
        Instant submittedAt,
        String reviewer,
        String returnReason,
        boolean correction,
        String correctionReason,
        Map<String, Suggestion> suggestions,
        List<Warning> warnings) {

    static ReportResponse empty(ReportFile file, Map<String, Suggestion> suggestions) {
        return new ReportResponse(
                file.period().id(),
                file.period().form().name(),
                file.period().date(),
                file.period().drill(),
                file.place().organisation(),
                file.place().dueAt(),
                file.period().form().fields(),
                0,
                null,
                false,
                false,
                Map.of(),
                Map.of(),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                suggestions,
                List.of());
    }

    static ReportResponse of(ReportFile file, Report report, Map<String, Suggestion> suggestions) {
        List<FormField> fields = file.period().form().fields();
        return new ReportResponse(
                file.period().id(),
                file.period().form().name(),
                file.period().date(),
                file.period().drill(),
                report.organisation,
                file.place().dueAt(),
                fields,
                report.version,
                report.state,
                report.nil,
                report.late,
                report.nil ? Map.of() : report.answers().values(fields),
                report.answers().reasonsByKey(fields),
                report.note,
                report.authorName,
                report.submittedAt,
                report.reviewerName,
                report.returnReason,
                report.correction,
                report.correctionReason,
                suggestions,
                report.nil ? List.of() : Plausibility.check(report.answers(), fields, suggestions));
    }
}
