package org.muster.notice.urging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;

/** Remembers what was told about each report. Every call locks its row until the transaction ends. */
@ApplicationScoped
class ReportStandings {

    @Inject
    Jdbi jdbi;

    /** @return whether it is still missing: a submission may have been told before */
    boolean missing(ReportMissing report, Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into report_standing as s (period, organisation, form_name, date, due_at, drill, missing_at, told_at)
                            values (:period, :organisation, :form, :date, :due, :drill, :now, :now)
                        on conflict (period, organisation) do update set due_at = excluded.due_at, drill = excluded.drill,
                            missing_at = coalesce(s.missing_at, excluded.missing_at), told_at = excluded.told_at
                        returning submitted_at is null""")
                .bind("period", report.periodId())
                .bind("organisation", report.organisation())
                .bind("form", report.formName())
                .bind("date", report.date())
                .bind("due", report.dueAt())
                .bind("drill", report.drill())
                .bind("now", now)
                .mapTo(Boolean.class)
                .one());
    }

    void submitted(ReportSubmitted report, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into report_standing as s (period, organisation, form_name, date, submitted_at, told_at)
                            values (:period, :organisation, :form, :date, :submitted, :now)
                        on conflict (period, organisation) do update set
                            submitted_at = coalesce(s.submitted_at, excluded.submitted_at), told_at = excluded.told_at""")
                .bind("period", report.periodId())
                .bind("organisation", report.organisation())
                .bind("form", report.formName())
                .bind("date", report.date())
                .bind("submitted", report.submittedAt())
                .bind("now", now)
                .execute());
    }

    /** The report as something owed; empty when it was not found missing or has come in. */
    Optional<Subject> outstanding(UUID period, String organisation) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select form_name, date, due_at, drill from report_standing where period = ? and organisation = ?
                            and missing_at is not null and submitted_at is null for update""")
                .bind(0, period)
                .bind(1, organisation)
                .map((row, context) -> new ReportMissing(
                                period,
                                organisation,
                                row.getString("form_name"),
                                row.getObject("date", LocalDate.class),
                                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                                row.getBoolean("drill"))
                        .subject())
                .findOne());
    }

    /** Submissions in time are kept only as long as their missing could still be told. */
    int forgetSubmittedBefore(Instant moment) {
        return jdbi.withHandle(handle ->
                handle.execute("delete from report_standing where missing_at is null and told_at < ?", moment));
    }
}
